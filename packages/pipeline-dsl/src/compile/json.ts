import type { JsonValue } from "@sagewright/core";
import { valueNotJson } from "../issues.ts";
import { isRef } from "../ref.ts";
import { type StepEmission, wire } from "./emission.ts";

type Where = readonly (string | number)[];

/** JSON that may hold refs, as it stands on the wire. What holds no ref is handed on as it is. */
export function wireJson(value: unknown, to: StepEmission, where: Where): JsonValue {
  if (isRef(value)) return wire(value, to) as JsonValue;
  if (Array.isArray(value)) return value.map((item, index) => wireJson(item, to, [...where, index]));
  if (isPlainObject(value)) return wireMembers(value, to, where);
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  to.all.issues.push(valueNotJson(to.step, where, found(value)));
  return null;
}

function wireMembers(members: object, to: StepEmission, where: Where): { readonly [key: string]: JsonValue } {
  const json: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(members)) {
    if (value !== undefined) json[key] = wireJson(value, to, [...where, key]);
  }
  return json;
}

/**
 * A request with the user's own members merged over it: objects member by member, anything else whole;
 * `undefined` takes a member away.
 */
export function overridden<Request>(
  request: Request,
  overrides: object | undefined,
  to: StepEmission,
): Request {
  if (overrides === undefined) return request;
  return merged(request, overrides, to, ["overrides"]) as Request;
}

function merged(base: unknown, over: unknown, to: StepEmission, where: Where): unknown {
  if (!isPlainObject(base) || !isPlainObject(over) || isExpressionLike(base))
    return wireJson(over, to, where);
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) delete result[key];
    else
      result[key] = Object.hasOwn(result, key)
        ? merged(result[key], value, to, [...where, key])
        : wireJson(value, to, [...where, key]);
  }
  return result;
}

const isExpressionLike = (value: object): boolean =>
  "Get" in value || "Std:Join" in value || "Std:JsonGet" in value;

/** AWS's names for camelCase ones; for shapes without maps of the user's own keys. */
export function wireCamel(value: unknown, to: StepEmission, where: Where): JsonValue {
  if (Array.isArray(value)) return value.map((item, index) => wireCamel(item, to, [...where, index]));
  if (isRef(value) || !isPlainObject(value)) return wireJson(value, to, where);
  const json: Record<string, JsonValue> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined)
      json[key.charAt(0).toUpperCase() + key.slice(1)] = wireCamel(member, to, [...where, key]);
  }
  return json;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || isRef(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function found(value: unknown): string {
  if (typeof value === "number" || typeof value === "undefined") return String(value);
  if (typeof value === "object" && value !== null)
    return `an object of class ${value.constructor?.name ?? "unknown"}`;
  return `a ${typeof value}`;
}
