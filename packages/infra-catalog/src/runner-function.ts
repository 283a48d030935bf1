import { LAMBDA_RUNTIME } from "@sagewright/infra-project";
import type { Construct } from "constructs";
import type { AssetFile } from "./assets.ts";
import {
  type CodebuildProject,
  LambdaFunction,
  LambdaFunctionEventInvokeConfig,
  SqsQueue,
} from "./bindings.ts";
import { keyStatements } from "./encryption.ts";
import { logGroup, logStatements } from "./log-group.ts";
import { arnOf, bucketArnOf, type Platform } from "./platform.ts";
import { trustSilentService } from "./policy-document.ts";
import { RUNNER_LIMITS, runnerLambdaEnvironment, runnerLambdaStatements } from "./runner/index.ts";
import { serviceRole } from "./service-role.ts";

const MEMORY_IN_MEGABYTES = 256;
/** Times that an event is handed over again when the function threw, and for how long. */
const RETRIES = 2;
const RETRY_WINDOW_IN_SECONDS = 3600;
const DEAD_LETTER_DAYS = 14;

export interface RunnerFunctionProps {
  readonly code: AssetFile;
  readonly project: CodebuildProject;
  readonly bundleSha256: string;
}

/**
 * The function behind the product's custom resource: starts a build for each request of CloudFormation, and answers when
 * the build has ended. What it could not handle even when tried again lies in a queue, to be looked at.
 */
export function runnerFunction(
  scope: Construct,
  platform: Platform,
  { code, project, bundleSha256 }: RunnerFunctionProps,
): LambdaFunction {
  const { names, settings } = platform;
  const { kmsKeyArn } = settings;
  const logGroupName = `/aws/lambda/${names.runner}`;
  const deadLettersName = `${names.runner}-dead-letters`;
  const logs = logGroup(scope, "runner-function-logs", platform, logGroupName);
  const deadLetters = new SqsQueue(scope, "runner-dead-letters", {
    name: deadLettersName,
    messageRetentionSeconds: DEAD_LETTER_DAYS * 24 * 60 * 60,
    ...(kmsKeyArn === undefined ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId: kmsKeyArn }),
  });
  const { role, permissions } = serviceRole(scope, "runner-function-role", platform, {
    name: names.runnerFunctionRole,
    description: "Starts the runner's builds and answers CloudFormation.",
    trust: [trustSilentService(platform, "lambda.amazonaws.com")],
    permissions: {
      runner: runnerLambdaStatements({
        bucketArn: bucketArnOf(platform, names.stateBucket),
        buildProjectArn: arnOf(platform, "codebuild", `project/${names.runner}`),
      }),
      logs: [
        ...logStatements(platform, logGroupName),
        {
          Sid: "DeadLetters",
          Effect: "Allow",
          Action: ["sqs:SendMessage"],
          Resource: [arnOf(platform, "sqs", deadLettersName)],
        },
        ...keyStatements(platform, ["kms:Decrypt", "kms:GenerateDataKey"]),
      ],
    },
  });
  const lambda = new LambdaFunction(scope, "runner-function", {
    functionName: names.runner,
    description: "Custom resource of SageMaker projects.",
    role: role.arn,
    runtime: LAMBDA_RUNTIME,
    architectures: ["arm64"],
    handler: "index.handler",
    filename: code.path,
    sourceCodeHash: code.sha256Base64,
    timeout: RUNNER_LIMITS.lambdaTimeoutInSeconds,
    memorySize: MEMORY_IN_MEGABYTES,
    environment: {
      variables: runnerLambdaEnvironment({
        bucket: names.stateBucket,
        buildProject: project.name,
        bundleSha256,
        gitHosts: settings.gitHosts,
        ...(settings.stateLock === "dynamodb" && { lockTable: names.lockTable }),
        ...(kmsKeyArn !== undefined && { kmsKeyArn }),
      }),
    },
    ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    dependsOn: [logs, ...permissions],
  });
  new LambdaFunctionEventInvokeConfig(scope, "runner-function-retries", {
    functionName: lambda.functionName,
    maximumRetryAttempts: RETRIES,
    maximumEventAgeInSeconds: RETRY_WINDOW_IN_SECONDS,
    destinationConfig: { onFailure: { destination: deadLetters.arn } },
  });
  return lambda;
}
