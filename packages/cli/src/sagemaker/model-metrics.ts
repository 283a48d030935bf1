import { readFileSync, statSync } from "node:fs";
import { type Issue, isJsonObject, type JsonObject, type JsonValue, SagewrightError } from "@sagewright/core";
import { accountOf } from "../aws/account-of.ts";
import { resultsUnread } from "../aws/run-issues.ts";
import type { ModelDocument } from "../documents/models.ts";
import type { Sagemaker } from "./open-sagemaker.ts";

/** A file that is shown whole holds at most this many bytes. */
const MAX_BYTES = 64 * 1024;

export interface ModelMetrics {
  readonly metrics: JsonObject;
  /** What could not be read on AWS. */
  readonly warnings: readonly Issue[];
}

/**
 * What the files hold that a model was registered with, by kind: `ModelQuality.Statistics`. A file that is gone, too
 * large or no JSON is left out; where it lies stands in the request.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelMetrics.html
 */
export async function modelMetrics(sagemaker: Sagemaker, model: ModelDocument): Promise<ModelMetrics> {
  const metrics: Record<string, JsonValue> = {};
  const warnings: Issue[] = [];
  for (const [kind, sources] of Object.entries(objectOf(model.request.ModelMetrics))) {
    for (const [source, at] of Object.entries(objectOf(sources))) {
      const { S3Uri } = objectOf(at);
      if (typeof S3Uri !== "string") continue;
      const value = await read(sagemaker, model, S3Uri).catch((error: unknown) => {
        if (!(error instanceof SagewrightError)) throw error;
        warnings.push(resultsUnread(S3Uri, error.issues.map(({ message }) => message).join(" ")));
        return undefined;
      });
      if (value !== undefined) metrics[`${kind}.${source}`] = value;
    }
  }
  return { metrics, warnings };
}

const objectOf = (value: unknown): JsonObject =>
  isJsonObject(value as JsonValue) ? (value as JsonObject) : {};

async function read(
  sagemaker: Sagemaker,
  { arn }: ModelDocument,
  uri: string,
): Promise<JsonValue | undefined> {
  if (sagemaker.target === "aws") {
    // With S3's client, which takes its time.
    const { readReport } = await import("../aws/step-results.ts");
    return await readReport(sagemaker.s3Of(accountOf(arn)), uri);
  }
  try {
    const file = sagemaker.engine.pathOf(uri);
    return statSync(file).size > MAX_BYTES ? undefined : JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
