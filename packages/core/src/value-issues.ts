import type { ParameterType } from "./definition/parameter.ts";
import type { Issue, IssuePath } from "./issue.ts";
import { MAX_JSON_GET_BYTES, MAX_START_PARAMETERS, MAX_START_VALUE_CHARACTERS } from "./limits.ts";
import { listed, shortened } from "./wording.ts";

/** Issues of values: parameters at the start, expressions, conditions. */

export const parametersTooMany = (count: number): Issue => ({
  code: "PARAMETERS_TOO_MANY",
  path: ["PipelineParameters"],
  message: `The start request gives ${count} parameters; at most ${MAX_START_PARAMETERS} are allowed.`,
  hint: "Leave out those that equal their default, or put several values into one JSON file in S3.",
});

export const parameterUnknown = (name: string, declared: Iterable<string>): Issue => ({
  code: "PARAMETER_UNKNOWN",
  path: ["PipelineParameters", name],
  message: `Unknown parameter '${shortened(name)}'.`,
  hint: `Give one of the pipeline's parameters: ${listed(declared, "it has none")}.`,
});

export const parameterUndefined = (path: IssuePath, name: string): Issue => ({
  code: "PARAMETER_UNDEFINED",
  path,
  message: `Parameter '${name}' is undefined.`,
  hint: `Give a value for "${name}" at the start, or a DefaultValue in the pipeline.`,
});

const VALUE_FORMS: { readonly [Type in ParameterType]: string } = {
  String: "a text",
  Integer: "a whole number of at most 64 bits, without point or exponent, such as 5",
  Float: "a finite number, such as 0.5 or 1e-3",
  Boolean: "true or false",
};

export const parameterValueType = (
  path: IssuePath,
  name: string,
  type: ParameterType,
  json: string,
): Issue => ({
  code: "PARAMETER_VALUE_TYPE",
  path,
  message: `Parameter '${name}' is of type ${type}, which ${shortened(json)} is not.`,
  hint: `Give ${VALUE_FORMS[type]}.`,
});

export const parameterValueTooShort = (path: IssuePath, name: string): Issue => ({
  code: "PARAMETER_VALUE_TOO_SHORT",
  path,
  message: `Parameter '${name}': value "" is too short (length: 0, required minimum: 1).`,
  hint: "Give a text of at least one character, or leave the parameter out to take its default.",
});

export const parameterValueTooLong = (path: IssuePath, name: string, characters: number): Issue => ({
  code: "PARAMETER_VALUE_TOO_LONG",
  path,
  message: `Parameter '${name}': the value has ${characters} characters; at most ${MAX_START_VALUE_CHARACTERS} are allowed at the start.`,
  hint: "Put the text into a file in S3 and give its URI, or make it the parameter's default (at most 4096 characters).",
});

export const parameterNotInEnum = (
  path: IssuePath,
  name: string,
  value: string,
  allowed: readonly string[],
): Issue => ({
  code: "PARAMETER_NOT_IN_ENUM",
  path,
  message: `Parameter '${name}' may not be ${shortened(JSON.stringify(value))}.`,
  hint: `Give one of its EnumValues: ${allowed.map((item) => shortened(JSON.stringify(item))).join(", ")}.`,
});

export const referenceUndefined = (path: IssuePath, text: string, hint: string): Issue => ({
  code: "REFERENCE_UNDEFINED",
  path,
  message: `"${text}" is undefined.`,
  hint,
});

export const expressionUnresolvable = (path: IssuePath, problem: string): Issue => ({
  code: "EXPRESSION_UNRESOLVABLE",
  path,
  message: problem,
  hint: 'Write {"Get": "…"}, {"Std:Join": {"On", "Values"}} or {"Std:JsonGet": {"PropertyFile" or "S3Uri", "Path"}}.',
});

export const valueNotScalar = (path: IssuePath, what: string, found: string): Issue => ({
  code: "VALUE_NOT_SCALAR",
  path,
  message: `${what} is ${found}; a text, a number or a boolean is needed here.`,
  hint: "Refer to a member of it that is a text, a number or a boolean.",
});

