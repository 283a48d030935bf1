import type { Construct } from "constructs";
import type { AssetFile } from "./assets.ts";
import {
  type CodebuildProject,
  type LambdaFunction,
  LambdaFunctionEventInvokeConfig,
  SqsQueue,
} from "./bindings.ts";
import { keyStatements } from "./encryption.ts";
import { arnOf, bucketArnOf, type Platform } from "./platform.ts";
import { platformFunction } from "./platform-function.ts";
import { RUNNER_LIMITS, runnerLambdaEnvironment, runnerLambdaStatements } from "./runner/index.ts";

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
  const deadLettersName = `${names.runner}-dead-letters`;
  const deadLetters = new SqsQueue(scope, "runner-dead-letters", {
    name: deadLettersName,
    messageRetentionSeconds: DEAD_LETTER_DAYS * 24 * 60 * 60,
    ...(kmsKeyArn === undefined ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId: kmsKeyArn }),
  });
  const { function: lambda } = platformFunction(scope, "runner-function", platform, {
    name: names.runner,
    description: "Custom resource of SageMaker projects.",
    code,
    timeoutInSeconds: RUNNER_LIMITS.lambdaTimeoutInSeconds,
    environment: runnerLambdaEnvironment({
      bucket: names.stateBucket,
      buildProject: project.name,
      bundleSha256,
      gitHosts: settings.gitHosts,
      ...(settings.stateLock === "dynamodb" && { lockTable: names.lockTable }),
      ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    }),
    role: {
      name: names.runnerFunctionRole,
      description: "Starts the runner's builds and answers CloudFormation.",
      permissions: {
        runner: runnerLambdaStatements({
          bucketArn: bucketArnOf(platform, names.stateBucket),
          buildProjectArn: arnOf(platform, "codebuild", `project/${names.runner}`),
        }),
        "dead-letters": [
          {
            Sid: "DeadLetters",
            Effect: "Allow",
            Action: ["sqs:SendMessage"],
            Resource: [arnOf(platform, "sqs", deadLettersName)],
          },
          ...keyStatements(platform, ["kms:Decrypt", "kms:GenerateDataKey"]),
        ],
      },
    },
  });
  new LambdaFunctionEventInvokeConfig(scope, "runner-function-retries", {
    functionName: lambda.functionName,
    maximumRetryAttempts: RETRIES,
    maximumEventAgeInSeconds: RETRY_WINDOW_IN_SECONDS,
    destinationConfig: { onFailure: { destination: deadLetters.arn } },
  });
  return lambda;
}
