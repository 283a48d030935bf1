import type { ForEachStep } from "@sagewright/core";
import { runCallback } from "./callback.ts";
import { runCondition } from "./condition.ts";
import { runFail } from "./fail.ts";
import { runLambda } from "./lambda.ts";
import { runModel } from "./model.ts";
import { runProcessing } from "./processing.ts";
import { runRegisterModel } from "./register-model.ts";
import type { RunnerEntry } from "./runner-entry.ts";
import { outputParameters, processingOutputs, registeredModel, trainingOutputs } from "./step-outputs.ts";
import { runTraining } from "./training.ts";

export type RunnerTable = ForEachStep<RunnerEntry | undefined>;

/** How each type of step is run on one machine; `undefined` is one that needs a stub. */
export const RUNNERS: RunnerTable = {
  Processing: {
    kind: "job",
    run: runProcessing,
    resource: "processing-job",
    metadataMember: "ProcessingJob",
    outputs: processingOutputs,
  },
  Training: {
    kind: "job",
    run: runTraining,
    resource: "training-job",
    metadataMember: "TrainingJob",
    outputs: trainingOutputs,
  },
  Model: { kind: "instant", run: runModel, resource: "model" },
  RegisterModel: { kind: "instant", run: runRegisterModel, outputs: registeredModel },
  Condition: { kind: "instant", run: runCondition },
  Fail: { kind: "instant", run: runFail },
  Lambda: { kind: "job", run: runLambda, outputs: outputParameters },
  Callback: { kind: "job", run: runCallback, outputs: outputParameters },
  Tuning: undefined,
  Transform: undefined,
  EMR: undefined,
  EMRServerless: undefined,
  AutoML: undefined,
  QualityCheck: undefined,
  ClarifyCheck: undefined,
  EndpointConfig: undefined,
  Endpoint: undefined,
  InferenceComponent: undefined,
  Lineage: undefined,
  BedrockCustomModel: undefined,
  BedrockCustomModelDeployment: undefined,
  BedrockModelImport: undefined,
  BedrockProvisionedModelThroughput: undefined,
};
