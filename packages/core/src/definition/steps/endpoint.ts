import type { CreateEndpointInput } from "@aws-sdk/client-sagemaker";
import type { WireRequest } from "../wire.ts";
import type { Cacheable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html */
export interface EndpointStep extends StepEnvelope<"Endpoint">, Cacheable {
  readonly Arguments: WireRequest<CreateEndpointInput, "EndpointName">;
}
