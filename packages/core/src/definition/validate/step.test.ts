import { describe, expect, it } from "vitest";
import { fail, gate, issuesOf, lambda, processing, training } from "../../../test/definitions.ts";
import type { JsonValue } from "../../json.ts";
import { STEP_FACTS } from "../step-facts.ts";
import { validateDefinition } from "./definition.ts";

describe("the keys of a step", () => {
  it.each([
    ["#5 a name of 64 characters", lambda("a".repeat(64)), []],
    ["#5 of 65", lambda("a".repeat(65)), ["STEP_NAME_INVALID Steps[0].Name"]],
    ["#5 of none", lambda(""), ["STEP_NAME_INVALID Steps[0].Name"]],
    ["#6 an underscore, a leading hyphen", lambda("-a_b"), []],
    ["#6 digits", lambda("123"), []],
    ["#7 a space", lambda("a b"), ["STEP_NAME_INVALID Steps[0].Name"]],
    ["#7 a dot", lambda("a.b"), ["STEP_NAME_INVALID Steps[0].Name"]],
    ["#7 an umlaut", lambda("Träin"), ["STEP_NAME_INVALID Steps[0].Name"]],
    ["no name", { Type: "Fail", Arguments: {} }, ["PROPERTY_MISSING Steps[0]"]],
    ["#11 an unknown key", lambda("A", {}, { Timeout: 1 }), ["PROPERTY_UNKNOWN Steps[0].Timeout"]],
    [
      "#11 a key of another type",
      training("A", { PropertyFiles: [] }),
      ["PROPERTY_UNKNOWN Steps[0].PropertyFiles"],
    ],
    ["#12 an unknown Type", lambda("A", {}, { Type: "Evaluation" }), ["STEP_TYPE_UNKNOWN Steps[0].Type"]],
    [
      "#12 a Type that every object has",
      lambda("A", {}, { Type: "toString" }),
      ["STEP_TYPE_UNKNOWN Steps[0].Type"],
    ],
    ["no Type", { Name: "A", Arguments: {} }, ["PROPERTY_MISSING Steps[0]"]],
    [
      "#53 an expression as Name",
      lambda("A", {}, { Name: { Get: "Parameters.Text" } }),
      ["EXPRESSION_NOT_ALLOWED Steps[0].Name"],
    ],
    [
      "#53 an expression as Type",
      lambda("A", {}, { Type: { Get: "Parameters.Text" } }),
      ["EXPRESSION_NOT_ALLOWED Steps[0].Type"],
    ],
    ["#15 any text as DisplayName", lambda("A", {}, { DisplayName: "Träin the 🐧" }), []],
    ["#17 a description of 3072 characters", lambda("A", {}, { Description: "x".repeat(3072) }), []],
    [
      "#17 of 3073",
      lambda("A", {}, { Description: "x".repeat(3073) }),
      ["DESCRIPTION_LONG? Steps[0].Description"],
    ],
    [
      "#17 of 4096",
      lambda("A", {}, { Description: "x".repeat(4096) }),
      ["DESCRIPTION_LONG? Steps[0].Description"],
    ],
    [
      "#17 of 4097",
      lambda("A", {}, { Description: "x".repeat(4097) }),
      ["TEXT_TOO_LONG Steps[0].Description"],
    ],
    ["no Arguments", { Name: "A", Type: "Model" }, ["PROPERTY_MISSING Steps[0]"]],
    [
      "a Lambda without Arguments",
      { Name: "A", Type: "Lambda", FunctionArn: lambda("A").FunctionArn ?? "" },
      [],
    ],
    ["a Lambda without FunctionArn", { Name: "A", Type: "Lambda" }, ["PROPERTY_MISSING Steps[0]"]],
    ["a Callback without queue", { Name: "A", Type: "Callback" }, ["PROPERTY_MISSING Steps[0]"]],
    [
      "a queue from a parameter",
      { Name: "A", Type: "Callback", SqsQueueUrl: { Get: "Parameters.Text" } },
      [],
    ],
    [
      "a queue that is a list",
      { Name: "A", Type: "Callback", SqsQueueUrl: [] },
      ["SCALAR_EXPECTED Steps[0].SqsQueueUrl"],
    ],
    [
      "Arguments that are a list",
      lambda("A", {}, { Arguments: [] }),
      ["VALUE_TYPE_WRONG Steps[0].Arguments"],
    ],
    ["a Fail without message", { Name: "A", Type: "Fail", Arguments: {} }, []],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that it is no template is the point
    ["#18 text that looks like a template", fail("A", "${Parameters.X} {{Parameters.X}}"), []],
  ])("%s", (_, step, expected) => {
    expect(issuesOf(step)).toEqual(expected);
  });

  it("reports all of a step at once", () => {
    expect(
      issuesOf(lambda("a b", { x: { Get: "Parameters.Nope" } }, { Extra: 1, DependsOn: ["Nope"] })),
    ).toEqual([
      "STEP_NAME_INVALID Steps[0].Name",
      "PROPERTY_UNKNOWN Steps[0].Extra",
      "PARAMETER_UNDECLARED Steps[0].Arguments.x",
      "STEP_UNKNOWN Steps[0].DependsOn[0]",
    ]);
  });

  it("keeps looking below a type that it does not know", () => {
    const step = { Name: "A", Type: "New", Arguments: { x: { Get: "Parameters.Nope" } }, Whatever: 1 };
    expect(issuesOf(step)).toEqual([
      "STEP_TYPE_UNKNOWN Steps[0].Type",
      "PARAMETER_UNDECLARED Steps[0].Arguments.x",
    ]);
  });

  it("warns of a Condition in a branch", () => {
    expect(issuesOf(gate("C", [gate("D", [lambda("A")])]))).toEqual([
      "CONDITION_NESTED? Steps[0].Arguments.IfSteps[0]",
    ]);
  });
});

