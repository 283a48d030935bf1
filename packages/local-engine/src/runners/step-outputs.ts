import { isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";
import { objectOf, objectsOf } from "./json-reading.ts";

/** `{ <output name>: <S3 URI> }` */
export function processingOutputs(properties: JsonObject): JsonObject {
  const { Outputs } = objectOf(properties.ProcessingOutputConfig);
  return Object.fromEntries(
    namedOutputs(Outputs).flatMap(([name, output]) => {
      const { S3Uri } = objectOf(objectOf(output).S3Output);
      return typeof S3Uri === "string" ? [[name, S3Uri]] : [];
    }),
  );
}

/** `{ model: <S3 URI of the archive> }` */
export function trainingOutputs(properties: JsonObject): JsonObject {
  const model = objectOf(properties.ModelArtifacts).S3ModelArtifacts;
  return typeof model === "string" ? { model } : {};
}

/** What a Lambda function handed back. */
export function outputParameters(properties: JsonObject): JsonObject {
  return objectOf(properties.OutputParameters);
}

/** `{ modelPackage: <ARN> }` */
export function registeredModel(properties: JsonObject): JsonObject {
  const arn = properties.ModelPackageArn;
  return typeof arn === "string" ? { modelPackage: arn } : {};
}

/** Describe has a list; the properties of a step have a map. */
function namedOutputs(outputs: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  if (isJsonObject(outputs)) return Object.entries(outputs);
  return objectsOf(outputs).flatMap((output) =>
    typeof output.OutputName === "string" ? [[output.OutputName, output] as const] : [],
  );
}
