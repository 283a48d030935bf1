import { resolveArguments } from "@sagewright/core";
import { listOf } from "./json-reading.ts";
import { checkModelData } from "./model-data.ts";
import type { StepOutcome } from "./runner.ts";
import type { InstantStep } from "./runner-entry.ts";

/**
 * Records a model: nothing is started, yet its data must be there.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModel.html
 */
export function runModel(call: InstantStep): StepOutcome {
  const { step, scope, time, jobName, jobArn, objects, stubbed } = call;
  const model = resolveArguments(step, scope);
  if (!stubbed) checkModelData([model.PrimaryContainer, ...listOf(model.Containers)], objects);
  call.models.insert({ name: jobName, creationTime: time, request: model });
  return {
    status: "Succeeded",
    properties: { ...model, ModelName: jobName, ModelArn: jobArn, CreationTime: time },
    metadata: { Model: { Arn: jobArn } },
  };
}
