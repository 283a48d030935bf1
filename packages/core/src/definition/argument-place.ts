import type { PathSegment } from "./get-path.ts";
import { argumentShape } from "./shapes/argument-shapes.ts";
import { type Shape, shapeOf } from "./shapes/shape.ts";
import type { ForEachStep, StepType } from "./step.ts";

/**
 * What a place in a step's arguments wants of a value:
 * `text`: a String; literals of other types are written as text, expressions of other types clash.
 * `entry`: the same in a list or a map of texts, where null is none. `integer`: a whole number.
 * `message`: whatever it is, as text.
 * `free`: anything, here and below.
 */
export type ScalarPlace = "text" | "entry" | "integer" | "message" | "free";

/** The same, or what the API says of the object or list that stands there. */
export type ArgumentPlace = ScalarPlace | Shape;

/** How a step type's arguments are checked: those of SageMaker's own requests by what the API says of them. */
export const ARGUMENT_PLACES: ForEachStep<ScalarPlace | "request"> = {
  Processing: "request",
  Training: "request",
  Tuning: "request",
  Transform: "request",
  Model: "request",
  RegisterModel: "request",
  AutoML: "request",
  QualityCheck: "request",
  ClarifyCheck: "request",
  EndpointConfig: "request",
  Endpoint: "request",
  InferenceComponent: "request",
  Fail: "message",
  Condition: "free",
  Lambda: "free",
  Callback: "free",
  EMR: "free",
  EMRServerless: "free",
  Lineage: "free",
  BedrockCustomModel: "free",
  BedrockCustomModelDeployment: "free",
  BedrockModelImport: "free",
  BedrockProvisionedModelThroughput: "free",
};

export function placeOfArguments(type: StepType): ArgumentPlace {
  const place = ARGUMENT_PLACES[type];
  return place === "request" ? (argumentShape(type) ?? "free") : place;
}

/** The place of a member or an entry, given that of the object or list it stands in. */
export function placeBelow(parent: ArgumentPlace, segment: PathSegment): ArgumentPlace {
  if (typeof parent === "string") return parent;
  const shape = shapeOf(parent, segment);
  if (shape === undefined) return "free";
  if (shape.kind !== "scalar") return shape;
  switch (shape.constraint?.type) {
    case "text":
      return parent.kind === "object" ? "text" : "entry";
    case "integer":
      return "integer";
    default:
      return "free";
  }
}

/** What is wanted where one scalar stands. */
export const scalarPlace = (place: ArgumentPlace): ScalarPlace =>
  typeof place === "string" ? place : "free";
