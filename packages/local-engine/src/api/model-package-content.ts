import type { JsonObject, JsonValue } from "@sagewright/core";
import { validationError } from "./service-error.ts";

const isThere = (entry: readonly [string, JsonValue | undefined]): boolean => entry[1] !== undefined;

/** The members of a request that a Describe answer has too. */
export function contentOf(request: JsonObject): JsonObject {
  const {
    Tags: _,
    ClientToken: __,
    ModelPackageName: ___,
    ModelPackageGroupName: ____,
    ModelApprovalStatus: _____,
    ...content
  } = request;
  return content;
}

const MAX_METADATA_PROPERTIES = 50;
const MAX_SPECIFICATIONS = 15;
/** Members that take the place of the old ones. */
const REPLACED = [
  "ModelPackageRegistrationType",
  "InferenceSpecification",
  "SourceUri",
  "ModelCard",
  "ModelLifeCycle",
] as const;

/** What a package holds after an update; throws ServiceError for more than it may hold. */
export function updatedContent(content: JsonObject, update: JsonObject): JsonObject {
  const replaced = Object.fromEntries(
    REPLACED.map((member) => [member, update[member]] as const).filter(isThere),
  );
  const properties = metadataAfter(content, update);
  const specifications = [
    ...listAt(content, "AdditionalInferenceSpecifications"),
    ...listAt(update, "AdditionalInferenceSpecificationsToAdd"),
  ];
  if (specifications.length > MAX_SPECIFICATIONS) {
    throw validationError(
      `A model package has at most ${MAX_SPECIFICATIONS} additional inference specifications.`,
    );
  }
  const { CustomerMetadataProperties: _, AdditionalInferenceSpecifications: __, ...rest } = content;
  return {
    ...rest,
    ...replaced,
    ...(Object.keys(properties).length === 0 ? {} : { CustomerMetadataProperties: properties }),
    ...(specifications.length === 0 ? {} : { AdditionalInferenceSpecifications: specifications }),
  };
}

function metadataAfter(content: JsonObject, update: JsonObject): JsonObject {
  const removed = new Set(listAt(update, "CustomerMetadataPropertiesToRemove"));
  const kept = Object.entries(objectAt(content, "CustomerMetadataProperties")).filter(
    ([key]) => !removed.has(key),
  );
  const properties = { ...Object.fromEntries(kept), ...objectAt(update, "CustomerMetadataProperties") };
  if (Object.keys(properties).length > MAX_METADATA_PROPERTIES) {
    throw validationError(
      `A model package has at most ${MAX_METADATA_PROPERTIES} customer metadata properties.`,
    );
  }
  return properties;
}

const listAt = (object: JsonObject, member: string): readonly JsonValue[] => {
  const value = object[member];
  return Array.isArray(value) ? value : [];
};

const objectAt = (object: JsonObject, member: string): JsonObject => {
  const value = object[member];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
};
