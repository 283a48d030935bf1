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
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = /[ \t\n\r]*/y;

interface Container {
  readonly keys: Set<string> | undefined;
  /** The key or the index that is being read. */
  at: string | number;
}

/**
 * Goes through a JSON text once, without recursion, and reports what `JSON.parse` would report badly or not at all:
 * where the grammar is broken, keys given twice, nesting without bound, numbers that a double cannot hold.
 */
export function scanJson(text: string): readonly Issue[] {
  const issues: Issue[] = [];
  const containers: Container[] = [];
  const path = (): IssuePath => containers.map((container) => container.at);
  const broken = (at: number, problem: string): readonly Issue[] => [
    ...issues,
    jsonSyntax(
      path(),
      positionOf(text, at),
      at >= text.length ? `it ends early, ${problem} is missing` : problem,
    ),
  ];
  let duplicates = 0;
  let at = skip(SPACE, text, 0);
  /** What the grammar wants next. */
  let expected: "value" | "key" | "first key" | "first item" | "separator" = "value";

  for (;;) {
    const character = text[at];
    const inside = containers.at(-1);
    if (expected === "separator") {
      if (inside === undefined) return at < text.length ? broken(at, "something follows its end") : issues;
      const close = inside.keys ? "}" : "]";
      if (character === ",") {
        if (typeof inside.at === "number") inside.at += 1;
        expected = inside.keys ? "key" : "value";
      } else if (character === close) containers.pop();
      else return broken(at, at >= text.length ? `\`${close}\`` : `expected \`,\` or \`${close}\``);
      at = skip(SPACE, text, at + 1);
      continue;
    }
    if (expected === "first item" && character === "]") {
      containers.pop();
      expected = "separator";
      at = skip(SPACE, text, at + 1);
      continue;
    }
    if (expected === "first key" && character === "}") {
      containers.pop();
      expected = "separator";
      at = skip(SPACE, text, at + 1);
      continue;
    }
    if (expected === "key" || expected === "first key") {
      if (character !== '"')
        return broken(at, at >= text.length ? "a key" : "expected a key in double quotes");
      const end = endOfString(text, at);
      if (end < 0) return broken(-end, badString(text, -end));
      const raw = text.slice(at, end);
      const key: string = raw.includes("\\") ? JSON.parse(raw) : raw.slice(1, -1);
      if (inside?.keys) {
        inside.at = key;
        if (inside.keys.has(key) && duplicates < MAX_DUPLICATES) {
          duplicates += 1;
          issues.push(jsonDuplicateKey(path(), positionOf(text, at), key));
        }
        inside.keys.add(key);
      }
      at = skip(SPACE, text, end);
      if (text[at] !== ":") return broken(at, at >= text.length ? "`:`" : "expected `:` after the key");
      at = skip(SPACE, text, at + 1);
      expected = "value";
      continue;
    }
    if (character === "{" || character === "[") {
      if (containers.length === MAX_NESTING) return [...issues, jsonTooDeep(path(), positionOf(text, at))];
      containers.push(character === "{" ? { keys: new Set(), at: "" } : { keys: undefined, at: 0 });
      expected = character === "{" ? "first key" : "first item";
      at = skip(SPACE, text, at + 1);
      continue;
    }
    if (character === '"') {
      const end = endOfString(text, at);
      if (end < 0) return broken(-end, badString(text, -end));
      at = end;
    } else if (text.startsWith("true", at) || text.startsWith("null", at)) at += 4;
    else if (text.startsWith("false", at)) at += 5;
    else {
      NUMBER.lastIndex = at;
      const number = NUMBER.exec(text);
      if (number === null) return broken(at, at >= text.length ? "a value" : badValue(text, at));
      const issue = numberIssue(number, path, () => positionOf(text, at));
      if (issue) issues.push(issue);
      at += number[0].length;
    }
    expected = "separator";
    at = skip(SPACE, text, at);
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

/** Just past the closing quote, or the negative of where the string is broken. */
function endOfString(text: string, open: number): number {
  let at = open + 1;
  for (;;) {
    let code = text.charCodeAt(at);
    // Control characters (below the space) must be escaped; past the end there is NaN.
    while (code >= 0x20 && code !== QUOTE && code !== BACKSLASH) {
      at += 1;
      code = text.charCodeAt(at);
    }
    if (code === QUOTE) return at + 1;
    if (code !== BACKSLASH) return -at;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return -at;
    at = ESCAPE.lastIndex;
  }
}

function badString(text: string, at: number): string {
  if (at >= text.length) return "a closing quote";
  return text[at] === "\\"
    ? "a string holds an escape that JSON does not know"
    : "a string holds a raw control character";
}

function badValue(text: string, at: number): string {
  const word = /^[\w'-]{1,20}/.exec(text.slice(at, at + 20))?.[0] ?? text[at];
  if (word === "NaN" || word === "Infinity" || word === "-Infinity") return `${word} is not a JSON value,`;
  return text[at] === "]" || text[at] === "}"
    ? "a comma has no value after it,"
    : `expected a value but found \`${word}\``;
}

function numberIssue(
  [digits, fraction, exponent]: RegExpExecArray,
  path: () => IssuePath,
  position: () => TextPosition,
): Issue | undefined {
  if (digits.length < 16 && exponent === undefined) return undefined;
  const value = Number(digits);
  if (!Number.isFinite(value)) return jsonNumberOutOfRange(path(), position(), digits);
  if (fraction !== undefined || exponent !== undefined || Number.isSafeInteger(value)) return undefined;
  return String(value) === digits || BigInt(digits) === BigInt(value)
    ? undefined
    : jsonNumberInexact(path(), position(), digits);
}

function positionOf(text: string, at: number): TextPosition {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < at; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: at - start + 1 };
}
