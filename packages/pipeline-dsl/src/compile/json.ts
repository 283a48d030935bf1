import { isExpression, type JsonObject, type JsonValue } from "@sagewright/core";
import { valueNotJson } from "../issues.ts";
import { isRef } from "../ref.ts";
import { type StepEmission, wire } from "./emission.ts";

type Where = readonly (string | number)[];

const NO_MAPS: ReadonlySet<string> = new Set();

/** JSON that may hold refs, as it stands on the wire. What holds no ref is handed on as it is. */
export function wireJson(
  value: unknown,
  to: StepEmission,
  where: Where,
  around: readonly unknown[] = [],
): JsonValue {
  if (isRef(value)) return wire(value, to) as JsonValue;
  if (typeof value === "object" && value !== null && around.includes(value)) {
    to.all.issues.push(valueNotJson(to.step, where, "an object that holds itself"));
    return null;
  }
  const within = [...around, value];
  if (Array.isArray(value)) return value.map((item, index) => wireJson(item, to, [...where, index], within));
  if (isPlainObject(value))
    return withoutUndefined(value, (member, key) => wireJson(member, to, [...where, key], within));
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  to.all.issues.push(valueNotJson(to.step, where, found(value)));
  return null;
}

/** Built from entries, so that a key such as `__proto__` stays a key. */
function withoutUndefined(members: object, convert: (value: unknown, key: string) => JsonValue): JsonObject {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, convert(value, key)]));
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
  if (!isPlainObject(base) || !isPlainObject(over) || isExpression(base) || isExpression(over))
    return wireJson(over, to, where);
  const members = new Map<string, unknown>(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) members.delete(key);
    else members.set(key, merged(members.get(key), value, to, [...where, key]));
  }
  return Object.fromEntries(members);
}

/** AWS's names for camelCase ones. Of the members named in `maps`, whose keys are the user's own, the keys stay. */
export function wireCamel(
  value: unknown,
  to: StepEmission,
  where: Where,
  maps: ReadonlySet<string> = NO_MAPS,
): JsonValue {
  if (Array.isArray(value)) return value.map((item, index) => wireCamel(item, to, [...where, index], maps));
  const isMap = maps.has(String(where.at(-1)));
  if (isRef(value) || isMap || !isPlainObject(value)) return wireJson(value, to, where);
  const named = Object.entries(value).map(([key, member]) => [
    key.charAt(0).toUpperCase() + key.slice(1),
    member,
  ]);
  return withoutUndefined(Object.fromEntries(named), (member, key) =>
    wireCamel(member, to, [...where, key], maps),
  );
}

/** A prop in AWS's names, where it is given; of the type that the request has there. */
export function wireCamelProp<Props extends object, Wired = never>(
  props: Props,
  prop: keyof Props & string,
  to: StepEmission,
  maps?: ReadonlySet<string>,
): Wired | undefined {
  return props[prop] === undefined ? undefined : (wireCamel(props[prop], to, [prop], maps) as Wired);
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
