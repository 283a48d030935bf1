import type { Issue, IssuePath } from "./issue.ts";
import {
  INLINE_DEFINITION_BYTES,
  MAX_DESCRIPTION_CHARACTERS,
  MAX_METADATA_CHARACTERS,
  MAX_NESTING,
  MAX_STEPS,
} from "./limits.ts";
import { listed, quoted } from "./wording.ts";

/** Issues of the document's shape, whatever the step type. Wordings after "Unable to parse" are the service's own. */

export const propertyUnknown = (path: IssuePath, name: string, known: readonly string[]): Issue => ({
  code: "PROPERTY_UNKNOWN",
  path,
  message: `Unable to parse pipeline definition. Cannot parse object, unknown property '${name}'.`,
  hint: `Remove it, or correct its spelling; known here: ${listed(known)}.`,
});

export const propertyMissing = (path: IssuePath, name: string): Issue => ({
  code: "PROPERTY_MISSING",
  path,
  message: `The property '${name}' is required here.`,
  hint: `Add \`${name}\`.`,
});

export type ExpectedValue = "Array" | "Object" | "String" | "Number" | "Boolean";

const EXPECTATIONS: { readonly [Expected in ExpectedValue]: string } = {
  Array: "Expecting start of Json Array.",
  Object: "Expecting start of Json Object.",
  String: "Expecting a Json String.",
  Number: "Expecting a Json Number.",
  Boolean: "Expecting a Json Boolean.",
};

export const valueTypeWrong = (path: IssuePath, expected: ExpectedValue, value: unknown): Issue => ({
  code: "VALUE_TYPE_WRONG",
  path,
  message: `Unable to parse pipeline definition. ${EXPECTATIONS[expected]} Found ${described(value)}.`,
  hint:
    expected === "Array" || expected === "Object"
      ? `Write the ${expected.toLowerCase()} out; an expression stands for one scalar, never for a whole list or object.`
      : `Write a ${expected.toLowerCase()} here.`,
});

function described(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return `the string ${quoted(value)}`;
  if (typeof value !== "object") return `the ${typeof value} ${String(value)}`;
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : "an object";
}

export const valueTooDeep = (path: IssuePath): Issue => ({
  code: "VALUE_TOO_DEEP",
  path,
  message: `The definition is nested more than ${MAX_NESTING} levels deep.`,
  hint: "Flatten the document; definitions that SageMaker takes need fewer than 40 levels.",
});

export const versionUnknown = (path: IssuePath, known: string): Issue => ({
  code: "VERSION_UNKNOWN",
  path,
  message: `Version must be "${known}".`,
  hint: `Write "Version": "${known}", or leave it out.`,
});

export const metadataKeyInvalid = (path: IssuePath, key: string): Issue => ({
  code: "METADATA_KEY_INVALID",
  path,
  message: `The metadata key ${quoted(key)} is not 1 to 128 of A-Z, a-z, 0-9, "-" and "_".`,
  hint: "Rename the key.",
});

export const metadataTooLong = (path: IssuePath, characters: number): Issue => ({
  code: "METADATA_TOO_LONG",
  path,
  message: `This metadata value has ${characters} characters; at most ${MAX_METADATA_CHARACTERS} are allowed.`,
  hint: "Shorten it, or keep it in S3 and give its URI.",
});

export const textTooLong = (path: IssuePath, characters: number, maximum: number): Issue => ({
  code: "TEXT_TOO_LONG",
  path,
  message: `This text has ${characters} characters; at most ${maximum} are allowed.`,
  hint: "Shorten it; what is read by a job may lie in a file in S3.",
});

export const descriptionLong = (path: IssuePath, characters: number): Issue => ({
  code: "DESCRIPTION_LONG",
  severity: "warning",
  path,
  message: `This description has ${characters} characters; the API shows at most ${MAX_DESCRIPTION_CHARACTERS}.`,
  hint: `Shorten it to ${MAX_DESCRIPTION_CHARACTERS} characters.`,
});

export const listEmpty = (path: IssuePath, name: string): Issue => ({
  code: "LIST_EMPTY",
  path,
  message: `${name} is empty; the API wants at least one entry.`,
  hint: `Leave \`${name}\` out, or give it an entry.`,
});

export const listTooLong = (path: IssuePath, name: string, count: number, maximum: number): Issue => ({
  code: "LIST_TOO_LONG",
  path,
  message: `${name} has ${count} entries; at most ${maximum} are allowed.`,
  hint: "Leave some out, or divide the work between two steps.",
});

export const parameterNameInvalid = (path: IssuePath, name: string): Issue => ({
  code: "PARAMETER_NAME_INVALID",
  path,
  message: `The parameter name ${quoted(name)} is not 1 to 64 of A-Z, a-z, 0-9, "-" and "_".`,
  hint: "Rename the parameter, and its references with it.",
});

export const parameterDuplicate = (path: IssuePath, name: string): Issue => ({
  code: "PARAMETER_DUPLICATE",
  path,
  message: `Two parameters are named "${name}".`,
  hint: "Rename or remove one of them.",
});

export const parameterTypeUnknown = (path: IssuePath, type: string): Issue => ({
  code: "PARAMETER_TYPE_UNKNOWN",
  path,
  message: `There is no parameter type ${quoted(type)}.`,
  hint: 'Use "String", "Integer", "Float" or "Boolean".',
});

export const parameterEnumNotString = (path: IssuePath, name: string, type: string): Issue => ({
  code: "PARAMETER_ENUM_NOT_STRING",
  path,
  message: `Parameter '${name}' has EnumValues, which only a String can have; its type is ${type}.`,
  hint: "Remove EnumValues, or make the parameter a String.",
});

export const issuesTooMany = (dropped: number, errors: number): Issue => ({
  code: "ISSUES_TOO_MANY",
  severity: errors > 0 ? "error" : "warning",
  path: [],
  message: `There are ${dropped} more issues, ${errors} of them errors.`,
  hint: "Mend the first ones and check again; many of the rest may have the same cause.",
});

export const stepsTooMany = (): Issue => ({
  code: "STEPS_TOO_MANY",
  path: ["Steps"],
  message: `The definition has more than ${MAX_STEPS} steps; only the first of them were checked.`,
  hint: "Divide it into several pipelines; SageMaker's quota is 50 steps unless it is raised.",
});

export const definitionLarge = (bytes: number, isBeyondRequest: boolean): Issue => ({
  code: "DEFINITION_LARGE",
  severity: "warning",
  path: [],
  message: isBeyondRequest
    ? `The definition has ${bytes} bytes; a request takes at most 1,048,576 characters.`
    : `The definition has ${bytes} bytes; from ${INLINE_DEFINITION_BYTES} on it goes through S3.`,
  hint: "Whoever creates the pipeline needs a bucket to put it in; its role must be able to read there.",
});
