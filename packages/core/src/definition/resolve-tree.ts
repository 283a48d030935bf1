import { type Issue, type IssuePath, SagewrightError } from "../issue.ts";
import type { JsonObject, JsonScalar, JsonValue } from "../json.ts";
import { argumentTypeClash } from "../value-issues.ts";
import { type ArgumentPlace, placeBelow, type ScalarPlace, scalarPlace } from "./argument-place.ts";
import { isExpression } from "./expression.ts";
import { type Coercion, fitArgument } from "./fit-argument.ts";
import { resolveScalar } from "./resolve-expression.ts";
import type { Scope } from "./scope.ts";

/** One run over a tree; the issues are collected, so that one report names them all. */
export interface Resolution {
  readonly scope: Scope;
  readonly coercion: Coercion;
  readonly issues: Issue[];
}

/** The value, when nothing stood in its way. */
export function settled<T>(value: T, { issues }: Resolution): T {
  if (issues.length > 0) throw new SagewrightError(issues);
  return value;
}

export function resolveTree(
  value: unknown,
  place: ArgumentPlace,
  resolution: Resolution,
  path: IssuePath,
): JsonValue {
  if (Array.isArray(value)) {
    const itemPlace = placeBelow(place, 0);
    return value.map((item, index) => resolveTree(item, itemPlace, resolution, [...path, index]));
  }
  if (typeof value === "object" && value !== null && !isExpression(value)) {
    return resolveMembers(value, place, resolution, path);
  }
  return resolveLeaf(value, scalarPlace(place), resolution, path);
}

export function resolveMembers(
  members: object,
  place: ArgumentPlace,
  resolution: Resolution,
  path: IssuePath,
): JsonObject {
  // fromEntries defines members, so that a key `__proto__` stays one.
  return Object.fromEntries(
    Object.entries(members)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, resolveTree(member, placeBelow(place, key), resolution, [...path, key])]),
  );
}

function resolveLeaf(
  value: unknown,
  place: ScalarPlace,
  { scope, coercion, issues }: Resolution,
  path: IssuePath,
): JsonScalar {
  if (value === null || value === undefined) {
    if (place === "entry") issues.push(argumentTypeClash(path, "String", "null"));
    return null;
  }
  try {
    const origin = isExpression(value) ? "expression" : "literal";
    return fitArgument(resolveScalar(value, scope, path), place, origin, coercion, path, issues);
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    issues.push(...error.issues);
    return null;
  }
}
