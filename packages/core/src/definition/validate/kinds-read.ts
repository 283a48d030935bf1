import { isJsonObject, type JsonObject } from "../../json.ts";
import { MAX_OUTPUT_PARAMETERS } from "../../limits.ts";
import { EXECUTION_VARIABLES } from "../execution-variable.ts";
import { type PathSegment, parseGetPath } from "../get-path.ts";
import type { ScalarKind } from "../scalar-kind.ts";
import type { Constraint } from "../shapes/constraint.ts";
import { propertyShape } from "../shapes/property-shapes.ts";
import { shapeOf } from "../shapes/shape.ts";
import type { Step } from "../step.ts";
import { isStepType } from "../step-facts.ts";
import type { Place } from "./known.ts";

const KINDS: { readonly [Type in Constraint["type"]]: ScalarKind | undefined } = {
  text: "String",
  integer: "Number",
  number: "Number",
  boolean: "Boolean",
  any: undefined,
};

const DECLARED: ReadonlyMap<unknown, ScalarKind> = new Map([
  ["String", "String"],
  ["Integer", "Number"],
  ["Float", "Number"],
  ["Boolean", "Boolean"],
]);

/** Of which kind the value of an expression is; `undefined` when that is seen only at run time. */
export function kindRead(expression: JsonObject, place: Place): ScalarKind | undefined {
  if (expression["Std:Join"] !== undefined) return "String";
  const get = typeof expression.Get === "string" ? parseGetPath(expression.Get) : undefined;
  switch (get?.root) {
    case "Parameters":
      return DECLARED.get(place.parameters.get(get.name));
    case "Execution":
      return EXECUTION_VARIABLES.some((known) => known === get.variable) ? "String" : undefined;
    case "PipelineExperimentConfig":
      return "String";
    case "Steps":
      return kindOfProperty(place.steps.get(get.step), get.segments);
    case undefined:
      return undefined;
  }
}

function kindOfProperty(step: Step | undefined, segments: readonly PathSegment[]): ScalarKind | undefined {
  if (step === undefined || !isStepType(step.Type)) return undefined;
  if (segments[0] === "OutputParameters") return kindOfOutput(step, segments);
  const shape = segments.reduce(shapeOf, propertyShape(step.Type));
  return shape?.kind === "scalar" && shape.constraint ? KINDS[shape.constraint.type] : undefined;
}

function kindOfOutput(step: Step, [, name, ...more]: readonly PathSegment[]): ScalarKind | undefined {
  const declared: unknown = "OutputParameters" in step ? step.OutputParameters : undefined;
  if (more.length > 0 || !Array.isArray(declared)) return undefined;
  const output = declared
    .slice(0, MAX_OUTPUT_PARAMETERS)
    .filter(isJsonObject)
    .find(({ OutputName }) => OutputName === name);
  return DECLARED.get(output?.OutputType);
}
