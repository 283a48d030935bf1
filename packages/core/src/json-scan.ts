import type { Issue, IssuePath } from "./issue.ts";
import {
  jsonDuplicateKey,
  jsonNumberInexact,
  jsonNumberOutOfRange,
  jsonSyntax,
  jsonTooDeep,
  type TextPosition,
} from "./json-issues.ts";
import { MAX_NESTING } from "./limits.ts";

/** Past so many repeated keys nobody reads on. */
const MAX_DUPLICATES = 100;
/** Up to so many keys of an object are compared one by one; more go into a Set. */
const FEW_KEYS = 12;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

interface Container {
  readonly isObject: boolean;
  readonly keys: string[];
  /** All keys, once there are many. */
  many: Set<string> | undefined;
  /** The key or the index that is being read. */
  at: string | number;
}

interface Scan {
  readonly text: string;
  at: number;
  readonly containers: Container[];
  readonly issues: Issue[];
  duplicates: number;
}

/** What the grammar wants next; nothing after the end or a mistake. */
type Expected = "value" | "key" | "separator" | undefined;

/**
 * Goes through a JSON text once, without recursion, and reports what `JSON.parse` would report badly or not at all:
 * where the grammar is broken, keys given twice, nesting without bound, numbers that a double cannot hold.
 */
export function scanJson(text: string): readonly Issue[] {
  const scan: Scan = { text, at: 0, containers: [], issues: [], duplicates: 0 };
  let expected: Expected = "value";
  skipSpace(scan);
  while (expected !== undefined) {
    if (expected === "value") expected = readValue(scan);
    else if (expected === "key") expected = readKey(scan);
    else expected = readSeparator(scan);
    skipSpace(scan);
  }
  return scan.issues;
}

function readValue(scan: Scan): Expected {
  const { text, at } = scan;
  const code = text.charCodeAt(at);
  if (code === OPEN_OBJECT || code === OPEN_LIST) return open(scan, code === OPEN_OBJECT);
  if (code === QUOTE) return readString(scan) ? "separator" : undefined;
  if (text.startsWith("true", at) || text.startsWith("null", at)) scan.at += 4;
  else if (text.startsWith("false", at)) scan.at += 5;
  else return readNumber(scan);
  return "separator";
}

function open(scan: Scan, isObject: boolean): Expected {
  if (scan.containers.length === MAX_NESTING) {
    scan.issues.push(jsonTooDeep(pathOf(scan), positionOf(scan)));
    return undefined;
  }
  scan.at += 1;
  skipSpace(scan);
  if (scan.text.charCodeAt(scan.at) === (isObject ? CLOSE_OBJECT : CLOSE_LIST)) {
    scan.at += 1;
    return "separator";
  }
  scan.containers.push({ isObject, keys: [], many: undefined, at: isObject ? "" : 0 });
  return isObject ? "key" : "value";
}

function readKey(scan: Scan): Expected {
  const { text, at: start } = scan;
  if (text.charCodeAt(start) !== QUOTE) return broken(scan, "a key", "expected a key in double quotes");
  if (!readString(scan)) return undefined;
  const raw = text.slice(start + 1, scan.at - 1);
  const key: string = raw.includes("\\") ? JSON.parse(`"${raw}"`) : raw;
  const container = scan.containers.at(-1);
  if (container) {
    container.at = key;
    if (isRepeated(container, key) && scan.duplicates < MAX_DUPLICATES) {
      scan.duplicates += 1;
      scan.issues.push(jsonDuplicateKey(pathOf(scan), positionOf(scan, start), key));
    }
  }
  skipSpace(scan);
  if (text.charCodeAt(scan.at) !== COLON) return broken(scan, "`:`", "expected `:` after the key");
  scan.at += 1;
  return "value";
}

function isRepeated(container: Container, key: string): boolean {
  const { keys } = container;
  if (keys.length < FEW_KEYS) {
    const repeated = keys.includes(key);
    keys.push(key);
    return repeated;
  }
  container.many ??= new Set(keys);
  const repeated = container.many.has(key);
  container.many.add(key);
  return repeated;
}

function readSeparator(scan: Scan): Expected {
  const { text, at, containers } = scan;
  const inside = containers.at(-1);
  if (inside === undefined) {
    return at < text.length ? broken(scan, "", "something follows its end") : undefined;
  }
  const code = text.charCodeAt(at);
  if (code === COMMA) {
    scan.at += 1;
    if (typeof inside.at === "number") inside.at += 1;
    return inside.isObject ? "key" : "value";
  }
  if (code === (inside.isObject ? CLOSE_OBJECT : CLOSE_LIST)) {
    scan.at += 1;
    containers.pop();
    return "separator";
  }
  const close = inside.isObject ? "`}`" : "`]`";
  return broken(scan, close, `expected \`,\` or ${close}`);
}

/** Goes past the closing quote; reports a string that has none, or that holds what it may not. */
function readString(scan: Scan): boolean {
  const { text } = scan;
  let at = scan.at + 1;
  for (;;) {
    let code = text.charCodeAt(at);
    // Control characters (below the space) must be escaped; past the end there is NaN.
    while (code >= 0x20 && code !== QUOTE && code !== BACKSLASH) {
      at += 1;
      code = text.charCodeAt(at);
    }
    scan.at = at;
    if (code === QUOTE) {
      scan.at += 1;
      return true;
    }
    ESCAPE.lastIndex = at;
    if (code === BACKSLASH && ESCAPE.test(text)) at = ESCAPE.lastIndex;
    else {
      const problem = code === BACKSLASH ? "an escape that JSON does not know" : "a raw control character";
      broken(scan, "a closing quote", `a string holds ${problem}`);
      return false;
    }
  }
}

function readNumber(scan: Scan): Expected {
  const { text, at } = scan;
  NUMBER.lastIndex = at;
  const match = NUMBER.exec(text);
  if (match === null) return broken(scan, "a value", problemOfValue(text, at));
  const [digits, fraction, exponent] = match;
  if (digits.length >= 16 || exponent !== undefined) {
    const value = Number(digits);
    const whole = fraction === undefined && exponent === undefined;
    if (!Number.isFinite(value))
      scan.issues.push(jsonNumberOutOfRange(pathOf(scan), positionOf(scan), digits));
    // A writer pads the shortest digits of a large double with zeros: such a text is exact enough.
    else if (whole && String(value) !== digits && BigInt(digits) !== BigInt(value)) {
      scan.issues.push(jsonNumberInexact(pathOf(scan), positionOf(scan), digits));
    }
  }
  scan.at += digits.length;
  return "separator";
}

function problemOfValue(text: string, at: number): string {
  const word = /^[\w'-]{1,20}/.exec(text.slice(at, at + 20))?.[0] ?? text[at];
  if (word === "NaN" || word === "Infinity" || word === "-Infinity") return `${word} is not a JSON value,`;
  if (word === "]" || word === "}") return "a comma has no value after it,";
  return `expected a value but found \`${word}\``;
}

function broken(scan: Scan, missing: string, problem: string): undefined {
  const text = scan.at >= scan.text.length ? `it ends early, ${missing} is missing` : problem;
  scan.issues.push(jsonSyntax(pathOf(scan), positionOf(scan), text));
}

function skipSpace(scan: Scan): void {
  const { text } = scan;
  let code = text.charCodeAt(scan.at);
  while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
    scan.at += 1;
    code = text.charCodeAt(scan.at);
  }
}

const pathOf = (scan: Scan): IssuePath => scan.containers.map((container) => container.at);

function positionOf({ text, at }: Scan, place: number = at): TextPosition {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < place; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: place - start + 1 };
}
