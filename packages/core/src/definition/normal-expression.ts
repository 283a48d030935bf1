import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { isExpression } from "./expression.ts";
import { formatGetPath, type PathSegment, parseGetPath, parseJsonPath } from "./get-path.ts";

/**
 * A value with its expressions written in one way: quotes and brackets of a `Get` and of a `Path`, a `Std:Join` with
 * its `On`, and the text itself where a `Std:Join` has nothing but texts. Parts that need no change stay the same objects.
 */
export function normalValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return sameOr(value, value.map(normalValue));
  if (!isJsonObject(value)) return value;
  if (!isExpression(value)) return normalMembers(value);
  const { Get: get, "Std:Join": join, "Std:JsonGet": jsonGet } = value as JsonObject;
  if (typeof get === "string") return normalGet(value, get);
  if (isJsonObject(join) && Array.isArray(join.Values)) return normalJoin(join, join.Values);
  if (isJsonObject(jsonGet)) return { "Std:JsonGet": normalJsonGet(jsonGet) };
  return normalMembers(value);
}

function normalMembers(value: JsonObject): JsonObject {
  let changed: Record<string, JsonValue> | undefined;
  for (const key in value) {
    const member = value[key] as JsonValue;
    if (typeof member !== "object" || member === null) continue;
    const normal = normalValue(member);
    if (normal === member) continue;
    changed ??= { ...value };
    // Not by assignment: a key may be `__proto__`.
    Object.defineProperty(changed, key, {
      value: normal,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return changed ?? value;
}

const sameOr = (list: readonly JsonValue[], normal: readonly JsonValue[]): readonly JsonValue[] =>
  normal.every((item, index) => item === list[index]) ? list : normal;

function normalGet(value: JsonObject, text: string): JsonObject {
  // A dot is all that separates most of them, and there is only one way to write these.
  if (!text.includes("[")) return value;
  const path = parseGetPath(text);
  return path === undefined ? value : { Get: formatGetPath(path) };
}

function normalJoin(join: JsonObject, values: readonly JsonValue[]): JsonValue {
  const On = join.On ?? "";
  const Values = values.map(normalValue);
  // How the service writes a number as text, the text of a JSON number no longer tells.
  if (typeof On === "string" && Values.every((value) => typeof value === "string")) return Values.join(On);
  return { "Std:Join": { ...join, On, Values } };
}

function normalJsonGet(jsonGet: JsonObject): JsonObject {
  const members = normalMembers(jsonGet);
  const segments = typeof members.Path === "string" ? parseJsonPath(members.Path) : undefined;
  return segments === undefined ? members : { ...members, Path: jsonPath(segments) };
}

const jsonPath = (segments: readonly PathSegment[]): string =>
  segments.length === 0 ? "$" : segments.map(jsonPathSegment).join("").replace(/^\./, "");

function jsonPathSegment(segment: PathSegment): string {
  if (typeof segment === "number") return `[${segment}]`;
  if (/^[\w-]+$/.test(segment)) return `.${segment}`;
  return segment.includes("'") ? `["${segment}"]` : `['${segment}']`;
}
