import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIssuePath } from "./issue.ts";
import { type JsonValue, parseJson } from "./json.ts";

const issuesOf = (text: string) => {
  const result = parseJson(text);
  return result.ok ? result.warnings : result.issues;
};
const only = (text: string): string => {
  const issues = issuesOf(text);
  expect(issues).toHaveLength(1);
  return `${issues[0]?.code} ${formatIssuePath(issues[0]?.path ?? [])}: ${issues[0]?.message}`;
};

describe("parseJson", () => {
  it("reads back whatever JSON.stringify wrote", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text), warnings: [] });
      }),
    );
  });

  it("agrees with JSON.parse on what JSON is, key repetition aside", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", ",", "]", '"', "\\", "0", "e", "\n", "-"),
        (json, at, noise) => {
          const cut = at % (json.length + 1);
          const text = json.slice(0, cut) + noise + json.slice(cut + 1);
          let value: JsonValue | undefined;
          try {
            value = JSON.parse(text);
          } catch {
            value = undefined;
          }
          expect(issuesOf(text).some((issue) => issue.code === "JSON_SYNTAX")).toBe(value === undefined);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["", "JSON_SYNTAX $: This is not valid JSON: it ends early, a value is missing at line 1, column 1."],
    [
      "not json",
      "JSON_SYNTAX $: This is not valid JSON: expected a value but found `not` at line 1, column 1.",
    ],
    [
      '{"Steps":[{"Name":"A"',
      "JSON_SYNTAX Steps[0].Name: This is not valid JSON: it ends early, `}` is missing at line 1, column 22.",
    ],
    [
      '{\n  "a": 1,\n}',
      "JSON_SYNTAX a: This is not valid JSON: expected a key in double quotes at line 3, column 1.",
    ],
    ["[1,]", "JSON_SYNTAX [1]: This is not valid JSON: a comma has no value after it, at line 1, column 4."],
    ['{"a": NaN}', "JSON_SYNTAX a: This is not valid JSON: NaN is not a JSON value, at line 1, column 7."],
    [
      "[-Infinity]",
      "JSON_SYNTAX [0]: This is not valid JSON: -Infinity is not a JSON value, at line 1, column 2.",
    ],
    ["{} {}", "JSON_SYNTAX $: This is not valid JSON: something follows its end at line 1, column 4."],
    [
      '["a\nb"]',
      "JSON_SYNTAX [0]: This is not valid JSON: a string holds a raw control character at line 1, column 4.",
    ],
    [
      '["\\x"]',
      "JSON_SYNTAX [0]: This is not valid JSON: a string holds an escape that JSON does not know at line 1, column 3.",
    ],
    [
      '"abc',
      "JSON_SYNTAX $: This is not valid JSON: it ends early, a closing quote is missing at line 1, column 5.",
    ],
    [
      "\uFEFF{}",
      "JSON_BYTE_ORDER_MARK $: The text begins with a byte order mark (U+FEFF) at line 1, column 1, which JSON does not allow.",
    ],
    [
      '{"a":{"b":1,\n"\\u0062":2}}',
      'JSON_DUPLICATE_KEY a.b: The key "b" occurs twice in one object, again at line 2, column 1.',
    ],
    [
      "[1e400]",
      "JSON_NUMBER_OUT_OF_RANGE [0]: The number 1e400 at line 1, column 2 is too large for a double.",
    ],
    [
      "[9007199254740993]",
      "JSON_NUMBER_INEXACT [0]: The integer 9007199254740993 at line 1, column 2 has no exact double; it is read as 9007199254740992.",
    ],
  ])("says where %j is wrong", (text, expected) => {
    expect(only(text)).toBe(expected);
  });

  it("takes the same key in different objects, and an own __proto__", () => {
    expect(parseJson('[{"a":1},{"a":2},{"__proto__":3}]').ok).toBe(true);
  });

  it("reports one issue for 100,000 levels, and no stack overflow", () => {
    expect(only("[".repeat(100_000) + "]".repeat(100_000))).toMatch(
      /^JSON_TOO_DEEP .* at line 1, column 501\.$/,
    );
    expect(only('{"a":'.repeat(100_000))).toMatch(/^JSON_TOO_DEEP /);
  });

  it("reads 500 levels", () => {
    expect(parseJson("[".repeat(500) + "]".repeat(500)).ok).toBe(true);
  });

  it("reports one issue for 10 MB of junk, and the value of 10 MB of JSON", () => {
    expect(only("x".repeat(10_000_000))).toMatch(/^JSON_SYNTAX /);
    expect(only(`"${"x".repeat(10_000_000)}`)).toMatch(/column 10000002\.$/);
    expect(only("\n".repeat(10_000_000))).toMatch(/line 10000001, column 1\.$/);
    const text = JSON.stringify(
      Array.from({ length: 250_000 }, (_, index) => ({ index, name: `step number ${index}` })),
    );
    expect(text.length).toBeGreaterThan(10_000_000);
    expect(parseJson(text)).toMatchObject({ ok: true, warnings: [] });
  });

  it("stops after the first hundred repeated keys", () => {
    expect(issuesOf(`{${'"a":1,'.repeat(5000)}"a":1}`)).toHaveLength(100);
  });
});
