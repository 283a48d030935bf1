import { type StepEmission, wire } from "../compile/emission.ts";
import type { Input } from "../input.ts";
import type { S3Uri } from "../ref.ts";

/** A folder in S3 with a model in the format of Hugging Face. */
export interface BedrockModelSource {
  readonly s3DataSource: { readonly s3Uri: Input<S3Uri> };
}

export const wireModelSource = (source: BedrockModelSource, to: StepEmission) => ({
  S3DataSource: { S3Uri: wire<string>(source.s3DataSource.s3Uri, to) },
});
