import { readFileSync, statSync } from "node:fs";
import { isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";
import type { Engine, ModelPackageRecord } from "@sagewright/local-engine";

/** A file that is shown whole holds at most this many bytes. */
const MAX_BYTES = 64 * 1024;

/**
 * What the files hold that a model was registered with, by kind: `ModelQuality.Statistics`. A file that is gone, too
 * large or no JSON is left out; where it lies stands in the request.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelMetrics.html
 */
export function modelMetrics({ request }: ModelPackageRecord, engine: Engine): JsonObject {
  const metrics: Record<string, JsonValue> = {};
  for (const [kind, sources] of Object.entries(objectOf(request.ModelMetrics))) {
    for (const [source, { S3Uri }] of Object.entries(objectOf(sources)).map(
      ([name, at]) => [name, objectOf(at)] as const,
    )) {
      const value = typeof S3Uri === "string" ? read(engine.pathOf(S3Uri)) : undefined;
      if (value !== undefined) metrics[`${kind}.${source}`] = value;
    }
  }
  return metrics;
}

const objectOf = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

function read(file: string): JsonValue | undefined {
  try {
    return statSync(file).size > MAX_BYTES ? undefined : JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
