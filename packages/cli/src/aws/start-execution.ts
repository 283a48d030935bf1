import { randomUUID } from "node:crypto";
import {
  RetryPipelineExecutionCommand,
  type SageMakerClient,
  type SelectiveExecutionConfig,
  StartPipelineExecutionCommand,
} from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { pipeline, startPipelineExecutionRequest } from "@sagewright/pipeline-dsl";
import { UsageError } from "../usage-error.ts";
import { awsCall } from "./aws-call.ts";
import { type ExecutionState, executionState } from "./follow-execution.ts";

export interface ExecutionStart {
  readonly pipelineName: string;
  readonly displayName?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly selective?: SelectiveExecutionConfig | undefined;
  /** Steps that run at one time. @default the pipeline's own */
  readonly maxParallelSteps?: number | undefined;
}

/**
 * Starts the deployed pipeline, once: repetitions of the request have the same token.
 *
 * Issues: DISPLAY_NAME_INVALID.
 */
export async function startExecution(
  sagemaker: SageMakerClient,
  { pipelineName, displayName, parameters, selective, maxParallelSteps }: ExecutionStart,
): Promise<string> {
  const named = pipeline(pipelineName, { steps: [] });
  const request = asUsage(() =>
    startPipelineExecutionRequest(named, {
      clientRequestToken: randomUUID(),
      ...(displayName === undefined ? {} : { displayName }),
    }),
  );
  const PipelineParameters = Object.entries(parameters).map(([Name, Value]) => ({ Name, Value }));
  const call = { action: "sagemaker:StartPipelineExecution", resource: `pipeline/${pipelineName}` };
  const command = new StartPipelineExecutionCommand({
    ...request,
    ...(PipelineParameters.length === 0 ? {} : { PipelineParameters }),
    ...(selective === undefined ? {} : { SelectiveExecutionConfig: selective }),
    ...parallelism(maxParallelSteps),
  });
  const { PipelineExecutionArn = "" } = await awsCall(call, () => sagemaker.send(command));
  return PipelineExecutionArn;
}

const parallelism = (maxParallelSteps: number | undefined) =>
  maxParallelSteps === undefined
    ? {}
    : { ParallelismConfiguration: { MaxParallelExecutionSteps: maxParallelSteps } };

/** What is wrong with the request is so because of the command line. */
function asUsage<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof SagewrightError ? new UsageError(error.issues, { cause: error }) : error;
  }
}

/** An execution as it was, and whether it has been told to go on. */
export interface GoneOn extends ExecutionState {
  readonly isRetried: boolean;
}

/** Lets an execution go on that has failed or was stopped; another is only looked at. */
export async function goOn(
  sagemaker: SageMakerClient,
  PipelineExecutionArn: string,
  maxParallelSteps?: number,
): Promise<GoneOn> {
  const state = await executionState(sagemaker, PipelineExecutionArn);
  if (!["Failed", "Stopped"].includes(state.execution.PipelineExecutionStatus ?? ""))
    return { ...state, isRetried: false };
  const call = { action: "sagemaker:RetryPipelineExecution", resource: PipelineExecutionArn };
  const ClientRequestToken = randomUUID();
  await awsCall(call, () =>
    sagemaker.send(
      new RetryPipelineExecutionCommand({
        PipelineExecutionArn,
        ClientRequestToken,
        ...parallelism(maxParallelSteps),
      }),
    ),
  );
  return { ...state, isRetried: true };
}
