import { CloudwatchLogGroup } from "./bindings.ts";
import { allow, type Statement } from "./policy.ts";
import { arnOf, type Project } from "./project.ts";

/** A log group that Terraform makes before the service would, so that log events are not kept for ever. */
export const logGroup = (project: Project, id: string, name: string): CloudwatchLogGroup =>
  new CloudwatchLogGroup(project.stack, id, {
    name,
    retentionInDays: project.settings.logRetentionInDays,
    ...(project.settings.kmsKeyArn !== undefined && { kmsKeyId: project.settings.kmsKeyArn }),
    tags: project.tags,
  });

/** Name of the log group of a CodeBuild project. */
export const buildLogGroupName = (project: string): string => `/aws/codebuild/${project}`;

/** Name of the log group of a Lambda function. */
export const functionLogGroupName = (name: string): string => `/aws/lambda/${name}`;

/** Lets a role write into one log group; the group itself it cannot make. */
export const allowLogs = (project: Pick<Project, "place">, name: string): Statement =>
  allow(
    "Logs",
    ["logs:CreateLogStream", "logs:PutLogEvents"],
    [arnOf(project, "logs", `log-group:${name}:*`)],
  );
