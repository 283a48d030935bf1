import { randomUUID } from "node:crypto";
import {
  type DescribePipelineExecutionResponse,
  RetryPipelineExecutionCommand,
} from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { executionState } from "../aws/follow-execution.ts";
import { runNotToRetry } from "./issues.ts";
import type { SagemakerOnAws } from "./open-sagemaker.ts";
import { sagemakerCall } from "./sagemaker-call.ts";

/**
 * Lets an execution go on that has failed or was stopped; resolves to what it was before.
 *
 * Issues: RUN_NOT_TO_RETRY, EXECUTION_NOT_FOUND_ON_AWS.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RetryPipelineExecution.html
 */
export async function retryExecution(
  sagemaker: SagemakerOnAws,
  PipelineExecutionArn: string,
): Promise<DescribePipelineExecutionResponse> {
  const { execution } = await executionState(sagemaker.client, PipelineExecutionArn);
  const { PipelineExecutionStatus: status = "Executing" } = execution;
  if (status !== "Failed" && status !== "Stopped")
    throw new SagewrightError([runNotToRetry(PipelineExecutionArn, status)]);
  const call = { action: "sagemaker:RetryPipelineExecution", resource: PipelineExecutionArn };
  const ClientRequestToken = randomUUID();
  await sagemakerCall(sagemaker, call, () =>
    sagemaker.client.send(new RetryPipelineExecutionCommand({ PipelineExecutionArn, ClientRequestToken })),
  );
  return execution;
}
