import { createHash } from "node:crypto";
import { projectParameters } from "@sagewright/core/project";
import {
  APPLIED_BY,
  backendDocument,
  COMMAND_RUNNER,
  RUNNER_LIMITS,
  runnerScript,
  scriptKey,
} from "../runner/index.ts";
import { projectResource } from "./code-build-runner.ts";
import { base64, getAtt, ref, sub } from "./functions.ts";
import type { RunnerContext, RunnerPart } from "./template.ts";

const FOLDER = "/opt/sagewright";

/** The script that the platform's bucket holds for CommandRunner, and its key there. */
export function commandRunnerScript(): {
  readonly key: string;
  readonly sha256: string;
  readonly text: string;
} {
  const text = runnerScript();
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { key: scriptKey(sha256), sha256, text };
}

/**
 * The sample's way: CommandRunner starts an instance that runs the same script. It has no Update: another value or bundle
 * replaces the resource, which runs the command again. And it runs nothing on Delete, so the project is claimed and
 * destroyed by the runner's Lambda: its resource is made first and deleted last, after a failed Create, too.
 *
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-awsutilities-commandrunner
 */
export function commandRunnerResources(context: RunnerContext): RunnerPart {
  const { settings, names } = context;
  return {
    Resources: {
      Project: projectResource(context, { [APPLIED_BY]: COMMAND_RUNNER }),
      Run: {
        Type: "AWSUtility::CloudFormation::CommandRunner",
        DependsOn: "Project",
        Properties: {
          Command: command(context),
          Role: names.commandRunnerRole,
          LogGroup: names.runnerLogGroup,
          Timeout: String(RUNNER_LIMITS.commandTimeoutInSeconds),
          InstanceType: "t3.medium",
          ...(settings.vpc !== undefined && {
            SubnetId: settings.vpc.subnetIds[0],
            SecurityGroupId: settings.vpc.securityGroupIds[0],
          }),
          ...(settings.kmsKeyArn !== undefined && { KeyId: settings.kmsKeyArn }),
        },
      },
    },
    Outputs: {
      CommandOutput: {
        Description: "Id of the project, as the run told it at its end.",
        Value: getAtt("Run", "Output"),
      },
    },
  };
}

/**
 * The command. CommandRunner pastes it into a shell script that reports success whatever happened, as a parameter of
 * at most 4,096 characters. So the script itself comes from the bucket; values come in base64, whose letters no shell
 * reads; and a failure is reported here, with its reason, to the URL that the surrounding script holds.
 */
function command({ settings, names, bundleSha256 }: RunnerContext): unknown {
  const script = commandRunnerScript();
  const variables = Object.fromEntries(
    projectParameters.map(({ terraformName, cloudFormationName }) => [
      terraformName,
      `\${${cloudFormationName}}`,
    ]),
  );
  const backend = backendDocument(
    {
      bucket: names.stateBucket,
      region: "${AWS::Region}",
      lockTable: settings.stateLock === "dynamodb" ? names.lockTable : undefined,
      kmsKeyArn: settings.kmsKeyArn,
    },
    "${SageMakerProjectId}",
  );
  const text = [
    "(",
    "set -euo pipefail",
    "umask 077",
    `mkdir -p ${FOLDER}`,
    `cd ${FOLDER}`,
    `export HOME=${FOLDER} AWS_DEFAULT_REGION='\${AWS::Region}' ACTION=apply`,
    "export PROJECT_ID=\"$(printf '%s' '${ProjectId}' | base64 --decode)\"",
    "export VARIABLES_BASE64='${Variables}'",
    "export BACKEND_BASE64='${Backend}'",
    `export BUNDLE_BUCKET='${names.stateBucket}' BUNDLE_SHA256=${bundleSha256} REASON_FILE=${FOLDER}/reason`,
    `aws s3 cp --only-show-errors "s3://$BUNDLE_BUCKET/${script.key}" run.sh`,
    `printf '%s  run.sh\\n' ${script.sha256} | sha256sum --check --strict --quiet -`,
    "bash run.sh",
    "printf '%s' \"$PROJECT_ID\" > /command-output.txt",
    ")",
    "code=$?",
    'if [ "$code" -ne 0 ]; then',
    `reason="$(cat ${FOLDER}/reason 2> /dev/null || true)"`,
    '[ -n "$reason" ] || reason="The script could not be fetched or run (exit code $code). See the log group."',
    'handle="$(grep -o "\'https://cloudformation-waitcondition[^\']*\'" "$0" | tail -n 1 | tr -d "\'")"',
    'PATH="$PATH:/opt/aws/bin" cfn-signal -e "$code" -r "$reason" "$handle"',
    'exit "$code"',
    "fi",
  ].join("\n");
  return sub(text, {
    ProjectId: base64(ref("SageMakerProjectId")),
    Variables: base64(sub(JSON.stringify(variables))),
    Backend: base64(sub(JSON.stringify(backend))),
  });
}
