import type { ForEachStep, StepType } from "../step.ts";
import { REQUESTS } from "./request-table.ts";
import { parseShape, type Shape } from "./shape.ts";

const CHECK = REQUESTS.Processing;

/** An empty notation: nothing is known of the arguments, or rules of their own look at them. */
const NOTATIONS: ForEachStep<string> = {
  ...REQUESTS,
  QualityCheck: CHECK,
  ClarifyCheck: CHECK,
  Condition: "",
  Lambda: "",
  Callback: "",
  Fail: "",
  EMR: `StepConfig{HadoopJarStep{Args[] Properties[]}} ClusterConfig{Applications[] BootstrapActions[]
    Configurations[] Instances{InstanceGroups[] InstanceFleets[]} Tags[]}`,
  EMRServerless:
    "JobConfig{jobDriver{sparkSubmit{entryPointArguments[]}} configurationOverrides{} tags<>} ApplicationConfig{}",
  Lineage: "Actions[] Artifacts[] Contexts[] Associations[]",
  BedrockCustomModel: "",
  BedrockCustomModelDeployment: "",
  BedrockModelImport: "",
  BedrockProvisionedModelThroughput: "",
};

const shapes = new Map<StepType, Shape>();

/** Where the arguments of a step type hold lists and objects. Members that it lacks are allowed. */
export function argumentShape(type: StepType): Shape {
  const known = shapes.get(type) ?? parseShape(NOTATIONS[type]);
  shapes.set(type, known);
  return known;
}
