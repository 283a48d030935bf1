import type { CreateModelPackageInput } from "@aws-sdk/client-sagemaker";
import type { WireRequest } from "../wire.ts";
import type { Retryable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html */
export interface RegisterModelStep extends StepEnvelope<"RegisterModel">, Retryable {
  readonly Arguments: WireRequest<CreateModelPackageInput>;
}