export const jsonGetTooLarge = (path: IssuePath, file: string, bytes: number): Issue => ({
  code: "JSON_GET_TOO_LARGE",
  path,
  message: `${file} has ${bytes} bytes; Std:JsonGet reads files of at most ${MAX_JSON_GET_BYTES} bytes (2 MiB).`,
  hint: "Write the few values that the pipeline needs into a file of their own.",
});

export const jsonGetNotJson = (path: IssuePath, file: string, problem: string): Issue => ({
  code: "JSON_GET_NOT_JSON",
  path,
  message: `${file} is not in valid JSON format: ${shortened(problem)}.`,
  hint: "Let the step that writes it write one JSON document in UTF-8. NaN and Infinity are not JSON: write null or leave them out.",
});

export const jsonGetPathMalformed = (path: IssuePath, jsonPath: string): Issue => ({
  code: "JSON_GET_PATH_MALFORMED",
  path,
  message: `Invalid json path '${shortened(jsonPath)}'.`,
  hint: "Write dotted names, indices and quoted keys, such as metrics.classes[0]['f1.score'].value; no wildcards, slices or filters.",
});

export const jsonGetPathMissing = (
  path: IssuePath,
  file: string,
  jsonPath: string,
  at: string,
  available: readonly string[],
): Issue => ({
  code: "JSON_GET_PATH_MISSING",
  path,
  message: `Invalid json path '${shortened(jsonPath)}': ${file} has nothing there.`,
  hint: `Found at ${at}: ${listed(
    available.map((name) => shortened(name)),
    "nothing that has members",
  )}. Correct the path, or let the step write the value.`,
});

export const jsonGetUndefined = (path: IssuePath, file: string, jsonPath: string): Issue => ({
  code: "JSON_GET_UNDEFINED",
  path,
  message: `The value at '${shortened(jsonPath)}' of ${file} is undefined: it is null.`,
  hint: "Let the step that writes the file write a text, a number or a boolean there.",
});

export const jsonGetNotScalar = (path: IssuePath, file: string, jsonPath: string, found: string): Issue => ({
  code: "JSON_GET_NOT_SCALAR",
  path,
  message: `The value at '${shortened(jsonPath)}' of ${file} is ${found}; Std:JsonGet reads a text, a number or a boolean.`,
  hint: "Lengthen the path, down to the value itself.",
});

export const integerNotExact = (path: IssuePath, value: bigint): Issue => ({
  code: "INTEGER_NOT_EXACT",
  path,
  message: `The integer ${shortened(String(value))} is beyond 2^53, and would be changed on its way into the step's arguments.`,
  hint: 'Pass it as text, which is exact: {"Std:Join": {"On": "", "Values": [ … ]}}.',
});

export const conditionTypeClash = (path: IssuePath, problem: string, hint: string): Issue => ({
  code: "CONDITION_TYPE_CLASH",
  path,
  message: problem,
  hint,
});

export const textsOrdered = (path: IssuePath, type: string): Issue => ({
  code: "TEXTS_ORDERED",
  severity: "warning",
  path,
  message: `${type} orders texts, which goes by code point: "10" comes before "9".`,
  hint: "Compare numbers where numbers are meant.",
});

const ARGUMENT_TYPES = {
  String: {
    wanted: "A String",
    hint: 'Write it as text; a reference becomes text in {"Std:Join": {"On": "", "Values": [ … ]}}.',
  },
  Integer: { wanted: "An Integer", hint: "Write the number itself, or refer to an Integer parameter." },
  Number: { wanted: "A number", hint: "Write the number itself, or refer to a Float or Integer parameter." },
  Boolean: {
    wanted: "A Boolean",
    hint: "Write true or false without quotes, or refer to a Boolean parameter.",
  },
} as const;

export const argumentTypeClash = (
  path: IssuePath,
  type: keyof typeof ARGUMENT_TYPES,
  found: string,
): Issue => ({
  code: "ARGUMENT_TYPE_CLASH",
  path,
  message: `${ARGUMENT_TYPES[type].wanted} is wanted here, and the value is ${found}.`,
  hint: ARGUMENT_TYPES[type].hint,
});
