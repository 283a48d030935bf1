import { describe, expect, it } from "vitest";
import { document, gate, lambda, processing, training } from "../../../test/definitions.ts";
import type { JsonValue } from "../../json.ts";
import { validateDefinition } from "./definition.ts";

const get = (Get: string) => ({ Get });
const join = { "Std:Join": { On: "", Values: ["a"] } };
const read = { "Std:JsonGet": { S3Uri: "s3://b/k.json", Path: "a" } };

/** A definition whose last step compares the two; before it there is one step for each kind of property. */
const comparing = (LeftValue: JsonValue, RightValue: JsonValue, Type = "Equals") =>
  document(
    [
      training("Train", {}, { EnableManagedSpotTraining: false }),
      processing("Process"),
      gate("Earlier", []),
      lambda(
        "Tell",
        {},
        {
          OutputParameters: ["String", "Integer", "Float", "Boolean"].map((OutputType) => ({
            OutputName: OutputType,
            OutputType,
          })),
        },
      ),
      gate("C", [], [], [{ Type: "Not", Condition: { Type, LeftValue, RightValue } }]),
    ],
    {
      Parameters: [
        { Name: "Text", DefaultValue: "a" },
        { Name: "Count", Type: "Integer", DefaultValue: 1 },
        { Name: "Share", Type: "Float", DefaultValue: 0.5 },
        { Name: "Flag", Type: "Boolean", DefaultValue: true },
      ],
    },
  );

const found = (...[left, right, type]: Parameters<typeof comparing>) =>
  validateDefinition(comparing(left, right, type));

describe("a comparison whose operands are known to be of two kinds", () => {
  it.each<[JsonValue, JsonValue]>([
    ["5", 5],
    [get("Parameters.Text"), 5],
    [get("Parameters.Count"), "5"],
    [get("Parameters.Share"), true],
    [get("Parameters.Flag"), "true"],
    [get("Parameters.Text"), get("Parameters.Count")],
    [get("Execution.PipelineName"), 1],
    [get("Execution.StartDateTime"), 1],
    [get("PipelineExperimentConfig.TrialName"), 1],
    [join, 1],
    [get("Steps.Tell.OutputParameters['String']"), 0.8],
    [get("Steps.Tell.OutputParameters['Integer']"), "8"],
    [get("Steps.Tell.OutputParameters['Float']"), "8"],
    [get("Steps.Tell.OutputParameters['Boolean']"), "true"],
    [get("Steps.Train.FinalMetricDataList['auc'].Value"), "0.8"],
    [get("Steps.Train.EnableManagedSpotTraining"), "true"],
    [get("Steps.Train.HyperParameters['rounds']"), 5],
    [get("Steps.Process.ProcessingResources.ClusterConfig.InstanceCount"), "1"],
    [get("Steps.Train.TrainingJobStatus"), 1],
    [get("Steps.Earlier.Outcome"), true],
  ])("%j and %j is warned of, either way round", (left, right) => {
    for (const [a, b] of [
      [left, right],
      [right, left],
    ] as const) {
      expect(found(a, b)).toMatchObject([
        {
          code: "CONDITION_TYPE_CLASH",
          severity: "warning",
          path: ["Steps", 4, "Arguments", "Conditions", 0, "Condition"],
        },
      ]);
    }
  });

  it.each(["NotEquals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo"])(
    "is warned of with %s, too",
    (type) => {
      expect(found(get("Parameters.Text"), 5, type)).toMatchObject([{ code: "CONDITION_TYPE_CLASH" }]);
    },
  );

  it("is told with what is compared, and what to do", () => {
    expect(found(get("Parameters.Text"), 5)).toMatchObject([
      {
        message: "Equals cannot compare the String of Parameters.Text with the Integer 5: the step fails.",
        hint: expect.stringContaining("A text of digits is not a number"),
      },
    ]);
    expect(found(get("Steps.Earlier.Outcome"), true)).toMatchObject([
      { hint: 'The Outcome of a Condition is a text: compare it with "True" or "False".' },
    ]);
  });
});

describe("a comparison that may hold", () => {
  it.each<[JsonValue, JsonValue]>([
    ["a", "b"],
    [1, 1.5],
    [true, false],
    [get("Parameters.Count"), 1.5],
    [get("Parameters.Share"), get("Parameters.Count")],
    [get("Parameters.Flag"), true],
    [get("Parameters.Text"), join],
    [get("Parameters.Text"), null],
    [read, 1],
    [read, "1"],
    [get("Steps.Train.FinalMetricDataList['auc'].Value"), 1],
    [get("Steps.Train.CreationTime"), "2026"],
    [get("Steps.Train.CreationTime"), 2026],
    [get("Steps.Tell.OutputParameters['Float']"), get("Steps.Tell.OutputParameters['Integer']")],
    [get("Steps.Tell.OutputParameters['String'].deep"), 1],
    [get("Steps.Earlier.Outcome"), "True"],
  ])("%j and %j is not", (left, right) => {
    expect(found(left, right)).toEqual([]);
  });
});

describe("a comparison of texts by their order", () => {
  it.each<[JsonValue, JsonValue]>([
    ["10", "9"],
    ["10", get("Parameters.Text")],
    [get("Parameters.Text"), get("Steps.Tell.OutputParameters['String']")],
    [read, "9"],
  ])("%j and %j is warned of, either way round", (left, right) => {
    for (const [a, b] of [
      [left, right],
      [right, left],
    ] as const) {
      expect(found(a, b, "LessThan")).toMatchObject([{ code: "TEXTS_ORDERED", severity: "warning" }]);
      expect(found(a, b, "NotEquals")).toEqual([]);
    }
  });

  it("is not what one value of no known kind is", () => {
    expect(found(read, read, "GreaterThan")).toEqual([]);
    expect(found(read, 9, "GreaterThan")).toEqual([]);
  });
});

it("booleans have no order", () => {
  expect(found(get("Parameters.Flag"), true, "GreaterThan")).toMatchObject([
    { code: "CONDITION_TYPE_CLASH", hint: expect.stringContaining("Booleans have no order") },
  ]);
});

it.each([
  "Parameters.Nope",
  "Steps.Nope.Outcome",
  "Steps.Tell.OutputParameters['Nope']",
  "Execution.Nope",
  "x",
])("says of %s only that there is no such thing", (text) => {
  const codes = found(get(text), 1).map(({ code }) => code);
  expect(codes).toHaveLength(1);
  expect(codes).not.toContain("CONDITION_TYPE_CLASH");
});

it("warns of an order with null, as programs write NaN", () => {
  expect(found(get("Parameters.Share"), null, "GreaterThan")).toEqual([
    expect.objectContaining({ code: "CONDITION_TYPE_CLASH", severity: "warning" }),
  ]);
  expect(found(get("Parameters.Text"), null, "Equals")).toEqual([]);
});
