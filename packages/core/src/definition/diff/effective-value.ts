import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { isExpression } from "../expression.ts";
import { stringifyScalar } from "../stringify-scalar.ts";
import { textOf } from "./text-of.ts";

/** Parameters as a definition declares them, by name. */
export type DeclaredParameters = ReadonlyMap<string, JsonObject>;

/** Where a definition itself says what a reference stands for. */
export interface Declarations {
  readonly parameters: DeclaredParameters;
  /** What a step's property repeats of its arguments, for the text of a `Get`; itself an effective value. */
  readonly repeatedBy: (get: string) => JsonValue | undefined;
}

const PREFIX = "Parameters.";

/**
 * A value as it is where nobody gives parameters at the start: what the definition says of a reference in the place of
 * that reference, and each `Std:Join` as one list of texts and references without a separator, texts that stand side by
 * side as one. Two that are equal have one value in every run.
 */
export function effectiveValue(value: JsonValue, declared: Declarations): JsonValue {
  if (Array.isArray(value)) return value.map((item) => effectiveValue(item, declared));
  if (!isJsonObject(value)) return value;
  if (isExpression(value)) {
    const { Get: get, "Std:Join": join } = value as JsonObject;
    if (typeof get === "string") return defaultOf(get, declared) ?? declared.repeatedBy(get) ?? value;
    if (isJsonObject(join) && Array.isArray(join.Values)) return effectiveJoin(join, join.Values, declared);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, effectiveValue(member, declared)]),
  );
}

/** The texts and references that an effective value is joined of; itself, where it is not joined. */
export function piecesOf(value: JsonValue): readonly JsonValue[] {
  const join = isJsonObject(value) && isExpression(value) ? (value as JsonObject)["Std:Join"] : undefined;
  return isJsonObject(join) && Array.isArray(join.Values) ? join.Values : [value];
}

function defaultOf(get: string, { parameters }: Declarations): JsonValue | undefined {
  return get.startsWith(PREFIX) ? parameters.get(get.slice(PREFIX.length))?.DefaultValue : undefined;
}

function effectiveJoin(join: JsonObject, values: readonly JsonValue[], declared: Declarations): JsonValue {
  const on = textOf(join.On ?? "");
  const merged: JsonValue[] = [];
  const add = (piece: JsonValue): void => {
    const last = merged.at(-1);
    if (piece === "") return;
    if (typeof piece === "string" && typeof last === "string") merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  };
  for (const [index, value] of values.entries()) {
    if (index > 0) add(on);
    for (const piece of joinedPieces(value, declared)) add(piece);
  }
  const [only = ""] = merged;
  return merged.length < 2 && isText(only, declared) ? only : { "Std:Join": { On: "", Values: merged } };
}

function joinedPieces(value: JsonValue, declared: Declarations): readonly JsonValue[] {
  if (value !== null && typeof value !== "object") return [stringifyScalar(value)];
  const text = joinedDefault(value, declared);
  if (text !== undefined) return [text];
  const pieces = piecesOf(effectiveValue(value, declared));
  // A number's text depends on whether it is a float, which what is repeated does not tell.
  return pieces.every((piece) => typeof piece === "string" || isJsonObject(piece)) ? pieces : [value];
}

/** The text that a parameter's default has in a `Std:Join`. */
function joinedDefault(value: JsonValue, declared: Declarations): string | undefined {
  if (!isJsonObject(value) || typeof value.Get !== "string") return undefined;
  const found = defaultOf(value.Get, declared);
  if (found === undefined || found === null || typeof found === "object") return undefined;
  const type = declared.parameters.get(value.Get.slice(PREFIX.length))?.Type;
  return stringifyScalar(type === "Float" && typeof found === "number" ? { float: found } : found);
}

/** Whether to join it alone leaves it as it is. */
function isText(piece: JsonValue, { parameters }: Declarations): boolean {
  if (typeof piece === "string") return true;
  const get = isJsonObject(piece) && typeof piece.Get === "string" ? piece.Get : "";
  if (!get.startsWith(PREFIX)) return get.startsWith("Execution.");
  return parameters.get(get.slice(PREFIX.length))?.Type === "String";
}
