import type { Construct } from "constructs";
import { CloudwatchLogGroup } from "./bindings.ts";
import { arnOf, type Platform } from "./platform.ts";
import type { Statement } from "./policy-document.ts";

/** A log group with the platform's retention and key, made before anything writes to it. */
export function logGroup(
  scope: Construct,
  id: string,
  { settings }: Platform,
  name: string,
): CloudwatchLogGroup {
  return new CloudwatchLogGroup(scope, id, {
    name,
    retentionInDays: settings.logRetentionInDays,
    ...(settings.kmsKeyArn !== undefined && { kmsKeyId: settings.kmsKeyArn }),
  });
}

/** Writing to one log group; creating it is Terraform's. */
export const logStatements = (platform: Platform, name: string): readonly Statement[] => [
  {
    Sid: "WriteLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: [
      arnOf(platform, "logs", `log-group:${name}`),
      arnOf(platform, "logs", `log-group:${name}:log-stream:*`),
    ],
  },
];
