import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { awsProvider } from "../../../../tools/infra-checks/aws-provider.ts";
import { isMotoThere } from "../../../../tools/infra-checks/moto.ts";
import { isTerraformThere } from "../../../../tools/infra-checks/terraform.ts";
import { project } from "../project.ts";

const provider = awsProvider();

export const canPlan = isTerraformThere && isMotoThere && provider !== undefined;

const CONFIG = `import { defineConfig } from "@sagewright/cli";
export default defineConfig({ organization: "acme", environment: "prod", region: "us-east-1" });`;

/** The provider that is at hand, and settings that fit an emulator: Terraform lays this over the stack. */
const OVERRIDE = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: provider?.version } } },
  provider: {
    aws: {
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      s3_use_path_style: true,
      max_retries: 2,
    },
  },
};

/** The folder of a platform's operator. */
export function platformFolder(): string {
  const folder = project({ "sagewright.config.ts": CONFIG });
  const out = join(folder, "out/catalog");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "emulator_override.tf.json"), JSON.stringify(OVERRIDE));
  return folder;
}

/** For the real Terraform and the provider that is at hand, with an emulator as AWS. */
export const platformEnvironment = (endpoint: string): NodeJS.ProcessEnv => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "emulator",
  AWS_SECRET_ACCESS_KEY: "emulator",
  AWS_EC2_METADATA_DISABLED: "true",
  TF_CLI_CONFIG_FILE: "/dev/null",
  TF_CLI_ARGS_init: `-plugin-dir=${provider?.folder} -upgrade`,
});
