import { setTimeout as sleep } from "node:timers/promises";
import {
  CreatePipelineCommand,
  type CreatePipelineRequest,
  DescribePipelineCommand,
  type DescribePipelineResponse,
  type SageMakerClient,
  UpdatePipelineCommand,
} from "@aws-sdk/client-sagemaker";
import { canonicalJson, definitionText, parseJson, SagewrightError } from "@sagewright/core";
import { awsCall } from "./aws-call.ts";
import type { AwsClients } from "./clients.ts";
import { pipelineBeingDeleted } from "./deploy-issues.ts";
import { isPassing } from "./failure-issue.ts";
import { isMissing, isThere } from "./missing.ts";
import type { WantedPipeline } from "./pipeline-request.ts";
import { putTags } from "./put-tags.ts";

export interface PutPipeline {
  readonly pipelineArn: string;
  readonly pipelineVersionId?: number;
  readonly change: "created" | "updated" | "unchanged";
  /** Keys of tags that the pipeline did not have so. */
  readonly tagged: readonly string[];
}

export interface PutPipelineOptions {
  /** Uploads what the request names. */
  readonly beforeChange: () => Promise<void>;
  /** Only looks what would change. */
  readonly dryRun?: boolean;
}

/**
 * Creates a pipeline, or makes one that is there what it should be. What it is already is left alone, so that no version
 * is made without a reason. May be repeated: the token keeps a creation whose answer was lost from being done twice.
 */
export async function putPipeline(
  clients: Pick<AwsClients, "sagemaker" | "sagemakerOnce" | "region">,
  wanted: WantedPipeline,
  { beforeChange, dryRun = false }: PutPipelineOptions,
): Promise<PutPipeline> {
  const { sagemaker, region } = clients;
  const { PipelineName: name = "", Tags: tags = [] } = wanted.request;
  const found = await describePipeline(sagemaker, name);
  if (found === undefined && dryRun) {
    await beforeChange();
    return { pipelineArn: presumedArn(wanted, region), change: "created", tagged: [] };
  }
  const present = found ?? (await create(sagemaker, wanted, beforeChange));
  if ("change" in present) return present;
  if (present.PipelineStatus === "Deleting") throw new SagewrightError([pipelineBeingDeleted(name)]);
  const put = await update(clients, wanted, present, { beforeChange, dryRun });
  const tagged = await putTags(sagemaker, put.pipelineArn, tags, dryRun);
  return { ...put, tagged };
}

/** The ARN that a pipeline will most likely have: in the account of its role. */
export function presumedArn(
  { request: { PipelineName = "", RoleArn } }: WantedPipeline,
  region: string,
): string {
  const [, partition = "aws", , , account = ""] = RoleArn.split(":");
  return `arn:${partition}:sagemaker:${region}:${account}:pipeline/${PipelineName.toLowerCase()}`;
}

/** Nothing where there is no such pipeline. */
export async function describePipeline(
  sagemaker: SageMakerClient,
  name: string,
): Promise<DescribePipelineResponse | undefined> {
  const call = { action: "sagemaker:DescribePipeline", resource: `pipeline/${name}` };
  return await awsCall(call, async () => {
    try {
      return await sagemaker.send(new DescribePipelineCommand({ PipelineName: name }));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}

/** The pipeline that is there instead, where another was quicker, or this one's answer was lost. */
async function create(
  sagemaker: SageMakerClient,
  { request }: WantedPipeline,
  beforeChange: () => Promise<void>,
): Promise<PutPipeline | DescribePipelineResponse> {
  await beforeChange();
  const call = { action: "sagemaker:CreatePipeline", resource: `pipeline/${request.PipelineName}` };
  return await awsCall(call, async () => {
    try {
      const { PipelineArn = "" } = await sagemaker.send(new CreatePipelineCommand(request));
      return { pipelineArn: PipelineArn, change: "created", tagged: [] } as const;
    } catch (error) {
      const present = isThere(error)
        ? await describePipeline(sagemaker, request.PipelineName ?? "")
        : undefined;
      if (present === undefined) throw error;
      return present;
    }
  });
}

async function update(
  clients: Pick<AwsClients, "sagemaker" | "sagemakerOnce">,
  wanted: WantedPipeline,
  present: DescribePipelineResponse,
  { beforeChange, dryRun }: Required<PutPipelineOptions>,
): Promise<Omit<PutPipeline, "tagged">> {
  const pipelineArn = present.PipelineArn ?? "";
  if (isAsWanted(present, wanted)) return { pipelineArn, change: "unchanged" };
  await beforeChange();
  if (dryRun) return { pipelineArn, change: "updated" };
  const call = { action: "sagemaker:UpdatePipeline", resource: pipelineArn };
  const pipelineVersionId = await awsCall(call, () => updateOnce(clients, wanted));
  return {
    pipelineArn,
    ...(pipelineVersionId === undefined ? {} : { pipelineVersionId }),
    change: "updated",
  };
}

const ATTEMPTS = 6;

/** The SDK has learned the time from a refusal, and signs the next request with it. */
const isClockCorrected = (error: unknown): boolean =>
  (error as { readonly $metadata?: { readonly clockSkewCorrected?: boolean } }).$metadata
    ?.clockSkewCorrected === true;

/**
 * An update has no token, and each makes a version: before it is repeated, the pipeline is looked at. The version is not
 * known where the answer that held it was lost.
 */
async function updateOnce(
  { sagemaker, sagemakerOnce }: Pick<AwsClients, "sagemaker" | "sagemakerOnce">,
  wanted: WantedPipeline,
): Promise<number | undefined> {
  const { ClientRequestToken: _, Tags: __, ...request } = wanted.request;
  for (let attempt = 1; ; attempt++) {
    try {
      return (await sagemakerOnce.send(new UpdatePipelineCommand(request))).PipelineVersionId;
    } catch (error) {
      if (attempt === ATTEMPTS || !(isPassing(error) || isClockCorrected(error))) throw error;
    }
    await sleep(250 * 2 ** attempt);
    const present = await describePipeline(sagemaker, request.PipelineName ?? "");
    if (present !== undefined && isAsWanted(present, wanted)) return undefined;
  }
}

/** What the request says nothing of may be as it is. */
function isAsWanted(present: DescribePipelineResponse, { request, definition }: WantedPipeline): boolean {
  const isSame = <Key extends keyof CreatePipelineRequest & keyof DescribePipelineResponse>(key: Key) =>
    request[key] === undefined || JSON.stringify(present[key]) === JSON.stringify(request[key]);
  return (
    isSame("RoleArn") &&
    isSame("PipelineDisplayName") &&
    isSame("PipelineDescription") &&
    isSame("ParallelismConfiguration") &&
    isSameDefinition(present.PipelineDefinition, definitionText(definition))
  );
}

/** Whatever order and space the service gives it back with. */
export function isSameDefinition(present: string | undefined, wanted: string): boolean {
  if (present === wanted) return true;
  const [before, after] = [parseJson(String(present)), parseJson(wanted)];
  return before.ok && after.ok && canonicalJson(before.value) === canonicalJson(after.value);
}
