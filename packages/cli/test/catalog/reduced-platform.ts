import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { platformSettingsSchema } from "@sagewright/core/project";
import type { CatalogRequest } from "../../src/catalog/catalog-work.ts";
import type { Backend } from "../../src/catalog/state-place.ts";

/** What a platform's bucket stands for here: kept by a destroy, taken over by the next deploy. */
export const BUCKET_ADDRESS = "terraform_data.state-bucket";
export const BUCKET = "reduced-acme-dev";

const ACCOUNT = "123456789012";
const CREDENTIALS = { accessKeyId: "emulator", secretAccessKey: "emulator" };

export interface ReducedOptions {
  /** The emulator. */
  readonly endpoint: string;
  readonly folder: string;
  readonly backend?: Backend;
  /** The stack's value; another one is a change. */
  readonly value?: string;
  /** Shell commands that are run once the bucket is there, before its resource is made. */
  readonly afterBucket?: string;
  /** Shell commands that the resource `slow` runs while it is made. */
  readonly slow?: string;
  /** A program to be used for Terraform. */
  readonly terraform?: string;
  /** Has Terraform read what is not there, so that it makes no plan. */
  readonly cannotPlan?: boolean;
  /** Of the credentials. */
  readonly account?: string;
  readonly region?: string;
}

/**
 * A platform of a few resources that need no provider, in the hands of the real Terraform: all that a platform's commands do but
 * AWS's resources, in seconds. Its state goes to a real S3 backend.
 */
export function reducedPlatform(options: ReducedOptions): CatalogRequest {
  const { endpoint, folder, backend = "s3", terraform, account = ACCOUNT, region = "us-east-1" } = options;
  const settings = platformSettingsSchema.parse({ organization: "acme", environment: "dev" });
  // The endpoints are in the environment, so that services can have different ones.
  const aws = { region };
  return {
    settings,
    cloud: {
      account,
      region,
      partition: "aws",
      bucket: BUCKET,
      s3: new S3Client({ region, endpoint, forcePathStyle: true, credentials: CREDENTIALS }),
      pathStyle: true,
      aws,
      credentials: async () => CREDENTIALS,
    },
    folder,
    backend,
    terraform,
    kept: [BUCKET_ADDRESS],
    synth: async (where) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack(where, options), null, 2));
    },
    warnings: [],
  };
}

const stack = (
  backend: Backend,
  { endpoint, value = "first", slow = "true", afterBucket = "true", cannotPlan = false }: ReducedOptions,
) => ({
  terraform: {
    backend:
      backend === "local"
        ? { local: { path: "terraform.tfstate" } }
        : { s3: { key: "catalog/terraform.tfstate", encrypt: true, use_lockfile: true } },
  },
  ...(cannotPlan && {
    data: { terraform_remote_state: { none: { backend: "local", config: { path: "/no/such.tfstate" } } } },
  }),
  resource: {
    terraform_data: {
      "state-bucket": {
        lifecycle: { prevent_destroy: true },
        provisioner: [
          {
            "local-exec": {
              command: `curl -sf -X PUT "$ENDPOINT/$BUCKET"; ${afterBucket}`,
              environment: { ENDPOINT: endpoint, BUCKET },
            },
          },
        ],
      },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's interpolation, not ours.
      settled: { input: { value, secret: '${sensitive("hunter2")}' } },
      made: { triggers_replace: [value] },
      slow: {
        depends_on: ["terraform_data.settled", "terraform_data.state-bucket"],
        triggers_replace: [slow],
        provisioner: [{ "local-exec": { command: slow } }],
      },
    },
  },
  output: {
    product_id: { value: "prod-reduced00001" },
    account: { value: ACCOUNT },
    region: { value: "us-east-1" },
    git_secret_arn: { value: "arn:aws:secretsmanager:us-east-1:123456789012:secret:acme-AbCdEf" },
    password: { value: "hunter2", sensitive: true },
  },
});
