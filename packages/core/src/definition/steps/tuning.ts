import type { CreateHyperParameterTuningJobRequest } from "@aws-sdk/client-sagemaker";
import type { WireRequest } from "../wire.ts";
import type { Cacheable, Retryable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html */
export interface TuningStep extends StepEnvelope<"Tuning">, Cacheable, Retryable {
  readonly Arguments: WireRequest<CreateHyperParameterTuningJobRequest, "HyperParameterTuningJobName">;
}
