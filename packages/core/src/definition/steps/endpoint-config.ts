import type { CreateEndpointConfigInput } from "@aws-sdk/client-sagemaker";
import type { WireRequest } from "../wire.ts";
import type { Cacheable, Retryable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
export interface EndpointConfigStep extends StepEnvelope<"EndpointConfig">, Cacheable, Retryable {
  readonly Arguments: WireRequest<CreateEndpointConfigInput, "EndpointConfigName">;
}
