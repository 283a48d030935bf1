import type { CreateAutoMLJobRequest } from "@aws-sdk/client-sagemaker";
import type { WireRequest } from "../wire.ts";
import type { Cacheable, Retryable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAutoMLJob.html */
export interface AutoMLStep extends StepEnvelope<"AutoML">, Cacheable, Retryable {
  readonly Arguments: WireRequest<CreateAutoMLJobRequest, "AutoMLJobName">;
}
