import type { Input } from "../input.ts";
import type { S3Uri } from "../ref.ts";

/** A folder in S3 with a model in the format of Hugging Face. */
export interface BedrockModelSource {
  readonly s3DataSource: { readonly s3Uri: Input<S3Uri> };
}
