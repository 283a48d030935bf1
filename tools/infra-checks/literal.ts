/**
 * Reads a literal of Terraform's expression language, or JSON with `${…}` in it: objects, lists, texts, numbers.
 * Whatever else stands there (a reference, a call) becomes the text `${…}` that would stand for it.
 * Undefined where the text is no expression.
 */
export function readLiteral(text: string): unknown {
  const cursor = { text, at: 0 };
  try {
    const value = readValue(cursor);
    skipSpace(cursor);
    return cursor.at === text.length ? value : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

interface Cursor {
  readonly text: string;
  at: number;
}

class Unreadable extends Error {}

const ESCAPES: { readonly [letter: string]: string } = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const CLOSING: { readonly [opening: string]: string } = { "{": "}", "[": "]", "(": ")" };
/** What ends an item. */
const END = /[,\]}\n]/;

const letterAt = ({ text, at }: Cursor): string => text[at] ?? "";

function readValue(cursor: Cursor): unknown {
  skipSpace(cursor);
  const start = cursor.at;
  const first = cursor.text[start];
  if (first === "{" || first === "[" || first === '"') {
    const value = readComposite(cursor, first);
    skipSpace(cursor);
    // Anything more makes it part of an expression: an index, an operator, a choice.
    if (cursor.at === cursor.text.length || END.test(letterAt(cursor))) return value;
    cursor.at = start;
  }
  return readOther(cursor);
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(letterAt(cursor))) cursor.at += 1;
}

function readComposite(cursor: Cursor, first: string): unknown {
  if (first === '"') return readString(cursor);
  const isComprehension = /^.\s*for\s/.test(cursor.text.slice(cursor.at, cursor.at + 20));
  if (isComprehension) return readOther(cursor);
  return first === "{" ? readObject(cursor) : readList(cursor);
}

function readObject(cursor: Cursor): unknown {
  const entries: [string, unknown][] = [];
  cursor.at += 1;
  for (;;) {
    skipSpace(cursor);
    if (take(cursor, "}")) return Object.fromEntries(entries);
    const key = cursor.text[cursor.at] === '"' ? readString(cursor) : readWord(cursor);
    skipSpace(cursor);
    if (!take(cursor, "=") && !take(cursor, ":")) throw new Unreadable();
    entries.push([key, readValue(cursor)]);
    skipSpace(cursor);
    take(cursor, ",");
  }
}

function readList(cursor: Cursor): unknown {
  const items: unknown[] = [];
  cursor.at += 1;
  for (;;) {
    skipSpace(cursor);
    if (take(cursor, "]")) return items;
    items.push(readValue(cursor));
    skipSpace(cursor);
    take(cursor, ",");
  }
}

/** With its `${…}` as they stand. */
function readString(cursor: Cursor): string {
  let value = "";
  cursor.at += 1;
  while (cursor.at < cursor.text.length) {
    const letter = letterAt(cursor);
    if (take(cursor, '"')) return value;
    if (cursor.text.startsWith("${", cursor.at) && cursor.text[cursor.at - 1] !== "$") {
      const start = cursor.at;
      cursor.at += 1;
      skipBalanced(cursor);
      value += cursor.text.slice(start, cursor.at);
    } else if (letter === "\\") {
      value += readEscaped(cursor);
    } else {
      value += letter;
      cursor.at += 1;
    }
  }
  throw new Unreadable();
}

function readEscaped(cursor: Cursor): string {
  const letter = cursor.text[cursor.at + 1] ?? "";
  cursor.at += 2;
  if (letter !== "u") return ESCAPES[letter] ?? letter;
  cursor.at += 4;
  return String.fromCharCode(Number.parseInt(cursor.text.slice(cursor.at - 4, cursor.at), 16));
}

function readWord(cursor: Cursor): string {
  const [word] = /^[\w-]+/.exec(cursor.text.slice(cursor.at)) ?? [];
  if (word === undefined) throw new Unreadable();
  cursor.at += word.length;
  return word;
}

/** Up to the comma or bracket that ends it. */
function readOther(cursor: Cursor): unknown {
  const start = cursor.at;
  while (cursor.at < cursor.text.length && !END.test(letterAt(cursor))) {
    const letter = letterAt(cursor);
    if (CLOSING[letter] !== undefined) skipBalanced(cursor);
    else if (letter === '"') readString(cursor);
    else cursor.at += 1;
  }
  const expression = cursor.text.slice(start, cursor.at).trim();
  if (expression === "") throw new Unreadable();
  if (/^-?\d+(\.\d+)?$/.test(expression)) return Number(expression);
  if (expression === "true" || expression === "false") return expression === "true";
  return expression === "null" ? null : `\${${expression}}`;
}

/** From an opening bracket past its closing one. */
function skipBalanced(cursor: Cursor): void {
  const closing = CLOSING[letterAt(cursor)];
  cursor.at += 1;
  while (cursor.at < cursor.text.length) {
    const letter = letterAt(cursor);
    if (closing !== undefined && take(cursor, closing)) return;
    if (CLOSING[letter] !== undefined) skipBalanced(cursor);
    else if (letter === '"') readString(cursor);
    else cursor.at += 1;
  }
  throw new Unreadable();
}

function take(cursor: Cursor, letter: string): boolean {
  if (cursor.text[cursor.at] !== letter) return false;
  cursor.at += 1;
  return true;
}
