import { isJsonObject, type JsonObject, parseDefinition, SagewrightError } from "@sagewright/core";
import type { ApiContext } from "./operation.ts";
import { optionalText, text } from "./request-members.ts";
import { validationError } from "./service-error.ts";

/** Bytes; one of the request itself is at most 1 048 576 characters. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * The definition of a request, from its text or from the local S3; undefined where the request has none. Throws all that
 * parsing says of it.
 */
export function definitionOf(
  input: JsonObject,
  { objects }: Pick<ApiContext, "objects">,
): string | undefined {
  const inline = optionalText(input, "PipelineDefinition");
  const location = input.PipelineDefinitionS3Location;
  if (inline !== undefined && location !== undefined) {
    throw validationError(
      "Only one of PipelineDefinition and PipelineDefinitionS3Location can be provided, not both.",
    );
  }
  const definition = isJsonObject(location)
    ? objects.read(uriOf(location), MAX_BYTES).toString("utf8")
    : inline;
  if (definition === undefined) return undefined;
  const parsed = parseDefinition(definition);
  if (!parsed.ok) throw new SagewrightError(parsed.issues);
  return definition;
}

function uriOf(location: JsonObject): string {
  const uri = `s3://${text(location, "Bucket")}/${text(location, "ObjectKey")}`;
  const version = optionalText(location, "VersionId");
  // So S3 calls the only version of an object in a bucket without versions.
  if (version === undefined || version === "null") return uri;
  throw validationError(`There is no version ${version} of ${uri}: this S3 keeps one of each object.`);
}
