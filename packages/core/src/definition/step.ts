import type { AutoMLStep } from "./steps/auto-ml.ts";
import type { CallbackStep } from "./steps/callback.ts";
import type { ClarifyCheckStep } from "./steps/clarify-check.ts";
import type { ConditionStepOf } from "./steps/condition.ts";
import type { EndpointStep } from "./steps/endpoint.ts";
import type { EndpointConfigStep } from "./steps/endpoint-config.ts";
import type { FailStep } from "./steps/fail.ts";
import type { InferenceComponentStep } from "./steps/inference-component.ts";
import type {
  BedrockCustomModelDeploymentStep,
  BedrockCustomModelStep,
  BedrockModelImportStep,
  BedrockProvisionedModelThroughputStep,
  EmrServerlessStep,
  EmrStep,
  LineageStep,
} from "./steps/json-arguments.ts";
import type { LambdaStep } from "./steps/lambda.ts";
import type { ModelStep } from "./steps/model.ts";
import type { ProcessingStep } from "./steps/processing.ts";
import type { QualityCheckStep } from "./steps/quality-check.ts";
import type { RegisterModelStep } from "./steps/register-model.ts";
import type { TrainingStep } from "./steps/training.ts";
import type { TransformStep } from "./steps/transform.ts";
import type { TuningStep } from "./steps/tuning.ts";

export type ConditionStep = ConditionStepOf<Step>;

export type Step =
  | ProcessingStep
  | TrainingStep
  | TuningStep
  | TransformStep
  | ModelStep
  | RegisterModelStep
  | ConditionStep
  | LambdaStep
  | CallbackStep
  | FailStep
  | EmrStep
  | EmrServerlessStep
  | AutoMLStep
  | QualityCheckStep
  | ClarifyCheckStep
  | EndpointConfigStep
  | EndpointStep
  | InferenceComponentStep
  | LineageStep
  | BedrockCustomModelStep
  | BedrockCustomModelDeploymentStep
  | BedrockModelImportStep
  | BedrockProvisionedModelThroughputStep;

export type StepType = Step["Type"];
export type StepOf<Type extends StepType> = Extract<Step, { readonly Type: Type }>;

/** One entry for every step type: code that is shared looks the type up here instead of asking for it. */
export type ForEachStep<Entry> = { readonly [Type in StepType]: Entry };
