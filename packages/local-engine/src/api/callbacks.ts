import type { JsonObject } from "@sagewright/core";
import type { CallbackAnswer } from "../store/callbacks.ts";
import type { ApiContext, Operation, Operations } from "./operation.ts";
import { optionalText, text } from "./request-members.ts";
import { conflict, resourceNotFound, validationError } from "./service-error.ts";
import { once } from "./tokens.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SendPipelineExecutionStepSuccess.html */
const succeed: Operation = (input, context) =>
  send("SendPipelineExecutionStepSuccess", input, context, {
    status: "Succeeded",
    outputs: outputsIn(input),
  });

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SendPipelineExecutionStepFailure.html */
const fail: Operation = (input, context) => {
  const reason = optionalText(input, "FailureReason");
  return send("SendPipelineExecutionStepFailure", input, context, {
    status: "Failed",
    ...(reason === undefined ? {} : { reason }),
  });
};

/** Leaves the answer in the records, where the step finds it, whichever process runs it. */
function send(
  operation: string,
  input: JsonObject,
  context: ApiContext,
  answer: CallbackAnswer,
): Promise<JsonObject> {
  return once(operation, input, context, (remember) => {
    const { callbacks, executions, transaction } = context.store;
    const token = text(input, "CallbackToken");
    return transaction(() => {
      const callback = callbacks.find(token);
      const execution = callback && executions.find(callback.executionId);
      if (execution === undefined)
        throw resourceNotFound(`There is no step with the callback token '${token}'.`);
      if (!callbacks.answer(token, answer)) {
        throw conflict(`The step with the callback token '${token}' has been completed already.`);
      }
      const response = { PipelineExecutionArn: execution.arn };
      remember(response);
      return response;
    });
  });
}

function outputsIn({ OutputParameters: parameters = [] }: JsonObject): JsonObject {
  const outputs = new Map<string, string>();
  for (const parameter of Array.isArray(parameters) ? parameters : []) {
    const name = text(parameter, "Name");
    if (outputs.has(name)) throw validationError(`Output parameter '${name}' is given more than once.`);
    outputs.set(name, text(parameter, "Value"));
  }
  return Object.fromEntries(outputs);
}

export const CALLBACK_OPERATIONS: Operations = {
  SendPipelineExecutionStepSuccess: succeed,
  SendPipelineExecutionStepFailure: fail,
};
