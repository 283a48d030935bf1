import { isJsonObject, type JsonObject, type JsonValue, type PipelineDefinition } from "@sagewright/core";

/** The same definition, with whatever of it has not the form that a picture needs left out, or named as missing. */
export function drawable(definition: PipelineDefinition): PipelineDefinition {
  const document: JsonValue = definition as unknown as JsonObject;
  const steps = isJsonObject(document) ? document.Steps : undefined;
  return { ...definition, Steps: drawableSteps(steps) as unknown as PipelineDefinition["Steps"] };
}

const drawableSteps = (steps: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(steps) ? steps.filter(isJsonObject).map(drawableStep) : [];

function drawableStep({ Type, DisplayName, Description, DependsOn, ...step }: JsonObject): JsonObject {
  return {
    ...step,
    Type: typeof Type === "string" ? Type : "no type",
    ...(typeof DisplayName === "string" ? { DisplayName } : {}),
    ...(typeof Description === "string" ? { Description } : {}),
    ...(Array.isArray(DependsOn) ? { DependsOn: DependsOn.filter((name) => typeof name === "string") } : {}),
    ...(Type === "Condition" ? { Arguments: drawableBranches(step.Arguments) } : {}),
  };
}

function drawableBranches(args: JsonValue | undefined): JsonObject {
  const { IfSteps, ElseSteps, ...others } = isJsonObject(args) ? args : {};
  return {
    Conditions: [],
    ...others,
    IfSteps: drawableSteps(IfSteps),
    ElseSteps: drawableSteps(ElseSteps),
  };
}
