import { StartBuildCommand } from "@aws-sdk/client-codebuild";
import { SagewrightError } from "@sagewright/core";
import { type ProjectParameters, terraformVariablesDocument } from "@sagewright/core/project";
import { backendDocument } from "../backend-document.ts";
import { runnerNotYet, runnerProjectTaken, runnerStartFailed } from "../issues.ts";
import { RUNNER_LIMITS } from "../limits.ts";
import { type Answer, failed, failedWith, responseBody } from "./answer.ts";
import { type CloudFormationRequest, requestHash } from "./cloudformation-request.ts";
import { deliver } from "./deliver.ts";
import { claimProject, ownerOf } from "./owner.ts";
import { isPassing, wordsOf } from "./passing-error.ts";
import { type Plan, plan, refusedId } from "./plan.ts";
import {
  type KeptRecord,
  openRecord,
  type RequestRecord,
  readRecord,
  recordKey,
  replaceRecord,
} from "./records.ts";
import type { Runner } from "./runner.ts";
import { settle } from "./settle.ts";

type Run = Extract<Plan, { readonly kind: "run" }>;

/** There is nothing to run. */
const DONE: Answer = { status: "SUCCESS", logUrl: "none" };

/**
 * Takes a request of CloudFormation's: remembers it and starts its build, or answers at once where there is nothing
 * to build. Safe to be called again with the same request: the record knows what has been done.
 */
export async function begin(runner: Runner, request: CloudFormationRequest): Promise<void> {
  const hash = requestHash(request);
  let kept: KeptRecord | undefined;
  let planned: Plan | undefined;
  try {
    kept = await readRecord(runner.objects, recordKey(hash));
    if (kept?.record.answer === undefined && kept?.record.buildId === undefined) {
      planned = await settledPlan(runner, request, hash);
      kept ??= await openRecord(runner.objects, recordKey(hash), firstRecord(runner, request, planned));
    }
  } catch (error) {
    // Without a record nothing would ever answer; better twice the same than an hour of silence.
    await answerUnrecorded(runner, request, hash, error);
    return;
  }
  if (planned === undefined) {
    if (kept?.record.answer !== undefined) await settle(runner, kept, kept.record.answer);
    return;
  }
  await proceed(runner, kept, planned, hash);
}

async function proceed(runner: Runner, kept: KeptRecord, planned: Plan, hash: string): Promise<void> {
  if (planned.kind === "refuse") return settle(runner, kept, failed(planned.issues));
  if (planned.kind !== "run") return settle(runner, kept, DONE);
  let buildId: string;
  try {
    buildId = await start(runner, planned, hash);
  } catch (error) {
    const age = runner.now().getTime() - Date.parse(kept.record.receivedAt);
    if (isPassing(error) && age < RUNNER_LIMITS.startPatienceInSeconds * 1000) {
      throw new SagewrightError([runnerNotYet(`CodeBuild starts no build: ${wordsOf(error)}.`)]);
    }
    return settle(runner, kept, failedWith(error, runnerStartFailed));
  }
  await remember(runner, kept, buildId);
}

/** The plan after a look at whom the project belongs to. */
async function settledPlan(runner: Runner, request: CloudFormationRequest, hash: string): Promise<Plan> {
  const planned = plan(request, hash, runner.settings);
  if (!("parameters" in planned)) return planned;
  const { projectId } = planned.parameters;
  if (planned.kind === "run" && planned.action === "destroy") {
    const owner = await ownerOf(runner.objects, projectId);
    return owner === undefined || owner === request.StackId
      ? planned
      : { kind: "nothing", physicalResourceId: request.PhysicalResourceId ?? refusedId(hash) };
  }
  if (await claimProject(runner.objects, projectId, request.StackId)) return planned;
  return {
    kind: "refuse",
    issues: [runnerProjectTaken(projectId)],
    physicalResourceId: request.PhysicalResourceId ?? refusedId(hash),
  };
}

const firstRecord = (runner: Runner, request: CloudFormationRequest, planned: Plan): RequestRecord => ({
  requestType: request.RequestType,
  requestId: request.RequestId,
  stackId: request.StackId,
  logicalResourceId: request.LogicalResourceId,
  ...("parameters" in planned
    ? {
        // CloudFormation takes another id for a replacement: a deletion keeps the one that it came with.
        physicalResourceId:
          request.RequestType === "Create"
            ? planned.parameters.projectId
            : (request.PhysicalResourceId ?? planned.parameters.projectId),
        projectId: planned.parameters.projectId,
      }
    : { physicalResourceId: planned.physicalResourceId }),
  receivedAt: runner.now().toISOString(),
  responseUrl: request.ResponseURL,
});

/** Starts the build. CodeBuild takes the same token for the same build. */
async function start(runner: Runner, run: Run, hash: string): Promise<string> {
  const { settings, codeBuild } = runner;
  const variables = Object.entries(runVariables(runner, run, hash));
  const { build } = await codeBuild.send(
    new StartBuildCommand({
      projectName: settings.buildProject,
      idempotencyToken: hash,
      environmentVariablesOverride: variables.map(([name, value]) => ({ name, value, type: "PLAINTEXT" })),
    }),
  );
  if (build?.id === undefined)
    throw new SagewrightError([runnerStartFailed("CodeBuild gave no id of the build")]);
  return build.id;
}

/** What a build is told. Values travel in documents, in base64: nothing expands them on the way. */
const runVariables = ({ settings }: Runner, run: Run, hash: string): Readonly<Record<string, string>> => ({
  ACTION: run.action,
  PROJECT_ID: run.parameters.projectId,
  BUNDLE_SHA256: run.bundleSha256,
  VARIABLES_BASE64: documentBase64(terraformVariablesDocument(run.parameters satisfies ProjectParameters)),
  BACKEND_BASE64: documentBase64(backendDocument(settings, run.parameters.projectId)),
  REQUEST_KEY: recordKey(hash),
});

const documentBase64 = (document: unknown): string =>
  Buffer.from(JSON.stringify(document)).toString("base64");

/** Writes down which build answers. Another delivery may have done so, or the build may have ended meanwhile. */
async function remember(runner: Runner, kept: KeptRecord, buildId: string): Promise<void> {
  let current: KeptRecord | undefined = kept;
  while (
    current !== undefined &&
    current.record.buildId === undefined &&
    current.record.answer === undefined
  ) {
    const written = await replaceRecord(runner.objects, current, { ...current.record, buildId });
    if (written !== undefined) break;
    current = await readRecord(runner.objects, kept.key);
  }
  runner.log.info("Started a build", { buildId, request: kept.key });
}

async function answerUnrecorded(
  runner: Runner,
  request: CloudFormationRequest,
  hash: string,
  error: unknown,
): Promise<void> {
  const body = responseBody(failedWith(error, runnerStartFailed), {
    physicalResourceId: request.PhysicalResourceId ?? refusedId(hash),
    stackId: request.StackId,
    requestId: request.RequestId,
    logicalResourceId: request.LogicalResourceId,
  });
  await deliver(request.ResponseURL, body, runner);
  runner.log.error("Answered a request that could not be recorded", { requestId: request.RequestId });
}
