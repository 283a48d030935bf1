import type { JsonObject } from "@sagewright/core";
import { definitionOf, type FakeEngine, type FakeOptions, fakeEngine } from "./engine-fixture.ts";

export const ROLE = "arn:aws:iam::111122223333:role/Pipelines";
export const PIPELINE_ARN = "arn:aws:sagemaker:us-east-1:111122223333:pipeline/mine";

/** An engine with a pipeline that was made through its API. */
export interface ApiPipeline extends FakeEngine {
  call(operation: string, input?: JsonObject): Promise<JsonObject>;
  /** Starts an execution; returns its ARN. */
  start(more?: JsonObject): Promise<string>;
  /** Waits until an execution has this status. */
  reaches(arn: string, status: string): Promise<void>;
}

export async function apiPipeline(
  steps: readonly JsonObject[],
  { definition = {}, ...options }: FakeOptions & { readonly definition?: JsonObject } = {},
  more: JsonObject = {},
): Promise<ApiPipeline> {
  const fake = await fakeEngine(options);
  const call = (operation: string, input: JsonObject = {}) => fake.engine.api.call(operation, input);
  await call("CreatePipeline", {
    PipelineName: "Mine",
    PipelineDefinition: definitionOf(steps, definition),
    RoleArn: ROLE,
    ...more,
  });
  return {
    ...fake,
    call,
    async start(request = {}) {
      const { PipelineExecutionArn } = await call("StartPipelineExecution", {
        PipelineName: "Mine",
        ...request,
      });
      return String(PipelineExecutionArn);
    },
    async reaches(arn, status) {
      for (;;) {
        const { PipelineExecutionStatus } = await call("DescribePipelineExecution", {
          PipelineExecutionArn: arn,
        });
        if (PipelineExecutionStatus === status) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

/** One member of each entry of a list. */
export const each = (list: unknown, member: string): readonly unknown[] =>
  Array.isArray(list) ? list.map((entry: Readonly<Record<string, unknown>>) => entry[member]) : [];
