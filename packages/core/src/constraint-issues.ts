import type { ParameterType } from "./definition/parameter.ts";
import type { Bounds, Pattern } from "./definition/shapes/constraint.ts";
import type { Issue, IssuePath } from "./issue.ts";
import { listed, quoted } from "./wording.ts";

/** Issues of arguments that the request of the API would not take. */

export const numberOutOfRange = (path: IssuePath, name: string, value: number, bounds: Bounds): Issue => ({
  code: "NUMBER_OUT_OF_RANGE",
  path,
  message: `${name} is ${value}; the API wants ${range(bounds)}.`,
  hint: `Give ${range(bounds)}.`,
});

function range({ minimum, maximum }: Bounds): string {
  if (maximum === Number.POSITIVE_INFINITY) return `${minimum} or more`;
  if (minimum === Number.NEGATIVE_INFINITY) return `${maximum} or less`;
  return `a number from ${minimum} to ${maximum}`;
}

export const textTooShort = (path: IssuePath, characters: number, minimum: number): Issue => ({
  code: "TEXT_TOO_SHORT",
  severity: "warning",
  path,
  message: `This text has ${characters} characters; the API wants at least ${minimum}.`,
  hint:
    minimum === 1
      ? "Give a text, or leave the member out."
      : "Give the whole text, not a part or a stand-in.",
});

export const textPatternMismatch = (
  path: IssuePath,
  text: string,
  { text: pattern, isName }: Pattern,
): Issue => ({
  code: "TEXT_PATTERN_MISMATCH",
  ...(isName ? undefined : { severity: "warning" }),
  path,
  message:
    pattern === ".*" || pattern === ".+"
      ? `The text ${quoted(text)} holds a line break, which the API does not take here.`
      : `The text ${quoted(text)} has not the form that the API wants: ${pattern}`,
  hint: isName
    ? "Remove the characters that are not allowed."
    : "Correct the text; stand-ins work in local runs only.",
});

export const valueUnknown = (
  path: IssuePath,
  value: string,
  known: Iterable<string>,
  nearest?: string,
): Issue => ({
  code: "VALUE_UNKNOWN",
  severity: "warning",
  path,
  message: `${quoted(value)} is not among the values that the API is known to take here.`,
  hint: `${nearest === undefined ? `Known: ${listed(known)}.` : `Did you mean ${quoted(nearest)}?`} A value newer than our table may be right.`,
});

export const argumentUnrecognised = (path: IssuePath, name: string, nearest?: string): Issue => ({
  code: "ARGUMENT_UNRECOGNISED",
  severity: "warning",
  path,
  message: `The API is not known to have a member ${quoted(name)} here.`,
  hint: `${nearest === undefined ? "Correct its spelling, or remove it." : `Did you mean ${quoted(nearest)}?`} A member newer than our table may be right.`,
});

export const parameterTypeClash = (
  path: IssuePath,
  name: string,
  type: ParameterType,
  wanted: readonly ParameterType[],
): Issue => ({
  code: "PARAMETER_TYPE_CLASH",
  severity: "warning",
  path,
  message: `Parameter '${name}' is of type ${type}; the API wants ${wanted.join(" or ")} here.`,
  hint: wanted.includes("String")
    ? 'Make it a text: {"Std:Join": {"On": "", "Values": [{"Get": "Parameters.…"}]}}.'
    : `Declare the parameter as ${wanted[0]}.`,
});
