import type { CreateInferenceComponentInput } from "@aws-sdk/client-sagemaker";
import type { WireRequest } from "../wire.ts";
import type { StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceComponent.html */
export interface InferenceComponentStep extends StepEnvelope<"InferenceComponent"> {
  readonly Arguments: WireRequest<CreateInferenceComponentInput, "InferenceComponentName">;
}
