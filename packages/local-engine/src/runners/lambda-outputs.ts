import {
  isJsonObject,
  type JsonObject,
  type JsonScalar,
  type JsonValue,
  SagewrightError,
} from "@sagewright/core";
import { lambdaOutputInvalid } from "../job-issues.ts";

export interface DeclaredOutput {
  readonly OutputName: string;
  readonly OutputType: "String" | "Integer" | "Float" | "Boolean";
}

const MAX_CHARACTERS = 1024;

/** The declared outputs, picked from what a function returned and in their declared types. All that is wrong at once. */
export function outputValues(
  step: string,
  declared: readonly DeclaredOutput[],
  returned: JsonValue,
  issueOf: typeof lambdaOutputInvalid = lambdaOutputInvalid,
): Readonly<Record<string, JsonScalar>> {
  const object: JsonObject = isJsonObject(returned) ? returned : {};
  const results = declared.map((output) => ({
    name: output.OutputName,
    ...coerce(output, object[output.OutputName]),
  }));
  const issues = results.flatMap(({ name, problem }) =>
    problem === undefined ? [] : [issueOf(step, name, problem)],
  );
  if (issues.length > 0) throw new SagewrightError(issues);
  return Object.fromEntries(results.map(({ name, value }) => [name, value ?? null]));
}

interface Coerced {
  readonly value?: JsonScalar;
  readonly problem?: string;
}

const INTEGER = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Text that means a value of the type without loss is taken as one. */
function coerce({ OutputType }: DeclaredOutput, value: JsonValue | undefined): Coerced {
  if (value === undefined || value === null) return { problem: "is missing from what it returned" };
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length > MAX_CHARACTERS) return { problem: `is longer than ${MAX_CHARACTERS} characters` };
  const coerced = COERCE[OutputType ?? "String"](value, text);
  return coerced === undefined ? { problem: `is ${text}, which is no ${OutputType}` } : { value: coerced };
}

const COERCE: {
  readonly [Type in DeclaredOutput["OutputType"]]: (value: JsonValue, text: string) => JsonScalar | undefined;
} = {
  // Lists and objects are one opaque text.
  String: (_value, text) => text,
  Integer: (value, text) => {
    const number =
      typeof value === "number" || (typeof value === "string" && INTEGER.test(text))
        ? Number(text)
        : undefined;
    return Number.isSafeInteger(number) ? number : undefined;
  },
  Float: (value, text) => {
    const number =
      typeof value === "number" || (typeof value === "string" && FLOAT.test(text)) ? Number(text) : undefined;
    return Number.isFinite(number) ? number : undefined;
  },
  Boolean: (_value, text) => ({ true: true, false: false })[text.toLowerCase()],
};
