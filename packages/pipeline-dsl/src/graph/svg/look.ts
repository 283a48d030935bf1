import type { ForEachStep } from "@sagewright/core";

/** What kind of work a step is, as a colour. */
export type Look = "process" | "train" | "model" | "serve" | "call" | "check" | "gate" | "fail" | "other";

const LOOKS: ForEachStep<Look> = {
  Processing: "process",
  Transform: "process",
  EMR: "process",
  EMRServerless: "process",
  Training: "train",
  Tuning: "train",
  AutoML: "train",
  BedrockCustomModel: "train",
  Model: "model",
  RegisterModel: "model",
  BedrockModelImport: "model",
  EndpointConfig: "serve",
  Endpoint: "serve",
  InferenceComponent: "serve",
  BedrockCustomModelDeployment: "serve",
  BedrockProvisionedModelThroughput: "serve",
  Lambda: "call",
  Callback: "call",
  QualityCheck: "check",
  ClarifyCheck: "check",
  Condition: "gate",
  Fail: "fail",
  Lineage: "other",
};

const LOOK_OF: ReadonlyMap<string, Look> = new Map(Object.entries(LOOKS));

/** Definitions may hold step types that are newer than this package. */
export const lookOf = (type: string): Look => LOOK_OF.get(type) ?? "other";
