import { keyStatements } from "./encryption.ts";
import { logStatements } from "./log-group.ts";
import { arnOf, bucketArnOf, type Platform } from "./platform.ts";
import type { Statement } from "./policy-document.ts";
import { provisioningPolicies } from "./provisioning/index.ts";
import { BUCKET_PREFIXES } from "./state-bucket.ts";

/** What runs a project's Terraform, wherever it runs: bundle, state, lock and logs of the platform, and projects. */
export const runnerPermissions = (platform: Platform): Readonly<Record<string, readonly Statement[]>> => {
  const bucketArn = bucketArnOf(platform, platform.names.stateBucket);
  const states = `${bucketArn}/${BUCKET_PREFIXES.projects}*/terraform.tfstate`;
  return {
    ...provisioningPolicies(platform),
    runner: [
      ...logStatements(platform, platform.names.runnerLogGroup),
      {
        Sid: "ReadBundles",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: [`${bucketArn}/${BUCKET_PREFIXES.bundles}*`],
      },
      {
        Sid: "States",
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: [states, `${states}.tflock`],
      },
      { Sid: "Unlock", Effect: "Allow", Action: ["s3:DeleteObject"], Resource: [`${states}.tflock`] },
      // A state that is not there yet would look like one that is forbidden, and Terraform looks for workspaces.
      { Sid: "TellWhatIsMissing", Effect: "Allow", Action: ["s3:ListBucket"], Resource: [bucketArn] },
      ...lockTableStatements(platform),
      ...(platform.settings.kmsKeyArn === undefined
        ? []
        : keyStatements(platform, ["kms:Decrypt", "kms:GenerateDataKey"])),
    ],
  };
};

const lockTableStatements = (platform: Platform): readonly Statement[] =>
  platform.settings.stateLock === "dynamodb"
    ? [
        {
          Sid: "LockTable",
          Effect: "Allow",
          Action: ["dynamodb:DeleteItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem"],
          Resource: [arnOf(platform, "dynamodb", `table/${platform.names.lockTable}`)],
        },
      ]
    : [];
