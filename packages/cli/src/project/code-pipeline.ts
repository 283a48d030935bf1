import {
  GetPipelineStateCommand,
  ListPipelineExecutionsCommand,
  type PipelineExecutionSummary,
  type StageState,
} from "@aws-sdk/client-codepipeline";
import { awsCall } from "../aws/aws-call.ts";
import type { BuildDocument } from "../documents/project.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";

/** The latest run of the CodePipeline that builds a project's code. */
export interface LatestBuild extends BuildDocument {
  /** Of CodeBuild, where the run has come to it. */
  readonly buildId?: string;
}

/** Nothing where there is no such pipeline, or it has not run. */
export async function latestBuild(
  clients: AwsProjectClients,
  name: string,
): Promise<LatestBuild | undefined> {
  const stages = await pipelineStages(clients, name);
  if (stages === undefined) return undefined;
  const call = { action: "codepipeline:ListPipelineExecutions", resource: name };
  const listed = await awsCall(call, () =>
    clients.codePipeline
      .send(new ListPipelineExecutionsCommand({ pipelineName: name, maxResults: 1 }))
      .catch(absent),
  );
  const run = listed?.pipelineExecutionSummaries?.[0];
  if (run === undefined) return undefined;
  const [revision] = run.sourceRevisions ?? [];
  const reached = stages.map((stage) => (isOf(run, stage) ? stage : { stageName: stage.stageName }));
  const buildId = reached
    .flatMap(({ actionStates = [] }) => actionStates)
    .map(({ latestExecution }) => latestExecution?.externalExecutionId)
    .findLast((id) => id?.includes(":"));
  return {
    pipeline: name,
    id: run.pipelineExecutionId ?? "",
    status: run.status ?? "",
    ...(run.startTime !== undefined && { startTime: run.startTime.toISOString() }),
    ...(revision?.revisionId !== undefined && { revision: revision.revisionId }),
    ...(revision?.revisionSummary !== undefined && { revisionSummary: revision.revisionSummary }),
    stages: reached.map(stageDocument),
    ...(buildId !== undefined && { buildId }),
  };
}

/** The stages of a CodePipeline, each as its own latest run has left it; nothing where there is no such pipeline. */
export async function pipelineStages(
  { codePipeline }: AwsProjectClients,
  name: string,
): Promise<readonly StageState[] | undefined> {
  const call = { action: "codepipeline:GetPipelineState", resource: name };
  const state = await awsCall(call, () =>
    codePipeline.send(new GetPipelineStateCommand({ name })).catch(absent),
  );
  return state && (state.stageStates ?? []);
}

/** Whether what a stage tells is of this run: one that the run has not come to tells of an earlier one. */
const isOf = (
  { pipelineExecutionId, startTime = new Date(0) }: PipelineExecutionSummary,
  { latestExecution, actionStates = [] }: StageState,
): boolean =>
  latestExecution?.pipelineExecutionId === pipelineExecutionId &&
  actionStates.every(({ latestExecution: last }) => (last?.lastStatusChange ?? startTime) >= startTime);

function stageDocument({ stageName = "", latestExecution, actionStates = [] }: StageState) {
  const failed = actionStates.find(({ latestExecution: last }) => last?.status === "Failed")?.latestExecution;
  const reason = failed?.errorDetails?.message ?? failed?.summary;
  return {
    name: stageName,
    status: latestExecution?.status ?? "Waiting",
    ...(reason !== undefined && { reason }),
  };
}

const absent = (error: unknown): undefined => {
  if (error instanceof Error && error.name === "PipelineNotFoundException") return undefined;
  throw error;
};
