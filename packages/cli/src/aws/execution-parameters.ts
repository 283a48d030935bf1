import { ListPipelineParametersForExecutionCommand, type SageMakerClient } from "@aws-sdk/client-sagemaker";
import { awsCall } from "./aws-call.ts";

/** The values that an execution was started with. */
export async function parametersOf(
  sagemaker: SageMakerClient,
  PipelineExecutionArn: string,
): Promise<Readonly<Record<string, string>>> {
  const values: Record<string, string> = {};
  const call = { action: "sagemaker:ListPipelineParametersForExecution", resource: PipelineExecutionArn };
  let NextToken: string | undefined;
  do {
    const page = await awsCall(call, () =>
      sagemaker.send(
        new ListPipelineParametersForExecutionCommand({
          PipelineExecutionArn,
          ...(NextToken ? { NextToken } : {}),
        }),
      ),
    );
    for (const { Name = "", Value = "" } of page.PipelineParameters ?? []) values[Name] = Value;
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== "");
  return values;
}
