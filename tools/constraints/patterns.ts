/** A pattern of the service model as JavaScript reads it; `undefined` when it cannot be used. */
export function javaScriptPattern(pattern: string): string | undefined {
  const text = pattern
    .replace(/^\^/, "")
    .replace(/(?<!\\)\$$/, "")
    // Java's name for letters and digits; a `$` that is repeated says what a single one says.
    .replaceAll("\\p{Alnum}", "a-zA-Z0-9")
    .replace(/\$\{[\d,]+\}$/, "")
    .replaceAll("\\u002F", "/");
  if (ANYTHING.has(text) || GARBLED.test(text) || SLOW.test(text)) return undefined;
  try {
    new RegExp(`^(?:${text})$`, "u");
    return text;
  } catch {
    return undefined;
  }
}

const ANYTHING: ReadonlySet<string> = new Set(["[\\s\\S]*", "[\\S\\s]*", "[\\s\\S]+", "[\\S\\s]+"]);

/** Code points beyond U+FFFF written with four digits: the class means something else than was meant. */
const GARBLED = /[^\x20-\x7e]|\\u10000|\\uDBFF-\\uDC00/;

/** A repeated group that one text fits in many ways: the time doubles with every few characters. */
const SLOW = /\(\?:\[[^\]]*\]\.\*\)\*|\(\.\[[^\]]*\]\{\d+,\d+\}\)\+|\(-\*\[[^\]]*\\-[^\]]*\]\)\*/;
