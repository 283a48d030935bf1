import { type JsonValue, SagewrightError } from "@sagewright/core";
import type { ObjectStore } from "../adapters/object-store.ts";
import { modelDataMissing } from "../engine-issues.ts";
import { objectOf } from "./json-reading.ts";

/** Throws MODEL_DATA_MISSING for containers whose model is not in the local S3. */
export function checkModelData(containers: readonly (JsonValue | undefined)[], objects: ObjectStore): void {
  const missing = containers.flatMap(modelDataUris).filter((uri) => !isThere(uri, objects));
  if (missing.length > 0) throw new SagewrightError(missing.map(modelDataMissing));
}

function modelDataUris(container: JsonValue | undefined): readonly string[] {
  const { ModelDataUrl, ModelDataSource } = objectOf(container);
  const { S3Uri } = objectOf(objectOf(ModelDataSource).S3DataSource);
  return [ModelDataUrl, S3Uri].filter((uri) => typeof uri === "string");
}

/** One object, or, for models that are not packed and for many models, a prefix of some. */
const isThere = (uri: string, objects: ObjectStore): boolean =>
  objects.find(uri) !== undefined || objects.list(uri).length > 0;
