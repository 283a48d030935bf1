import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { isExpression } from "../expression.ts";
import { stringifyScalar } from "../stringify-scalar.ts";
import { textOf } from "./text-of.ts";

/** Parameters as a definition declares them, by name. */
export type DeclaredParameters = ReadonlyMap<string, JsonObject>;

const PREFIX = "Parameters.";

/**
 * A value as it is where nobody gives parameters at the start: their defaults in place of their references, and texts
 * that stand side by side in a `Std:Join` as one.
 */
export function effectiveValue(value: JsonValue, parameters: DeclaredParameters): JsonValue {
  if (Array.isArray(value)) return value.map((item) => effectiveValue(item, parameters));
  if (!isJsonObject(value)) return value;
  if (isExpression(value)) {
    const { Get: get, "Std:Join": join } = value as JsonObject;
    if (typeof get === "string") return defaultOf(get, parameters) ?? value;
    if (isJsonObject(join) && Array.isArray(join.Values)) return effectiveJoin(join, join.Values, parameters);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, effectiveValue(member, parameters)]),
  );
}

function defaultOf(get: string, parameters: DeclaredParameters): JsonValue | undefined {
  return get.startsWith(PREFIX) ? parameters.get(get.slice(PREFIX.length))?.DefaultValue : undefined;
}

function effectiveJoin(
  join: JsonObject,
  values: readonly JsonValue[],
  parameters: DeclaredParameters,
): JsonValue {
  const on = textOf(join.On ?? "");
  const merged: JsonValue[] = [];
  for (const value of values) {
    const text = joinedText(value, parameters) ?? effectiveValue(value, parameters);
    const last = merged.at(-1);
    if (typeof text === "string" && typeof last === "string")
      merged[merged.length - 1] = `${last}${on}${text}`;
    else merged.push(text);
  }
  const [only] = merged;
  return merged.length === 1 && typeof only === "string" ? only : { "Std:Join": { On: on, Values: merged } };
}

/** The text that a parameter's default has in a `Std:Join`. */
function joinedText(value: JsonValue, parameters: DeclaredParameters): string | undefined {
  if (!isJsonObject(value) || typeof value.Get !== "string") return undefined;
  const found = defaultOf(value.Get, parameters);
  if (found === undefined || typeof found === "object") return undefined;
  const type = parameters.get(value.Get.slice(PREFIX.length))?.Type;
  return stringifyScalar(type === "Float" && typeof found === "number" ? { float: found } : found);
}
