import type { JsonScalar } from "../json.ts";

/** A value looked up when a step starts: a parameter, an execution variable, or a property of a finished step. */
export interface GetExpression {
  readonly Get: string;
}

/** Texts of `Values`, joined with `On`. Without `On` the separator is empty. */
export interface JoinExpression {
  readonly "Std:Join": { readonly On?: string; readonly Values: readonly (JsonScalar | Expression)[] };
}

/** A scalar read from a JSON file: a property file of a Processing step, or an object in S3. */
export interface JsonGetExpression {
  readonly "Std:JsonGet":
    | { readonly PropertyFile: GetExpression; readonly Path: string }
    | { readonly S3Uri: string | Expression; readonly Path: string };
}

/**
 * A value known only when the pipeline runs.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-properties.html
 */
export type Expression = GetExpression | JoinExpression | JsonGetExpression;

/** An object is an expression iff it has exactly one key, and that key is `Get` or starts with `Std:`. */
export function isExpression(value: unknown): value is Expression {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  let only: string | undefined;
  for (const key in value) {
    if (only !== undefined) return false;
    only = key;
  }
  return only !== undefined && (only === "Get" || only.startsWith("Std:"));
}
