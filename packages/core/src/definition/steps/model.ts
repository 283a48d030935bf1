import type { CreateModelInput } from "@aws-sdk/client-sagemaker";
import type { WireRequest } from "../wire.ts";
import type { Retryable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html */
export interface ModelStep extends StepEnvelope<"Model">, Retryable {
  readonly Arguments: WireRequest<CreateModelInput, "ModelName">;
}
