import { stripVTControlCharacters } from "node:util";

/** Of East Asia, and pictures: two columns each. */
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
/** What stands on the character before it. */
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;
const ASCII = /^[\x20-\x7e]*$/;

/** Columns that a text takes on a terminal. */
export function textWidth(text: string): number {
  const plain = stripVTControlCharacters(text);
  if (ASCII.test(plain)) return plain.length;
  return [...plain].reduce((width, character) => width + characterWidth(character), 0);
}

const characterWidth = (character: string): number =>
  NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;

/** A text without colours, cut to so many columns; what is cut is told by an ellipsis. */
export function shorten(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  if (columns < 1) return "";
  let width = 1;
  const kept: string[] = [];
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    kept.push(character);
  }
  return `${kept.join("")}…`;
}
