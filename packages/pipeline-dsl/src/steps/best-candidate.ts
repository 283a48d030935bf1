import { quotedKey } from "../properties.ts";
import type { Ref, S3Uri } from "../ref.ts";
import type { StepId } from "../step-node.ts";
import { stepS3Uri, stepText } from "../step-ref.ts";

/** What the container of every candidate of ensembling mode is told; the Python SDK hands on the same. */
const VARIABLES = [
  "MODEL_NAME",
  "SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT",
  "SAGEMAKER_SUBMIT_DIRECTORY",
  "SAGEMAKER_INFERENCE_SUPPORTED",
  "SAGEMAKER_INFERENCE_OUTPUT",
  "SAGEMAKER_PROGRAM",
] as const;

/** The inference container of an AutoML job's best candidate. */
export interface BestCandidate {
  readonly image: Ref<string>;
  /** The archive with the model. */
  readonly model: Ref<S3Uri>;
  readonly environment: { readonly [Variable in (typeof VARIABLES)[number]]: Ref<string> };
}

export function bestCandidate(id: StepId): BestCandidate {
  const container = "BestCandidate.InferenceContainers[0]";
  const text = (member: string) => stepText(id, `${container}.${member}`);
  const environment = VARIABLES.map((name) => [name, text(`Environment${quotedKey(name)}`)]);
  return Object.freeze({
    image: text("Image"),
    model: stepS3Uri(id, `${container}.ModelDataUrl`),
    environment: Object.freeze(Object.fromEntries(environment)) as BestCandidate["environment"],
  });
}
