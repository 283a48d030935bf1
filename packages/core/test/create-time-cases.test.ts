import { describe, expect, it } from "vitest";
import { parseDefinition } from "../src/definition/parse.ts";
import type { Case } from "./create-time/case.ts";
import { DOCUMENT_CASES } from "./create-time/document-cases.ts";
import { EXPRESSION_CASES } from "./create-time/expression-cases.ts";
import { GRAPH_CASES } from "./create-time/graph-cases.ts";
import { PARAMETER_CASES } from "./create-time/parameter-cases.ts";
import { SETTING_CASES } from "./create-time/setting-cases.ts";
import { gate, issuesOf, lambda, output, processing } from "./definitions.ts";

const CASES: readonly Case[] = [
  ...DOCUMENT_CASES,
  ...PARAMETER_CASES,
  ...EXPRESSION_CASES,
  ...GRAPH_CASES,
  ...SETTING_CASES,
];

function codesOf(definition: Case[2]): readonly string[] {
  const parsed = parseDefinition(typeof definition === "string" ? definition : JSON.stringify(definition));
  const issues = parsed.ok ? parsed.warnings : parsed.issues;
  return issues.map(({ code, severity }) => `${code}${severity === "warning" ? "?" : ""}`);
}

describe("creating a pipeline", () => {
  it.each(CASES)("#%i %s", (_, __, definition, codes) => {
    expect(codesOf(definition)).toEqual(codes);
  });

  it("has a row for every case of the list that a definition shows", () => {
    const shown = [
      1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 15, 16, 17, 19, 20, 21, 22, 28, 29, 30, 32, 41, 42, 43, 44, 49,
      50, 51, 53, 54, 55, 60, 61, 63, 64, 66, 67, 75, 77, 79, 80, 83, 87, 88, 89, 95, 96, 98, 99, 100, 101,
      120, 121, 122, 123, 124,
    ];
    const rows = new Set(CASES.map(([number]) => number));
    expect(shown.filter((number) => !rows.has(number))).toEqual([]);
  });
});

/** What the Python SDK compiles without a word. */
describe("what the Python SDK accepts and should not", () => {
  const parameter = { Get: "Parameters.Nope" };
  const file = (name: string) => ({
    "Std:JsonGet": { PropertyFile: { Get: `Steps.P.PropertyFiles.${name}` }, Path: "a" },
  });
  it.each<[string, readonly ReturnType<typeof lambda>[], readonly string[]]>([
    ["cycles", [lambda("A", { x: output("B") }), lambda("B", { x: output("A") })], ["STEP_CYCLE"]],
    ["a step that depends on itself", [lambda("A", {}, { DependsOn: ["A"] })], ["STEP_CYCLE"]],
    ["undeclared parameters", [lambda("A", { x: parameter })], ["PARAMETER_UNDECLARED"]],
    ["an empty name", [lambda("")], ["STEP_NAME_INVALID"]],
    ["a name of 300 characters", [lambda("x".repeat(300))], ["STEP_NAME_INVALID"]],
    ["a name with a space", [lambda("my step")], ["STEP_NAME_INVALID"]],
    [
      "an undeclared property file",
      [processing("P"), lambda("A", { x: file("Nope") })],
      ["PROPERTY_FILE_UNDECLARED"],
    ],
    [
      "a property file on a missing output",
      [processing("P", { PropertyFiles: [{ PropertyFileName: "F", OutputName: "nope", FilePath: "f" }] })],
      ["PROPERTY_FILE_OUTPUT_UNKNOWN"],
    ],
    [
      "a branch step read from outside",
      [gate("C", [lambda("A")]), lambda("Z", { x: output("A") })],
      ["BRANCH_READ_FROM_OUTSIDE?"],
    ],
    ["a Condition without conditions", [gate("C", [lambda("A")], [], [])], ["CONDITIONS_EMPTY?"]],
    [
      "In with a text",
      [gate("C", [], [], [{ Type: "In", QueryValue: "a", Values: "abc" }])],
      ["VALUE_TYPE_WRONG"],
    ],
    [
      "an expiry that is no duration",
      [processing("P", { CacheConfig: { Enabled: true, ExpireAfter: "soon" } })],
      ["CACHE_EXPIRY_INVALID"],
    ],
  ])("%s", (_, steps, codes) => {
    expect(issuesOf(...steps).map((issue) => issue.split(" ")[0])).toEqual(codes);
  });

  it("duplicate parameters", () => {
    const Parameters = [{ Name: "P" }, { Name: "P" }];
    expect(codesOf({ Parameters, Steps: [] })).toEqual(["PARAMETER_DUPLICATE"]);
  });
});
