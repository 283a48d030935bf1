import { isExpression } from "@sagewright/core";
import fc from "fast-check";

/** What would end a comment, a text, a template, a key, a type or a list, or begin another. */
const BREAKS = [
  ..."\"'`\\$#@;:,.()[]{}<>=+ \n\r\u2028\u2029\u0000\u0085\u202E\uFEFF\uD800",
  ...[
    "\u0024{",
    "*/",
    "/*",
    "//",
    "-->",
    "<!--",
    '\\"',
    "\\u000a",
    "\\x0a",
    "=>",
    "/(?:",
    "as never",
    "\nexport ",
  ],
  ...["Steps.", "Parameters.", "s3://", "import", "__proto__", "constructor", "\r\nconst x = "],
];
const CALL = "hit()";
const CALLS = [
  `\n${CALL};//`,
  `\r\n${CALL}/*`,
  `\u2028${CALL};//`,
  `");${CALL};("`,
  `'+${CALL}+'`,
  `\`+${CALL}+\``,
  `\u0024{${CALL}}`,
  `\\\`\u0024{${CALL}}`,
  `"]:${CALL},["`,
  `*/${CALL}/*`,
  `>(${CALL})<`,
  `a:${CALL},b`,
];

/** Texts that call `hit`, if anything lets them. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...CALLS),
  fc
    .tuple(
      fc.array(fc.constantFrom(...BREAKS), { maxLength: 4 }),
      fc.array(fc.constantFrom(...BREAKS), { maxLength: 3 }),
    )
    .map(([before, after]) => `${before.join("")}${CALL}${after.join("")}`),
);

/** Where hostile texts stand: in all values, keys and references that say the same, or in references alone, which then name nothing. */
type Where = "everywhere" | "references";

/** Definitions in which some texts are hostile. */
export const hostile = (definitions: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  definitions.chain((definition) => {
    const texts = [...textsIn(definition)];
    const some = { minLength: Math.min(1, texts.length), maxLength: Math.min(4, texts.length) };
    return fc
      .tuple(
        fc.constantFrom<Where[]>("everywhere", "references"),
        fc.subarray(texts, some),
        fc.array(hostileText, { minLength: 4, maxLength: 4 }),
      )
      .map(([where, old, fresh]) => {
        const renamed = new Map(old.map((text, index) => [text, fresh[index] ?? ""]));
        return replaced(definition, renamed, where) as object;
      });
  });

/** Without these there is nothing to write, and all is refused at once. */
const NEEDED: ReadonlySet<string> = new Set([
  "Steps",
  "Name",
  "Type",
  "Arguments",
  "Version",
  "Parameters",
  "2020-12-01",
]);

/** Each value, key, and segment of a path. */
function textsIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value === "string") {
    for (const text of [value, ...value.split(SEPARATORS)])
      if (text !== "" && !NEEDED.has(text)) found.add(text);
  } else if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) {
      if (!Array.isArray(value) && !NEEDED.has(key) && !isExpression({ [key]: null })) found.add(key);
      textsIn(each, found);
    }
  return found;
}

const SEPARATORS = /([.[\]'"]+)/;

type Renamed = ReadonlyMap<string, string>;

function replaced(value: unknown, renamed: Renamed, where: Where): unknown {
  if (typeof value === "string") {
    const whole = where === "everywhere" ? renamed.get(value) : undefined;
    return (
      whole ??
      value
        .split(SEPARATORS)
        .map((part) => renamed.get(part) ?? part)
        .join("")
    );
  }
  if (Array.isArray(value)) return value.map((item) => replaced(item, renamed, where));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      where === "everywhere" ? (renamed.get(key) ?? key) : key,
      where === "everywhere" || !LITERAL.has(key) ? replaced(each, renamed, where) : each,
    ]),
  );
}

/** What references refer to. */
const LITERAL: ReadonlySet<string> = new Set(["Name", "OutputName", "PropertyFileName", "DependsOn"]);
