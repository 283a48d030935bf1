import {
  type PipelineExecutionSummary,
  type PipelineSummary,
  paginateListPipelineExecutions,
  paginateListPipelines,
} from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { ExecutionStatus } from "@sagewright/local-engine";
import { isMissing } from "../aws/missing.ts";
import type { ListedRunDocument } from "../documents/runs.ts";
import { inParallel } from "../in-parallel.ts";
import { pipelineNotFound } from "./issues.ts";
import { nearPipelineNames } from "./near-pipeline-names.ts";
import type { Sagemaker } from "./open-sagemaker.ts";
import { sagemakerCall } from "./sagemaker-call.ts";

export interface RunFilter {
  /** @default all pipelines */
  readonly pipelineName?: string | undefined;
  readonly status?: ExecutionStatus | undefined;
  readonly limit: number;
}

/** Executions, newest first. Issue: PIPELINE_NOT_FOUND. */
export async function listRuns(
  sagemaker: Sagemaker,
  filter: RunFilter,
): Promise<readonly ListedRunDocument[]> {
  const { pipelineName, status, limit } = filter;
  if (pipelineName !== undefined) return runsOf(sagemaker, pipelineName, filter);
  const pipelines = await lastRunFirst(sagemaker);
  // Each of them has a run that is newer than all runs of those behind it.
  const worthAsking = status === undefined ? pipelines.slice(0, limit) : pipelines;
  const runs = await inParallel(worthAsking, 4, ({ PipelineName = "" }) =>
    runsOf(sagemaker, PipelineName, filter),
  );
  return runs
    .flat()
    .sort((a, b) => Date.parse(b.startTime) - Date.parse(a.startTime))
    .slice(0, limit);
}

async function lastRunFirst(sagemaker: Sagemaker): Promise<readonly PipelineSummary[]> {
  const pipelines: PipelineSummary[] = [];
  await sagemakerCall(sagemaker, { action: "sagemaker:ListPipelines", resource: "pipeline/*" }, async () => {
    for await (const page of paginateListPipelines({ client: sagemaker.client }, { MaxResults: 100 }))
      pipelines.push(...(page.PipelineSummaries ?? []));
  });
  const lastRun = ({ LastExecutionTime }: PipelineSummary) => LastExecutionTime?.getTime() ?? 0;
  return pipelines.filter((pipeline) => lastRun(pipeline) > 0).sort((a, b) => lastRun(b) - lastRun(a));
}

async function runsOf(
  sagemaker: Sagemaker,
  PipelineName: string,
  { status, limit }: RunFilter,
): Promise<readonly ListedRunDocument[]> {
  const call = { action: "sagemaker:ListPipelineExecutions", resource: `pipeline/${PipelineName}` };
  return await sagemakerCall(sagemaker, call, async () => {
    const runs: ListedRunDocument[] = [];
    const request = {
      PipelineName,
      SortBy: "CreationTime",
      SortOrder: "Descending",
      MaxResults: Math.min(limit, 100),
    } as const;
    try {
      for await (const page of paginateListPipelineExecutions({ client: sagemaker.client }, request)) {
        const listed = (page.PipelineExecutionSummaries ?? []).map((run) =>
          listedRun(sagemaker, PipelineName, run),
        );
        runs.push(...listed.filter((run) => status === undefined || run.status === status));
        if (runs.length >= limit) break;
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
      const near = await nearPipelineNames(sagemaker, PipelineName);
      throw new SagewrightError([pipelineNotFound(PipelineName, sagemaker.target, near)], { cause: error });
    }
    return runs.slice(0, limit);
  });
}

function listedRun(
  sagemaker: Sagemaker,
  pipelineName: string,
  run: PipelineExecutionSummary,
): ListedRunDocument {
  const { PipelineExecutionArn = "", PipelineExecutionStatus = "Executing", StartTime = new Date(0) } = run;
  // The engine knows more than lists of the API have, and tells one that lost its process from one that was stopped.
  if (sagemaker.target === "local") return sagemaker.engine.describeExecution(PipelineExecutionArn);
  const { PipelineExecutionDisplayName: name, PipelineExecutionFailureReason: reason } = run;
  return {
    executionArn: PipelineExecutionArn,
    pipelineName,
    status: PipelineExecutionStatus,
    startTime: StartTime.toISOString(),
    ...(name ? { displayName: name } : {}),
    ...(reason ? { failureReason: reason } : {}),
  };
}
