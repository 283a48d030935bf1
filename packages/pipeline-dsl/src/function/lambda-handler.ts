import type { Issue } from "@sagewright/core";
import { FunctionError } from "./function-error.ts";
import { functionInputMissing, functionReturnInvalid } from "./issues.ts";
import type { FunctionContext, FunctionInput, FunctionManifest, FunctionRun } from "./manifest.ts";

/** What Lambda calls. */
export type LambdaHandler = (event: unknown) => Promise<{ readonly [name: string]: FunctionInput }>;

/**
 * The handler of a function step that runs as a Lambda function: the event holds its inputs, the answer what it returns.
 *
 * Issues, thrown when it is called: FUNCTION_INPUT_MISSING, FUNCTION_RETURN_INVALID.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export function lambdaHandler(run: FunctionRun, manifest: FunctionManifest): LambdaHandler {
  return async (event) => {
    const inputs = inputsOf(manifest, event);
    const context: FunctionContext = { inputs, outputs: {}, log: console.log };
    return returnedOf(manifest, await (run as (context: FunctionContext) => unknown)(context));
  };
}

function inputsOf(manifest: FunctionManifest, event: unknown): FunctionContext["inputs"] {
  const given = members(event);
  const issues = Object.keys(manifest.inputs)
    .filter((name) => !given.has(name))
    .map((name) => functionInputMissing(manifest, name, `the event has no ${JSON.stringify(name)}`));
  if (issues.length > 0) throw new FunctionError(issues);
  const inputs = Object.keys(manifest.inputs).map((name) => [name, given.get(name)]);
  return Object.freeze(Object.fromEntries(inputs));
}

/** What is not declared in `returns` nobody can read. */
function returnedOf(
  manifest: FunctionManifest,
  returned: unknown,
): { readonly [name: string]: FunctionInput } {
  const values = members(returned);
  const issues: Issue[] = [];
  const answer = Object.entries(manifest.returns ?? {}).map(([name, type]) => {
    const value = values.get(name);
    const problem = problemOf(type, value);
    if (problem !== undefined) issues.push(functionReturnInvalid(manifest, name, problem));
    return [name, value];
  });
  if (issues.length > 0) throw new FunctionError(issues);
  return Object.fromEntries(answer);
}

type ReturnType = NonNullable<FunctionManifest["returns"]>[string];

const MAX_CHARACTERS = 1024;

function problemOf(type: ReturnType, value: unknown): string | undefined {
  if (value === undefined || value === null) return "it is missing";
  if (!FITS[type](value)) return `${JSON.stringify(value) ?? typeof value} is no ${type}`;
  const { length } = String(value);
  return length > MAX_CHARACTERS ? `it has ${length} characters, and may have ${MAX_CHARACTERS}` : undefined;
}

const FITS: { readonly [Type in ReturnType]: (value: unknown) => boolean } = {
  String: (value) => typeof value === "string",
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => Number.isFinite(value),
  Boolean: (value) => typeof value === "boolean",
};

const members = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
