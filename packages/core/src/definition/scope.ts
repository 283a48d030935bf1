import type { JsonObject } from "../json.ts";
import type { ExecutionVariable } from "./execution-variable.ts";
import type { ParameterValue } from "./scalar-text.ts";
import type { Step } from "./step.ts";

/** A number known to be a float, so that 5.0 stays `5.0` when it becomes text. */
export interface Float {
  readonly float: number;
}

/**
 * What an expression comes to. An integer is a `bigint` where its exact value is known (parameters, JSON files);
 * a `number` is a literal of the definition or a property, whose JSON no longer tells 5 from 5.0, unless the property is
 * known to be a float.
 */
export type ResolvedScalar = string | number | bigint | boolean | Float;

/** The text of a JSON file, as decoded from UTF-8. */
export type JsonText = string;

/** Which JSON file a `Std:JsonGet` reads. */
export type JsonSource =
  | { readonly step: string; readonly propertyFile: string }
  | { readonly s3Uri: string };

/** All that expressions may look up, as of the moment a step starts. */
export interface Scope {
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  /** One set for each step start: `CurrentDateTime` is the same instant wherever a step uses it. */
  readonly execution: Readonly<Partial<Record<ExecutionVariable, string>>>;
  readonly experiment?: { readonly ExperimentName?: string; readonly TrialName?: string };
  /** The Describe response of a finished step; `undefined` for one that has not succeeded. */
  properties(step: string): JsonObject | undefined;
  /** The step itself, whose declared outputs tell floats from integers. @default not known */
  readonly step?: (name: string) => Step | undefined;
  /** Returns the file's text; may throw a SagewrightError, when there is no such file. */
  readJson(source: JsonSource): JsonText;
}

export const isFloat = (value: ResolvedScalar): value is Float => typeof value === "object";