describe("a display name", () => {
  it("is any text of up to 256 characters", () => {
    const named = (DisplayName: string) => issuesOf(lambda("A", {}, { DisplayName }));
    expect(named("Träin & evaluate: näxt 🚀")).toEqual([]);
    expect(named("🚀".repeat(256))).toEqual([]);
    expect(named("x".repeat(257))).toEqual(["TEXT_TOO_LONG Steps[0].DisplayName"]);
  });
});

describe("a training step", () => {
  it("names no job of its own among its hyperparameters", () => {
    const named = (HyperParameters: JsonValue) => issuesOf(training("A", {}, { HyperParameters }));
    expect(named({ sagemaker_job_name: "x-2026-01-01" })).toEqual([
      "ARGUMENT_OWNED? Steps[0].Arguments.HyperParameters.sagemaker_job_name",
    ]);
    expect(named({ sagemaker_program: "train.py" })).toEqual([]);
  });
});

describe("output parameters", () => {
  const outputs = (...OutputParameters: readonly object[]) =>
    issuesOf(lambda("A", {}, { OutputParameters: OutputParameters as never }));

  it("are named once, of four types", () => {
    expect(
      outputs({ OutputName: "a", OutputType: "Float" }, { OutputName: "b", OutputType: "Boolean" }),
    ).toEqual([]);
    expect(
      outputs({ OutputName: "a", OutputType: "Float" }, { OutputName: "a", OutputType: "String" }),
    ).toEqual(["ENTRY_DUPLICATE Steps[0].OutputParameters[1].OutputName"]);
    expect(outputs({ OutputName: "a", OutputType: "Double" }, { OutputName: "b" })).toEqual([
      "VALUE_NOT_ONE_OF Steps[0].OutputParameters[0].OutputType",
      "PROPERTY_MISSING Steps[0].OutputParameters[1]",
    ]);
  });

  it("are at most 50", () => {
    const many = Array.from({ length: 51 }, (_, index) => ({
      OutputName: `o${index}`,
      OutputType: "String",
    }));
    expect(outputs(...many)).toEqual(["LIST_TOO_LONG Steps[0].OutputParameters"]);
  });
});

describe("check steps", () => {
  const check = (Type: string, CheckType: string, change = {}) => {
    const { PropertyFiles, ...step } = processing("A", { Type, CheckType, ...change });
    return issuesOf(step);
  };

  it("take nulls and expressions", () => {
    const change = {
      ModelPackageGroupName: null,
      SkipCheck: { Get: "Parameters.Text" },
      FailOnViolation: false,
    };
    expect(check("QualityCheck", "DATA_QUALITY", { ...change, SuppliedBaselineStatistics: null })).toEqual(
      [],
    );
    expect(check("ClarifyCheck", "MODEL_BIAS", { ...change, ModelName: "m" })).toEqual([]);
  });

  it("have types of their own, and a model only where one is checked", () => {
    expect(check("QualityCheck", "DATA_BIAS")).toEqual(["VALUE_NOT_ONE_OF Steps[0].CheckType"]);
    expect(check("ClarifyCheck", "DATA_BIAS", { ModelName: "m" })).toEqual([
      "PROPERTY_UNKNOWN Steps[0].ModelName",
    ]);
    expect(check("QualityCheck", "DATA_QUALITY", { ModelName: "m" })).toEqual([
      "PROPERTY_UNKNOWN Steps[0].ModelName",
    ]);
  });
});

it("warns of a Fail message that is cut", () => {
  expect(issuesOf(fail("A", "x".repeat(3072)))).toEqual([]);
  expect(issuesOf(fail("A", "x".repeat(3073)))).toEqual(["TEXT_TOO_LONG? Steps[0].Arguments.ErrorMessage"]);
});

it("has facts that agree with themselves", () => {
  for (const [type, facts] of Object.entries(STEP_FACTS)) {
    expect(facts.keys.includes("CacheConfig"), type).toBe(facts.cacheable);
    expect(facts.keys.includes("RetryPolicies"), type).toBe(facts.retryable);
    expect(facts.retryExceptions.length > 0, type).toBe(facts.retryable);
    for (const key of [...facts.requiredKeys, ...facts.expressionKeys])
      expect(facts.keys, type).toContain(key);
  }
});

it("gives every issue a hint", () => {
  const all = validateDefinition({ Steps: [{}, { Name: "", Type: "Lambda", CacheConfig: 1 }], Extra: 1 });
  expect(all.length).toBeGreaterThan(4);
  for (const issue of all) expect(issue.hint).toMatch(/\w.*[.]$/);
});
