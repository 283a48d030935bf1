import type { CreateTransformJobRequest } from "@aws-sdk/client-sagemaker";
import type { WireRequest } from "../wire.ts";
import type { Cacheable, Retryable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html */
export interface TransformStep extends StepEnvelope<"Transform">, Cacheable, Retryable {
  readonly Arguments: WireRequest<CreateTransformJobRequest, "TransformJobName">;
}
