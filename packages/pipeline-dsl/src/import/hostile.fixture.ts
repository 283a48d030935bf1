import { isExpression, type JsonObject } from "@sagewright/core";
import fc from "fast-check";

/** What would end a comment, a text, a template, a key, a type or a list, or begin another. */
const BREAKS = [
  ..."\"'`\\$#@;:,.()[]{}<>=+ \n\r\u2028\u2029\u0000\u0085\u202E\uFEFF\uD800",
  ...["$" + "{", "*/", "/*", "//", "-->", "<!--", '\\"', "\\u000a", "\\x0a", "=>", "/(?:", "as never", "\nexport "],
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
  `$` + `{${CALL}}`,
  `\\\`$` + `{${CALL}}`,
  `"]:${CALL},["`,
  `*/${CALL}/*`,
  `>(${CALL})<`,
  `a:${CALL},b`,
];

/** Texts that call `hit`, if anything lets them. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...CALLS),
  fc
    .tuple(fc.array(fc.constantFrom(...BREAKS), { maxLength: 4 }), fc.array(fc.constantFrom(...BREAKS), { maxLength: 3 }))
    .map(([before, after]) => `${before.join("")}${CALL}${after.join("")}`),
);

/** Definitions in which some texts, values as well as keys, and all that refer to them, are hostile. */
export const hostile = (definitions: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  definitions.chain((definition) => {
    const texts = [...textsIn(definition)];
    const chosen = fc.subarray(texts, { minLength: Math.min(1, texts.length), maxLength: Math.min(4, texts.length) });
    return chosen.chain((old) =>
      fc
        .tuple(...old.map(() => hostileText))
        .map((fresh) => replaced(definition, new Map(old.map((text, index) => [text, fresh[index] ?? ""]))) as object),
    );
  });

/** What `import` itself must find; a definition in which these are others is refused at once. */
const NEEDED: ReadonlySet<string> = new Set(["Steps", "Name", "Type", "Arguments", "Version", "Parameters", "2020-12-01"]);

/** Each value, key, and segment of a path. */
function textsIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value === "string") {
    for (const text of [value, ...value.split(/[.[\]'"]+/)]) if (text !== "" && !NEEDED.has(text)) found.add(text);
  } else if (Array.isArray(value)) for (const item of value) textsIn(item, found);
  else if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (!NEEDED.has(key) && !isExpression({ [key]: null })) found.add(key);
      textsIn(each, found);
    }
  }
  return found;
}

type Renamed = ReadonlyMap<string, string>;

function replaced(value: unknown, renamed: Renamed): unknown {
  if (typeof value === "string") return renamed.get(value) ?? segmentsReplaced(value, renamed);
  if (Array.isArray(value)) return value.map((item) => replaced(item, renamed));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, each]) => [renamed.get(key) ?? key, replaced(each, renamed)]),
  );
}

const segmentsReplaced = (text: string, renamed: Renamed): string =>
  text
    .split(/([.[\]'"]+)/)
    .map((segment) => renamed.get(segment) ?? segment)
    .join("");
