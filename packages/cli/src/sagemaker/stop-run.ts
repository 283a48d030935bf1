import { randomUUID } from "node:crypto";
import { StopPipelineExecutionCommand } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { ExecutionStatus } from "@sagewright/local-engine";
import { executionState } from "../aws/follow-execution.ts";
import { runEnded } from "./issues.ts";
import type { Sagemaker } from "./open-sagemaker.ts";
import { sagemakerCall } from "./sagemaker-call.ts";

/**
 * Asks for the stop of an execution; who runs it carries it out. Resolves to its status then.
 *
 * Issues: RUN_ENDED, EXECUTION_NOT_FOUND_ON_AWS; on this machine EXECUTION_NOT_FOUND, EXECUTION_ALREADY_ENDED.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopPipelineExecution.html
 */
export async function stopExecution(
  sagemaker: Sagemaker,
  PipelineExecutionArn: string,
): Promise<ExecutionStatus> {
  if (sagemaker.target === "aws") {
    const { execution } = await executionState(sagemaker.client, PipelineExecutionArn);
    const { PipelineExecutionStatus: status = "Executing" } = execution;
    if (status !== "Executing" && status !== "Stopping")
      throw new SagewrightError([runEnded(PipelineExecutionArn, status)]);
  }
  const call = { action: "sagemaker:StopPipelineExecution", resource: PipelineExecutionArn };
  const ClientRequestToken = randomUUID();
  await sagemakerCall(sagemaker, call, () =>
    sagemaker.client.send(new StopPipelineExecutionCommand({ PipelineExecutionArn, ClientRequestToken })),
  );
  const { execution } = await executionState(sagemaker.client, PipelineExecutionArn);
  return execution.PipelineExecutionStatus ?? "Stopping";
}
