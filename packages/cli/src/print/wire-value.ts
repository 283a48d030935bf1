import { isExpression, isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";
import { plainLine } from "./plain.ts";

/** Characters of a value on one line. */
const LONGEST = 160;
/** Characters around a difference. */
const AROUND = 20;

/** A value of a definition on one line; references and functions are not in quotes, texts are. */
export const valueText = (value: JsonValue, characters = LONGEST): string =>
  cut(wireText(value), 0, characters);

/** Both on one line each, cut so that what differs is seen. */
export function valueTexts(
  before: JsonValue,
  after: JsonValue,
  characters = LONGEST,
): readonly [string, string] {
  const [one, two] = [wireText(before), wireText(after)];
  const longest = Math.max(one.length, two.length);
  if (longest <= characters) return [plainLine(one), plainLine(two)];
  let start = 0;
  while (start < longest && one[start] === two[start]) start += 1;
  const from = Math.max(0, start - AROUND);
  return [cut(one, from, characters), cut(two, from, characters)];
}

function cut(text: string, from: number, length: number): string {
  const shown = text.slice(from, from + length);
  return plainLine(`${from > 0 ? "…" : ""}${shown}${from + length < text.length ? "…" : ""}`);
}

function wireText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(wireText).join(", ")}]`;
  if (!isJsonObject(value)) return scalarText(value);
  if (isExpression(value)) return expressionText(value as unknown as JsonObject);
  const members = Object.entries(value).map(([key, member]) => `${keyText(key)}: ${wireText(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

const keyText = (key: string): string => (/^[A-Za-z_$][\w$-]*$/.test(key) ? key : scalarText(key));

/** What cannot be seen, or turns the direction of what is read, is written by its number. */
const scalarText = (value: JsonValue): string =>
  JSON.stringify(value).replace(
    /[\p{Bidi_Control}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

function expressionText(expression: JsonObject): string {
  const [name = "", value = null] = Object.entries(expression)[0] ?? [];
  if (name === "Get") return typeof value === "string" ? value : wireText(value);
  const shape = name.replace(/^Std:/, "");
  if (!isJsonObject(value)) return `${shape}(${wireText(value)})`;
  if (shape === "Join" && Array.isArray(value.Values)) {
    return `Join(${[value.On ?? "", ...value.Values].map(wireText).join(", ")})`;
  }
  return `${shape}(${Object.values(value).map(wireText).join(", ")})`;
}
