import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KEPT_ADDRESSES } from "@sagewright/infra-catalog";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsProvider } from "../../../../tools/infra-checks/aws-provider.ts";
import { type Emulator, startEmulator } from "../../../../tools/infra-checks/emulator/emulator.ts";
import { isMotoThere } from "../../../../tools/infra-checks/moto.ts";
import { isTerraformThere } from "../../../../tools/infra-checks/terraform.ts";
import { catalogPlanDocument } from "../../src/documents/catalog.ts";
import { project } from "../project.ts";
import { start } from "../sagewright.ts";

const provider = awsProvider();
const TIMEOUT = 180_000;

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

describe.skipIf(!isTerraformThere || !isMotoThere || provider === undefined)(
  "catalog plan with the real provider [needs terraform] [needs moto] [needs aws provider]",
  () => {
    let emulator: Emulator;
    beforeAll(async () => {
      emulator = await startEmulator();
    }, TIMEOUT);
    afterAll(() => emulator.stop());

    function platform(): string {
      const folder = project({ "sagewright.config.ts": CONFIG });
      const out = join(folder, "out/catalog");
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, "emulator_override.tf.json"), JSON.stringify(OVERRIDE));
      return folder;
    }
    const run = (folder: string, ...argv: readonly string[]) =>
      start(folder, ["catalog", ...argv], {
        AWS_ENDPOINT_URL: emulator.endpoint,
        AWS_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: "emulator",
        AWS_SECRET_ACCESS_KEY: "emulator",
        AWS_EC2_METADATA_DISABLED: "true",
        TF_CLI_CONFIG_FILE: "/dev/null",
        TF_CLI_ARGS_init: `-plugin-dir=${provider?.folder} -upgrade`,
        // What a user's shell might have: none of it is to reach the plan.
        TF_WORKSPACE: "elsewhere",
        TF_CLI_ARGS_plan: "-destroy",
        TF_DATA_DIR: join(folder, "data"),
      }).ended;

    it(
      "shows a person by service what a first deploy makes, and tells it as a document; nothing is made",
      async () => {
        const before = await emulator.inventory();
        const folder = platform();

        const { code, stdout, stderr } = await run(
          folder,
          "plan",
          "--json",
          "--force",
          "--detailed-exitcode",
        );

        expect({ code, stderr }).toMatchObject({ code: 2 });
        const plan = catalogPlanDocument.parse(JSON.parse(stdout));
        expect(plan).toMatchObject({
          platform: "acme-prod",
          account: "123456789012",
          region: "us-east-1",
          state: join(folder, "out/catalog/terraform.tfstate"),
          hasChanges: true,
          changedByOthers: [],
        });
        const { create, ...others } = plan.counts;
        expect(create).toBe(plan.changes.length);
        expect(create).toBeGreaterThan(40);
        expect(Object.values(others)).toEqual([0, 0, 0, 0, 0]);
        expect(plan.changes.map(({ address }) => address)).toEqual(
          expect.arrayContaining([...KEPT_ADDRESSES]),
        );
        expect(stderr).toContain(`Plan: ${create} to create.`);
        expect(stderr).toMatch(/\nIAM {2}\d+ to create\n {2}\+ aws_iam_/);
        expect(stderr).toContain(
          "s3://sagewright-acme-prod-123456789012-us-east-1/catalog/terraform.tfstate",
        );
        expect(await emulator.inventory()).toEqual(before);
      },
      TIMEOUT,
    );
  },
);
