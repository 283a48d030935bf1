import type { Construct } from "constructs";
import { DynamodbTable } from "./bindings.ts";
import type { Platform } from "./platform.ts";

/**
 * The table that locks states, for organizations that want it beside the S3 lock file. Paid by request, so that it
 * costs nothing while nobody deploys.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#dynamodb-state-locking
 */
export function lockTable(scope: Construct, { settings, names }: Platform): DynamodbTable | undefined {
  if (settings.stateLock !== "dynamodb") return undefined;
  return new DynamodbTable(scope, "lock-table", {
    name: names.lockTable,
    billingMode: "PAY_PER_REQUEST",
    hashKey: "LockID",
    attribute: [{ name: "LockID", type: "S" }],
    pointInTimeRecovery: { enabled: true },
    ...(settings.kmsKeyArn !== undefined && {
      serverSideEncryption: { enabled: true, kmsKeyArn: settings.kmsKeyArn },
    }),
  });
}
