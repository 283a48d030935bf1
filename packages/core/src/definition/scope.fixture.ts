import { type Issue, SagewrightError } from "../issue.ts";
import type { JsonObject } from "../json.ts";
import type { ParameterValue } from "./scalar-text.ts";
import type { JsonSource, Scope } from "./scope.ts";
import type { Step } from "./step.ts";

export interface ScopeParts {
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly execution?: Scope["execution"];
  readonly experiment?: { readonly ExperimentName?: string; readonly TrialName?: string };
  readonly properties?: Readonly<Record<string, JsonObject>>;
  readonly steps?: readonly Step[];
  /** Texts by `step/propertyFile` or by S3 URI. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A scope for tests, made of what it holds. */
export function scopeOf(parts: ScopeParts): Scope {
  return {
    parameters: new Map(Object.entries(parts.parameters ?? {})),
    execution: parts.execution ?? {},
    ...(parts.experiment && { experiment: parts.experiment }),
    properties: (step) => parts.properties?.[step],
    step: (name) => parts.steps?.find((step) => step.Name === name),
    readJson: (source) => {
      const text = parts.files?.[nameOf(source)];
      if (text === undefined) throw new SagewrightError([fileMissing(nameOf(source))]);
      return text;
    },
  };
}

const nameOf = (source: JsonSource): string =>
  "s3Uri" in source ? source.s3Uri : `${source.step}/${source.propertyFile}`;

const fileMissing = (name: string): Issue => ({
  code: "FILE_MISSING",
  path: [],
  message: `There is no ${name}.`,
  hint: "Write it.",
});

/** The issues that `run` throws; fails the test when it throws none. */
export function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof SagewrightError) return error.issues;
    throw error;
  }
  throw new RangeError("Nothing was thrown.");
}

export const codesOf = (run: () => unknown): readonly string[] => issuesOf(run).map((issue) => issue.code);
