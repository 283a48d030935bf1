import type { Issue, IssuePath } from "../issue.ts";
import type { JsonScalar } from "../json.ts";
import { argumentTypeClash, integerNotExact } from "../value-issues.ts";
import type { ScalarPlace } from "./argument-place.ts";
import { describeScalar } from "./describe-scalar.ts";
import { isFloat, type ResolvedScalar } from "./scope.ts";
import { stringifyScalar } from "./stringify-scalar.ts";

/** `strict` as on the service; `lenient` turns a value into the wanted type where nothing is lost by it. */
export type Coercion = "strict" | "lenient";

/** The value as `place` wants it; a value that does not fit is reported, and given back as it is. */
export function fitArgument(
  value: ResolvedScalar,
  place: ScalarPlace,
  origin: "literal" | "expression",
  coercion: Coercion,
  path: IssuePath,
  issues: Issue[],
): JsonScalar {
  switch (place) {
    case "text":
    case "entry":
    case "message": {
      if (typeof value === "string") return value;
      const becomesText = place === "message" || coercion === "lenient" || origin === "literal";
      if (becomesText) return stringifyScalar(value);
      issues.push(argumentTypeClash(path, "String", describeScalar(value)));
      return jsonScalar(value, path, issues);
    }
    case "integer": {
      const number = coercion === "lenient" && isIntegerText(value) ? Number(value) : value;
      if (typeof number !== "string" && typeof number !== "boolean") {
        const json = jsonScalar(number, path, issues);
        if (Number.isInteger(json)) return json;
      }
      issues.push(argumentTypeClash(path, "Integer", describeScalar(value)));
      return jsonScalar(value, path, issues);
    }
    case "free":
      return jsonScalar(value, path, issues);
  }
}

const isIntegerText = (value: ResolvedScalar): value is string =>
  typeof value === "string" && /^[+-]?\d{1,15}$/.test(value);

/** JSON has one kind of number: an integer that it would change is reported. */
function jsonScalar(value: ResolvedScalar, path: IssuePath, issues: Issue[]): JsonScalar {
  if (isFloat(value)) return value.float;
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) issues.push(integerNotExact(path, value));
  return number;
}
