import {
  formatGetPath,
  isExpression,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseGetPath,
} from "@sagewright/core";

/** The text of a `Get` with its keys quoted in one way. */
export function plainGet(text: string): string {
  if (!text.includes("[")) return text;
  const path = parseGetPath(text);
  return path === undefined ? text : formatGetPath(path);
}

/** The same for expressions that say the same. */
export function keyOf(expression: object): string {
  const { Get } = expression as { readonly Get?: unknown };
  return typeof Get === "string" ? plainGet(Get) : JSON.stringify(expression);
}

/** Whether two values say the same: order of members, quotes in a `Get` and an absent separator say nothing. */
export function same(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => same(item, other[index]))
    );
  if (one === undefined || other === undefined || !isJsonObject(one) || !isJsonObject(other)) return false;
  if (isExpression(one) && isExpression(other)) return sameExpression(one as never, other as never);
  return sameMembers(one, other);
}

type Members = Readonly<Record<string, JsonValue | undefined>>;

function sameExpression(one: Members, other: Members): boolean {
  if (typeof one.Get === "string" && typeof other.Get === "string")
    return plainGet(one.Get) === plainGet(other.Get);
  const [join, otherJoin] = [one["Std:Join"], other["Std:Join"]];
  if (join !== undefined && otherJoin !== undefined) return same(separated(join), separated(otherJoin));
  const [file, otherFile] = [one["Std:JsonGet"], other["Std:JsonGet"]];
  if (file !== undefined && otherFile !== undefined) return same(file, otherFile);
  return false;
}

const separated = (join: JsonValue): JsonValue =>
  isJsonObject(join) && join.On === undefined ? { ...join, On: "" } : join;

function sameMembers(one: JsonObject, other: JsonObject): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}
