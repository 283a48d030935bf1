import { isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";

/** `{ <output name>: <S3 URI> }` */
export function processingOutputs(properties: JsonObject): JsonObject {
  const config = properties.ProcessingOutputConfig;
  const outputs = isJsonObject(config) ? config.Outputs : undefined;
  return Object.fromEntries(
    namedOutputs(outputs).flatMap(([name, output]) => {
      const uri = isJsonObject(output) && isJsonObject(output.S3Output) ? output.S3Output.S3Uri : undefined;
      return typeof uri === "string" ? [[name, uri]] : [];
    }),
  );
}

/** `{ model: <S3 URI of the archive> }` */
export function trainingOutputs(properties: JsonObject): JsonObject {
  const artifacts = properties.ModelArtifacts;
  const model = isJsonObject(artifacts) ? artifacts.S3ModelArtifacts : undefined;
  return typeof model === "string" ? { model } : {};
}

/** What a Lambda function handed back. */
export function outputParameters(properties: JsonObject): JsonObject {
  const values = properties.OutputParameters;
  return isJsonObject(values) ? values : {};
}

/** `{ modelPackage: <ARN> }` */
export function registeredModel(properties: JsonObject): JsonObject {
  const arn = properties.ModelPackageArn;
  return typeof arn === "string" ? { modelPackage: arn } : {};
}

/** Describe has a list; the properties of a step have a map. */
function namedOutputs(outputs: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  if (isJsonObject(outputs)) return Object.entries(outputs);
  const list: readonly JsonValue[] = Array.isArray(outputs) ? outputs : [];
  return list.flatMap((output) => {
    const name = isJsonObject(output) ? output.OutputName : undefined;
    return isJsonObject(output) && typeof name === "string" ? [[name, output] as const] : [];
  });
}
