import type { CreateProcessingJobRequest } from "@aws-sdk/client-sagemaker";
import type { PropertyFile } from "../property-file.ts";
import type { WireRequest } from "../wire.ts";
import type { Cacheable, Retryable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html */
export interface ProcessingStep extends StepEnvelope<"Processing">, Cacheable, Retryable {
  readonly Arguments: WireRequest<CreateProcessingJobRequest, "ProcessingJobName">;
  readonly PropertyFiles?: readonly PropertyFile[];
}
