import { describe, expect, it } from "vitest";
import { document, issues, lambda } from "../../../test/definitions.ts";
import { validateDefinition } from "./definition.ts";

describe("the document", () => {
  it.each([
    ["#9 no steps", document([]), []],
    ["#10 no Steps", { Version: "2020-12-01" }, ["PROPERTY_MISSING $"]],
    ["#10 another Version", document([], { Version: "2021-01-01" }), ["VERSION_UNKNOWN Version"]],
    ["#10 no Version", { Steps: [] }, []],
    ["#11 an unknown key", document([], { Extra: 1 }), ["PROPERTY_UNKNOWN Extra"]],
    [
      "#11 keys off the published schema",
      document([], { PipelineExperimentConfig: null, MlflowConfig: null }),
      [],
    ],
    [
      "#11 MlflowConfig with values",
      document([], {
        MlflowConfig: { MlflowResourceArn: "arn:x", MlflowExperimentName: { Get: "Parameters.Text" } },
      }),
      [],
    ],
    ["#13 a metadata value of 1024 characters", document([], { Metadata: { k: "x".repeat(1024) } }), []],
    ["#13 of 1025", document([], { Metadata: { k: "x".repeat(1025) } }), ["METADATA_TOO_LONG Metadata.k"]],
    ["#13 of 1024 astral characters", document([], { Metadata: { k: "🐧".repeat(1024) } }), []],
    ["#13 a number", document([], { Metadata: { k: 1 } }), ["VALUE_TYPE_WRONG Metadata.k"]],
    [
      "a metadata key with a space",
      document([], { Metadata: { "a b": "" } }),
      ['METADATA_KEY_INVALID Metadata["a b"]'],
    ],
    ["no object", [], ["VALUE_TYPE_WRONG $"]],
    ["null", null, ["VALUE_TYPE_WRONG $"]],
    ["what JSON does not have", 1n, ["VALUE_TYPE_WRONG $"]],
    ["Steps that are no list", { Steps: {} }, ["VALUE_TYPE_WRONG Steps"]],
    [
      "steps that are no objects",
      document([1, null, []]),
      ["VALUE_TYPE_WRONG Steps[0]", "VALUE_TYPE_WRONG Steps[1]", "VALUE_TYPE_WRONG Steps[2]"],
    ],
    ["parameters that are no list", document([], { Parameters: {} }), ["VALUE_TYPE_WRONG Parameters"]],
    [
      "#53 an expression as Version",
      document([], { Version: { Get: "Parameters.Text" } }),
      ["EXPRESSION_NOT_ALLOWED Version"],
    ],
  ])("%s", (_, definition, expected) => {
    expect(issues(definition)).toEqual(expected);
  });

  it("counts what goes beyond a thousand issues", () => {
    const junk = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, index]));
    const found = validateDefinition(document([], junk));
    expect(found).toHaveLength(1001);
    expect(found.at(-1)).toMatchObject({
      code: "ISSUES_TOO_MANY",
      severity: "error",
      message: "There are 4000 more issues, 4000 of them errors.",
    });
  });

  it("gives up on a hundred thousand steps", () => {
    const steps = Array.from({ length: 100_001 }, () => null);
    expect(issues(document(steps))[0]).toBe("STEPS_TOO_MANY Steps");
  });

  it("speaks as the service does", () => {
    expect(validateDefinition({ Steps: "x", Foo: 1 }).map((issue) => issue.message)).toEqual([
      "Unable to parse pipeline definition. Cannot parse object, unknown property 'Foo'.",
      'Unable to parse pipeline definition. Expecting start of Json Array. Found the string "x".',
    ]);
  });
});

describe("PipelineExperimentConfig", () => {
  const config = (name: object) =>
    document([lambda("A")], { PipelineExperimentConfig: { ExperimentName: name as never, TrialName: "t" } });

  it.each([
    ["an execution variable", { Get: "Execution.PipelineName" }, []],
    ["a Join", { "Std:Join": { On: "-", Values: ["x", { Get: "Parameters.Text" }] } }, []],
    [
      "a step",
      { Get: "Steps.A.OutputParameters['o']" },
      ["STEP_READ_TOO_EARLY PipelineExperimentConfig.ExperimentName"],
    ],
    [
      "itself",
      { Get: "PipelineExperimentConfig.TrialName" },
      ["STEP_READ_TOO_EARLY PipelineExperimentConfig.ExperimentName"],
    ],
    [
      "a file",
      { "Std:JsonGet": { S3Uri: "s3://b/k", Path: "a" } },
      ['STEP_READ_TOO_EARLY PipelineExperimentConfig.ExperimentName["Std:JsonGet"]'],
    ],
  ])("with %s", (_, name, expected) => {
    expect(issues(config(name))).toEqual(expected);
  });
});

describe("an object that has no text, where a text should stand", () => {
  const textless = { toString: "", valueOf: "" };
  const readsA = {
    Name: "B",
    Type: "Lambda",
    FunctionArn: {
      "Std:JsonGet": { PropertyFile: { Get: "Steps.A.PropertyFiles.f" }, Path: "a" },
    },
  };

  it.each([
    [
      "a step's type",
      [{ Name: "A", Type: textless, Arguments: {} }, readsA],
      "VALUE_TYPE_WRONG Steps[0].Type",
    ],
    [
      "the name of a Condition in a branch",
      [
        {
          Name: "C",
          Type: "Condition",
          Arguments: {
            Conditions: [{ Type: "Equals", LeftValue: 1, RightValue: 1 }],
            IfSteps: [{ Name: textless, Type: "Condition", Arguments: { Conditions: [] } }],
          },
        },
      ],
      "VALUE_TYPE_WRONG Steps[0].Arguments.IfSteps[0].Name",
    ],
  ])("is reported as %s", (_, steps, expected) => {
    expect(issues(document(steps))).toContain(expected);
  });
});
