import type { CreateTrainingJobRequest } from "@aws-sdk/client-sagemaker";
import type { WireRequest } from "../wire.ts";
import type { Cacheable, Retryable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
export interface TrainingStep extends StepEnvelope<"Training">, Cacheable, Retryable {
  readonly Arguments: WireRequest<CreateTrainingJobRequest, "TrainingJobName">;
}
