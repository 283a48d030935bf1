import type { ForEachStep, StepType } from "../step.ts";
import { STEP_FACTS } from "../step-facts.ts";
import { requestShape } from "./constraint-shapes.ts";
import type { ROOTS } from "./constraint-table.ts";
import type { Shape } from "./shape.ts";

/** The line of the table; without one nothing is known of the arguments, or rules of their own look at them. */
const REQUESTS: ForEachStep<keyof typeof ROOTS | undefined> = {
  Processing: "Processing",
  Training: "Training",
  Tuning: "Tuning",
  Transform: "Transform",
  Model: "Model",
  RegisterModel: "RegisterModel",
  Condition: undefined,
  Lambda: undefined,
  Callback: undefined,
  Fail: undefined,
  EMR: "EMR",
  EMRServerless: "EMRServerless",
  AutoML: "AutoML",
  QualityCheck: "Processing",
  ClarifyCheck: "Processing",
  EndpointConfig: "EndpointConfig",
  Endpoint: "Endpoint",
  InferenceComponent: "InferenceComponent",
  Lineage: "Lineage",
  BedrockCustomModel: "BedrockCustomModel",
  BedrockCustomModelDeployment: "BedrockCustomModelDeployment",
  BedrockModelImport: "BedrockModelImport",
  BedrockProvisionedModelThroughput: "BedrockProvisionedModelThroughput",
};

const shapes = new Map<StepType, Shape | undefined>();

/** What the API says of the arguments of a step type, read when a step of it is met first. Members that it lacks are allowed. */
export function argumentShape(type: StepType): Shape | undefined {
  if (shapes.has(type)) return shapes.get(type);
  const request = REQUESTS[type];
  const shape = request && requestShape(request, STEP_FACTS[type].closedArguments !== undefined);
  shapes.set(type, shape);
  return shape;
}
