import { existsSync } from "node:fs";
import type { Issue } from "@sagewright/core";
import { FunctionError } from "./function-error.ts";
import { functionArgumentUnknown, functionInputInvalid, functionInputMissing } from "./issues.ts";
import type { FunctionContext, FunctionInput, FunctionManifest } from "./manifest.ts";
import { inputFolder } from "./ml-root.ts";

/** Every input of the manifest, from `--name value` pairs and from folders below the root. */
export function readInputs(
  manifest: FunctionManifest,
  commandLine: readonly string[],
  root: string,
): FunctionContext["inputs"] {
  const issues: Issue[] = [];
  const texts = readPairs(manifest, commandLine, issues);
  const inputs: [string, FunctionInput][] = [];
  for (const [name, type] of Object.entries(manifest.inputs)) {
    if (type === "path") {
      const folder = inputFolder(root, name);
      if (!existsSync(folder)) issues.push(functionInputMissing(manifest, name, `there is no ${folder}`));
      inputs.push([name, folder]);
      continue;
    }
    const text = texts.get(name);
    if (text === undefined) {
      issues.push(functionInputMissing(manifest, name, `the command line has no --${name}`));
      continue;
    }
    const value = PARSERS[type](text);
    if (value === undefined) issues.push(functionInputInvalid(manifest, name, wanted(type, text), text));
    else inputs.push([name, value]);
  }
  if (issues.length > 0) throw new FunctionError(issues);
  return Object.freeze(Object.fromEntries(inputs));
}

/** What follows a name is its value, even when it begins with dashes. */
function readPairs(
  manifest: FunctionManifest,
  commandLine: readonly string[],
  issues: Issue[],
): Map<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at < commandLine.length; at += 2) {
    const flag = commandLine[at] ?? "";
    const name = flag.startsWith("--") ? flag.slice(2) : "";
    const text = commandLine[at + 1];
    if (!Object.hasOwn(manifest.inputs, name) || manifest.inputs[name] === "path") {
      issues.push(functionArgumentUnknown(manifest, flag));
      break; // what comes after cannot be told apart into names and values
    }
    if (text !== undefined) texts.set(name, text);
  }
  return texts;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const WHOLE = /^[+-]?\d+$/;

const wanted = (type: keyof typeof PARSERS, text: string): string =>
  type === "number" && WHOLE.test(text) ? "number below 2^53" : type;

const PARSERS = {
  string: (text: string) => text,
  number: (text: string) => {
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    // An Integer of SageMaker has 64 bits; a neighbour of it would be a wrong value without a word.
    return Number.isFinite(value) && (!WHOLE.test(text) || Number.isSafeInteger(value)) ? value : undefined;
  },
  // Python and the service write booleans in different cases.
  boolean: (text: string) => (/^(?:true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined),
} as const;
