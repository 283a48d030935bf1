import type { Issue } from "@sagewright/core";

/** Issues of requests that create, update and start pipelines. */

export const definitionBucketMissing = (bytes: number, limit: number): Issue => ({
  code: "DEFINITION_BUCKET_MISSING",
  path: [],
  message: `The definition has ${bytes} bytes; from ${limit} on it goes through S3, and no bucket is named.`,
  hint: "Give `bucket` to pipeline() or to the request.",
});

export const parallelismInvalid = (given: number): Issue => ({
  code: "PARALLELISM_INVALID",
  path: ["maxParallelExecutionSteps"],
  message: `The number of steps that may run at one time is ${given}.`,
  hint: "Give a whole number, 1 or more, or leave it out.",
});

export const tagsTooMany = (count: number, limit: number): Issue => ({
  code: "TAGS_TOO_MANY",
  path: ["tags"],
  message: `The pipeline has ${count} tags; at most ${limit} are allowed.`,
  hint: "Leave some out.",
});

export const displayNameInvalid = (given: string, limit: number): Issue => ({
  code: "DISPLAY_NAME_INVALID",
  path: ["displayName"],
  message: `The display name ${JSON.stringify(given)} is not 1 to ${limit} letters, digits and hyphens with no hyphen at either end.`,
  hint: "Write it with hyphens, such as nightly-2027.",
});

export const executionDescriptionTooLong = (characters: number, limit: number): Issue => ({
  code: "EXECUTION_DESCRIPTION_TOO_LONG",
  path: ["description"],
  message: `The description of the execution has ${characters} characters; at most ${limit} are allowed.`,
  hint: "Shorten it.",
});

export const tagTwice = (key: string): Issue => ({
  code: "TAG_TWICE",
  path: ["tags"],
  message: `Several tags of the pipeline have the key ${JSON.stringify(key)}.`,
  hint: "Give each key once.",
});
