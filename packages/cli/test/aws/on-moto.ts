import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { deployDocument } from "../../src/documents/deploy.ts";
import { document, type Result, start } from "../sagewright.ts";
import { buildVariables } from "./aws-project.ts";

/** The emulator's own account, in which functions and their roles lie. */
export const EMULATED = "123456789012";
export const FUNCTION_ROLE = `arn:aws:iam::${EMULATED}:role/functions`;
const TRUST = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

/** An emulator for all tests of a file, with a bucket and a role for functions; nothing where it is not on the machine. */
export interface OnMoto {
  readonly endpoint: string;
  readonly sagemaker: SageMakerClient;
  readonly lambda: LambdaClient;
  readonly scheduler: SchedulerClient;
  readonly events: EventBridgeClient;
  deploy(folder: string, name: string, ...argv: readonly string[]): Promise<Result>;
  deployAt(endpoint: string, folder: string, name: string, ...argv: readonly string[]): Promise<Result>;
}

export function onMoto(): OnMoto {
  // Each test starts the command line several times, on a machine that may be busy.
  vi.setConfig({ testTimeout: 60_000 });
  let moto: Moto | undefined;
  const settings = () => ({
    endpoint: moto?.endpoint ?? "",
    region: "eu-west-1",
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  });
  beforeAll(async () => {
    if (!isMotoThere) return;
    moto = await startMoto();
    const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
    await new S3Client({ ...settings(), forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket: "artifacts", CreateBucketConfiguration }),
    );
    await new IAMClient(settings()).send(
      new CreateRoleCommand({ RoleName: "functions", AssumeRolePolicyDocument: JSON.stringify(TRUST) }),
    );
  }, 60_000);
  afterAll(() => moto?.stop());
  // No project, so that the pipeline's own name and no tags are taken.
  const deployAt: OnMoto["deployAt"] = (endpoint, folder, name, ...argv) =>
    start(folder, ["deploy", "--target", "aws", "--json", "--name", name, ...argv], {
      ...buildVariables(endpoint),
      SAGEMAKER_PROJECT_NAME: "",
      SAGEMAKER_PROJECT_ID: "",
      SAGEMAKER_PROJECT_ARN: "",
    }).ended;
  return {
    get endpoint() {
      return settings().endpoint;
    },
    get sagemaker() {
      return new SageMakerClient(settings());
    },
    get lambda() {
      return new LambdaClient(settings());
    },
    get scheduler() {
      return new SchedulerClient(settings());
    },
    get events() {
      return new EventBridgeClient(settings());
    },
    deploy: (folder, name, ...argv) => deployAt(settings().endpoint, folder, name, ...argv),
    deployAt,
  };
}

export const pipelineOf = (steps: string, more = ""): string => `
import { onEvent, pipeline, schedule, step } from "@sagewright/pipeline-dsl";
export default pipeline("P", { steps: [${steps}], lambda: { region: "eu-west-1", accountId: "${EMULATED}" }, ${more} });
`;

export const change = (folder: string, pipeline: string): void =>
  writeFileSync(join(folder, "pipeline.ts"), pipeline);

/** What a deployment that has gone well has done beside the pipeline. */
export const changesOf = (result: Result): readonly string[] => {
  expect(result.code, result.stderr + result.stdout).toBe(0);
  return deployDocument
    .parse(document(result))
    .changes.map((each) => [each.change, each.kind, each.name].join(" "));
};
