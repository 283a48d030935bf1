import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { definitions } from "../../test/arbitrary-definitions.ts";
import { formatIssuePath, isError } from "../issue.ts";
import type { JsonValue } from "../json.ts";
import { parseDefinition } from "./parse.ts";
import { validateDefinition } from "./validate/definition.ts";

const FIXTURES = fileURLToPath(new URL("../../test/fixtures", import.meta.url));
const GOLDEN = join(
  process.env.SAGEWRIGHT_SHARED ?? fileURLToPath(new URL("../../../../../shared", import.meta.url)),
  "golden",
);

/** Documents that the Python SDK writes and SageMaker refuses. */
const REFUSED: { readonly [name: string]: readonly string[] } = {
  // A Fail step in DependsOn: "Fail steps may not be named" in the developer guide.
  conditions: ["FAIL_STEP_REFERENCED Steps[0].Arguments.ElseSteps[0].DependsOn[0]"],
  // Names of jobs that a Lambda step does not start.
  "execution-variables": [
    "EXECUTION_VARIABLE_MISPLACED Steps[0].Arguments.training",
    "EXECUTION_VARIABLE_MISPLACED Steps[0].Arguments.processing",
  ],
};

function expectSound(name: string, text: string): void {
  const parsed = parseDefinition(text);
  const errors = (parsed.ok ? [] : parsed.issues).filter(isError);
  expect(errors.map(({ code, path }) => `${code} ${formatIssuePath(path)}`)).toEqual(REFUSED[name] ?? []);
  expect(parsed.value).toEqual(JSON.parse(text));
}

describe("documents of the Python SDK", () => {
  it.each(readdirSync(FIXTURES).map((file) => file.replace(/\.json$/, "")))("%s", (name) => {
    expectSound(name, readFileSync(join(FIXTURES, `${name}.json`), "utf8"));
  });

  const cases = existsSync(GOLDEN) ? readdirSync(GOLDEN).filter((name) => /^\d/.test(name)) : [];
  it.skipIf(cases.length === 0)("all that were recorded [needs shared]", () => {
    for (const name of cases) {
      expectSound(name.replace(/^\d+-/, ""), readFileSync(join(GOLDEN, name, "definition.json"), "utf8"));
    }
  });
});

describe("parseDefinition", () => {
  it("gives back every valid definition as it was", () => {
    fc.assert(
      fc.property(definitions(), (definition) => {
        const parsed = parseDefinition(JSON.stringify(definition));
        expect(parsed).toMatchObject({ ok: true });
        expect(parsed.value).toEqual(definition);
      }),
    );
  });

  it("keeps what it does not know", () => {
    const text = '{"Steps":[{"Name":"A","Type":"New","Arguments":{"X":1},"Y":2}],"Z":{"__proto__":3}}';
    const parsed = parseDefinition(text);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed.value)).toBe(text);
  });

  it("has no value for what is no document", () => {
    expect(parseDefinition('{"Steps":[')).toMatchObject({ ok: false, issues: [{ code: "JSON_SYNTAX" }] });
    expect(parseDefinition("[]")).toEqual({
      ok: false,
      issues: [expect.objectContaining({ code: "VALUE_TYPE_WRONG" })],
    });
  });

  it("#16 refuses keys given twice", () => {
    expect(parseDefinition('{"Steps":[],"Steps":[]}')).toMatchObject({
      issues: [{ code: "JSON_DUPLICATE_KEY" }],
    });
  });

  it("#15 keeps text of any script, escaped or raw", () => {
    const raw =
      '{"Steps":[{"Name":"F","Type":"Fail","Description":"Träin 🐧","Arguments":{"ErrorMessage":"ü"}}]}';
    const escaped = raw.replace("ä", "\\u00e4").replace("🐧", "\\ud83d\\udc27").replace("ü", "\\u00fc");
    expect(parseDefinition(escaped)).toEqual(parseDefinition(raw));
    expect(parseDefinition(raw).ok).toBe(true);
  });
});

describe("validateDefinition", () => {
  const fixture = JSON.parse(readFileSync(join(FIXTURES, "abalone.json"), "utf8"));
  const conditions = JSON.parse(readFileSync(join(FIXTURES, "conditions.json"), "utf8"));

  it("never throws, whatever stands where in a document, and says something about each issue", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<JsonValue>(fixture, conditions),
        fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
        fc.oneof(
          fc.jsonValue(),
          fc.constantFrom({ Get: "Steps.A" }, { "Std:Join": 1 }, { toString: "" }, [{}], null),
        ),
        (document, route, value) => {
          for (const issue of validateDefinition(replaceAt(document, route, value as JsonValue))) {
            expect(issue.hint.length).toBeGreaterThan(10);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it("never throws on any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(validateDefinition({ Steps: [value], Parameters: [value] }).length).toBeGreaterThan(0);
      }),
    );
  });
});

/** The document with another value at the end of a route; each number picks a member. */
function replaceAt(
  document: JsonValue,
  [turn = 0, ...route]: readonly number[],
  value: JsonValue,
): JsonValue {
  if (typeof document !== "object" || document === null) return value;
  const keys = Object.keys(document);
  const key = keys[turn % Math.max(keys.length, 1)];
  if (key === undefined) return value;
  const member = (document as { readonly [key: string]: JsonValue })[key] ?? null;
  const changed = route.length === 0 ? value : replaceAt(member, route, value);
  if (Array.isArray(document)) return document.with(Number(key), changed);
  return { ...(document as object), [key]: changed };
}
