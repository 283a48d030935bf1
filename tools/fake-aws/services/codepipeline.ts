import type {
  GetPipelineExecutionInput,
  GetPipelineExecutionOutput,
  GetPipelineInput,
  GetPipelineOutput,
  GetPipelineStateInput,
  GetPipelineStateOutput,
  ListActionExecutionsInput,
  ListActionExecutionsOutput,
  ListPipelineExecutionsInput,
  ListPipelineExecutionsOutput,
} from "@aws-sdk/client-codepipeline";
import { pageOf, type Service, ServiceError } from "../service.ts";
import type { CodePipeline, World } from "../world.ts";

const pipelineOf = (world: World, name: string | undefined): CodePipeline => {
  const found = world.codePipelines.get(name ?? "");
  if (found === undefined)
    throw new ServiceError(
      "PipelineNotFoundException",
      `Account '${world.account}' does not have a pipeline with name '${name}'`,
    );
  return found;
};

const CATEGORIES = {
  Source: { category: "Source", provider: "CodeStarSourceConnection" },
  Build: { category: "Build", provider: "CodeBuild" },
} as const;

const kindOf = (stage: string | undefined) => (stage === "Source" ? CATEGORIES.Source : CATEGORIES.Build);

const operations = {
  GetPipeline: ({ name }: GetPipelineInput, world: World): GetPipelineOutput => ({
    pipeline: {
      name,
      roleArn: `arn:${world.partition}:iam::${world.account}:role/sagewright/acme/prod/pipeline`,
      stages: pipelineOf(world, name).stages.map(({ stageName, actionStates = [] }) => ({
        name: stageName,
        actions: actionStates.map(({ actionName }) => ({
          name: actionName,
          actionTypeId: { ...kindOf(stageName), owner: "AWS", version: "1" },
        })),
      })),
      version: 1,
      executionMode: "SUPERSEDED",
      pipelineType: "V2",
    },
    metadata: { pipelineArn: world.arn("codepipeline", name ?? "") },
  }),
  GetPipelineState: ({ name }: GetPipelineStateInput, world: World): GetPipelineStateOutput => ({
    pipelineName: name,
    pipelineVersion: 1,
    stageStates: pipelineOf(world, name).stages,
  }),
  ListPipelineExecutions: (
    { pipelineName, nextToken, maxResults }: ListPipelineExecutionsInput,
    world: World,
  ): ListPipelineExecutionsOutput => {
    const { items, next } = pageOf(pipelineOf(world, pipelineName).executions, nextToken, maxResults);
    return { pipelineExecutionSummaries: items, ...(next !== undefined && { nextToken: next }) };
  },
  GetPipelineExecution: (
    { pipelineName, pipelineExecutionId }: GetPipelineExecutionInput,
    world: World,
  ): GetPipelineExecutionOutput => {
    const found = pipelineOf(world, pipelineName).executions.find(
      (each) => each.pipelineExecutionId === pipelineExecutionId,
    );
    if (found === undefined)
      throw new ServiceError("PipelineExecutionNotFoundException", `No execution ${pipelineExecutionId}`);
    const { status, trigger } = found;
    return { pipelineExecution: { pipelineName, pipelineVersion: 1, pipelineExecutionId, status, trigger } };
  },
  ListActionExecutions: (
    { pipelineName, filter }: ListActionExecutionsInput,
    world: World,
  ): ListActionExecutionsOutput => ({
    actionExecutionDetails: pipelineOf(world, pipelineName)
      .stages.filter(
        ({ latestExecution }) =>
          (filter?.pipelineExecutionId ?? latestExecution?.pipelineExecutionId) ===
          latestExecution?.pipelineExecutionId,
      )
      .flatMap(({ stageName, latestExecution, actionStates = [] }) =>
        actionStates.map(({ actionName, latestExecution: action }) => ({
          pipelineExecutionId: latestExecution?.pipelineExecutionId,
          actionExecutionId: world.newUuid(),
          pipelineVersion: 1,
          stageName,
          actionName,
          startTime: action?.lastStatusChange,
          lastUpdateTime: action?.lastStatusChange,
          status: action?.status,
          input: { actionTypeId: { ...kindOf(stageName), owner: "AWS" as const, version: "1" } },
          output: {
            executionResult: {
              externalExecutionId: action?.externalExecutionId,
              ...(action?.errorDetails !== undefined && { errorDetails: action.errorDetails }),
            },
          },
        })),
      )
      .reverse(),
  }),
};

export const codePipeline: Service = {
  name: "codepipeline",
  protocol: "json",
  key: "CodePipeline_20150709",
  operations,
};
