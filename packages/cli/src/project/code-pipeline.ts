import {
  GetPipelineStateCommand,
  ListPipelineExecutionsCommand,
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
  { codePipeline }: AwsProjectClients,
  name: string,
): Promise<LatestBuild | undefined> {
  const resource = name;
  const state = await awsCall({ action: "codepipeline:GetPipelineState", resource }, () =>
    codePipeline.send(new GetPipelineStateCommand({ name })).catch(absent),
  );
  if (state === undefined) return undefined;
  const listed = await awsCall({ action: "codepipeline:ListPipelineExecutions", resource }, () =>
    codePipeline.send(new ListPipelineExecutionsCommand({ pipelineName: name, maxResults: 1 })).catch(absent),
  );
  const run = listed?.pipelineExecutionSummaries?.[0];
  if (run === undefined) return undefined;
  const [revision] = run.sourceRevisions ?? [];
  const buildId = (state.stageStates ?? [])
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
    stages: (state.stageStates ?? []).map(stageDocument),
    ...(buildId !== undefined && { buildId }),
  };
}

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
