import type { JsonObject, JsonValue } from "../../src/json.ts";
import { document, fail, lambda, processing, training } from "../definitions.ts";

/**
 * Edge cases of creating a pipeline, under the numbers of the project's list of them: what the definition is, and the codes
 * that it gives, warnings with a question mark.
 */
export type Case = readonly [
  number: number,
  title: string,
  definition: JsonValue | string,
  codes: readonly string[],
];

export const steps = (...list: readonly JsonValue[]): JsonObject => document(list);
export const equals = (LeftValue: JsonValue): JsonValue => [{ Type: "Equals", LeftValue, RightValue: "a" }];
export const jsonGet = (members: { readonly [key: string]: JsonValue }): JsonObject =>
  lambda("L", { x: { "Std:JsonGet": members } });
export const reportOf = (step: string, file = "Report"): JsonObject => ({
  Get: `Steps.${step}.PropertyFiles.${file}`,
});
export const reading = (Get: string): JsonObject => lambda("L", { x: { Get } });
export const parameters = (...Parameters: readonly JsonValue[]): JsonObject =>
  document([fail("F")], { Parameters });
export const cached = (CacheConfig: JsonValue): JsonObject => processing("P", { CacheConfig });
export const retried = (policy: { readonly [key: string]: JsonValue }): JsonObject =>
  training("T", { RetryPolicies: [{ ExceptionType: ["Step.THROTTLING"], ...policy }] });
export const container = (members: { readonly [key: string]: JsonValue }): JsonObject =>
  processing("P", {}, { AppSpecification: { ImageUri: "i", ...members } });
export const outputs = (...pairs: readonly (readonly [name: string, path: string])[]): JsonObject =>
  processing(
    "P",
    { PropertyFiles: [] },
    {
      ProcessingOutputConfig: {
        Outputs: pairs.map(([OutputName, LocalPath]) => ({
          OutputName,
          S3Output: { S3Uri: "s3://b/o", LocalPath, S3UploadMode: "EndOfJob" },
        })),
      },
    },
  );
export const ROOT = "/opt/ml/processing";
