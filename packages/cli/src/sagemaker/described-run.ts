import {
  DescribePipelineCommand,
  DescribePipelineDefinitionForExecutionCommand,
} from "@aws-sdk/client-sagemaker";
import { type PipelineDefinition, parseDefinition, SagewrightError } from "@sagewright/core";
import type { StartedExecution } from "../aws/document-on-aws.ts";
import { parametersOf } from "../aws/execution-parameters.ts";
import { type ExecutionState, executionState } from "../aws/follow-execution.ts";
import { isMissing } from "../aws/missing.ts";
import type { Sagemaker } from "./open-sagemaker.ts";
import { sagemakerCall } from "./sagemaker-call.ts";

/** An execution with what it was started with, as SageMaker holds it, and its state now. */
export interface DescribedRun extends StartedExecution {
  readonly state: ExecutionState;
}

/** Issues: EXECUTION_NOT_FOUND_ON_AWS, and on this machine EXECUTION_NOT_FOUND. */
export async function describeRun(sagemaker: Sagemaker, executionArn: string): Promise<DescribedRun> {
  // The engine says best what is wrong with a reference.
  if (sagemaker.target === "local") sagemaker.engine.describeExecution(executionArn);
  const state = await executionState(sagemaker.client, executionArn);
  const [pipelineName, definition, parameters] = await Promise.all([
    nameOfPipeline(sagemaker, state.execution.PipelineArn ?? executionArn),
    definitionOf(sagemaker, executionArn),
    parametersOf(sagemaker.client, executionArn),
  ]);
  return { executionArn, pipelineName, definition, parameters, state };
}

/** The definition that it runs, whatever its pipeline is now; with mistakes, too, as long as it is one. */
async function definitionOf(sagemaker: Sagemaker, PipelineExecutionArn: string): Promise<PipelineDefinition> {
  const action = "sagemaker:DescribePipelineDefinitionForExecution";
  const { PipelineDefinition = "" } = await sagemakerCall(
    sagemaker,
    { action, resource: PipelineExecutionArn },
    () => sagemaker.client.send(new DescribePipelineDefinitionForExecutionCommand({ PipelineExecutionArn })),
  );
  const parsed = parseDefinition(PipelineDefinition);
  if (parsed.ok) return parsed.value;
  if (Array.isArray(parsed.value?.Steps)) return parsed.value;
  throw new SagewrightError(parsed.issues);
}

/** On AWS an ARN has the name in small letters. */
async function nameOfPipeline(sagemaker: Sagemaker, arn: string): Promise<string> {
  const PipelineArn = arn.replace(/\/execution\/.*$/, "");
  const inArn = PipelineArn.slice(PipelineArn.indexOf("/") + 1);
  return await sagemakerCall(
    sagemaker,
    { action: "sagemaker:DescribePipeline", resource: PipelineArn },
    async () => {
      try {
        const { PipelineName = inArn } = await sagemaker.client.send(
          new DescribePipelineCommand({ PipelineName: PipelineArn }),
        );
        return PipelineName;
      } catch (error) {
        // It may be gone; what it has run is not.
        if (isMissing(error)) return inArn;
        throw error;
      }
    },
  );
}
