import { isExpression, type JsonObject, type JsonScalar, type Shape, shapeOf } from "@sagewright/core";
import type { Override } from "./difference.ts";
import { writeRef } from "./expressions.ts";
import { typeAt } from "./ref-type.ts";
import type { Scope } from "./scope.ts";
import { never, uncast } from "./written.ts";

/** JSON as TypeScript wants it where the API has `shape`; what does not fit there is cast. */
export function fit(value: Override, shape: Shape | undefined, scope: Scope): unknown {
  if (typeof value !== "object" || value === null)
    return value === undefined || fitsLiteral(value, shape) ? textConst(value, scope) : never(value);
  if (Array.isArray(value)) {
    if (shape?.kind !== "list") return never(freely(value, scope));
    return value.map((item) => fit(item, shape.item, scope));
  }
  const members = value as JsonObject;
  if (isExpression(members)) {
    const want = typeAt(shape);
    const ref = writeRef(members as unknown as JsonObject, want ?? "scalar", scope);
    return want === undefined ? never(ref) : ref;
  }
  const isKnown =
    shape?.kind === "map" ||
    (shape?.kind === "object" && Object.keys(members).every((key) => shape.members.has(key)));
  if (!isKnown) return never(freely(members, scope));
  return Object.fromEntries(
    Object.entries(members).map(([key, each]) => [key, fit(each, shapeOf(shape, key), scope)]),
  );
}

/** JSON where any is allowed. */
export function freely(value: Override, scope: Scope): unknown {
  if (typeof value !== "object" || value === null) return textConst(value, scope);
  if (Array.isArray(value)) return value.map((item) => freely(item, scope));
  const members = value as JsonObject;
  if (isExpression(members)) {
    return uncast(writeRef(members as unknown as JsonObject, "scalar", scope));
  }
  return Object.fromEntries(Object.entries(members).map(([key, each]) => [key, freely(each, scope)]));
}

/** Whether a literal is of the type that TypeScript wants there. */
function fitsLiteral(value: JsonScalar, shape: Shape | undefined): boolean {
  if (shape?.kind !== "scalar" || typeof value !== typeAt(shape)) return false;
  const { values } = shape.constraint ?? {};
  return values === undefined || values.has(String(value));
}

/** The const of a text that has one. */
export function textConst<T>(value: T, scope: Scope): T | object {
  return typeof value === "string" ? (scope.texts.get(value) ?? value) : value;
}
