import type { IssuePath } from "../issue.ts";
import type { JsonValue } from "../json.ts";
import { resolveScalar } from "./resolve-expression.ts";
import { type Resolution, resolveTree, settled } from "./resolve-tree.ts";
import type { ResolvedScalar, Scope } from "./scope.ts";

/**
 * A JSON tree with every expression in it replaced by its value. Nothing is said about types.
 *
 * Throws all of these that it meets: REFERENCE_UNDEFINED, VALUE_NOT_SCALAR, EXPRESSION_UNRESOLVABLE,
 * INTEGER_NOT_EXACT, the JSON_GET_ codes, and what `scope.readJson` throws.
 */
export function resolveValue(value: unknown, scope: Scope, path: IssuePath = []): JsonValue {
  const resolution: Resolution = { scope, coercion: "strict", issues: [] };
  return settled(resolveTree(value, "free", resolution, path), resolution);
}

/** An operand of a condition: like `resolveValue` for one scalar, with its type kept. */
export function resolveOperand(value: unknown, scope: Scope, path: IssuePath = []): ResolvedScalar {
  return resolveScalar(value, scope, path);
}
