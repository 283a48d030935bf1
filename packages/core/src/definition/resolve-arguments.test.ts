import { describe, expect, it } from "vitest";
import { resolveArguments, resolveStepKeys } from "./resolve-arguments.ts";
import { codesOf, issuesOf, scopeOf } from "./scope.fixture.ts";
import type { Step } from "./step.ts";

const scope = scopeOf({
  parameters: {
    N: { type: "Integer", value: 5n },
    F: { type: "Float", value: 0.5 },
    Whole: { type: "Float", value: 2 },
    S: { type: "String", value: "5" },
    B: { type: "Boolean", value: true },
  },
  files: { "s3://b/r.json": '{"text": "t", "number": 1}' },
});
const N = { Get: "Parameters.N" };
const S = { Get: "Parameters.S" };

/** A step whose arguments need not be complete: what is tested is the one member. */
const step = (Type: Step["Type"], Arguments: object): Step =>
  ({ Name: "X", Type, Arguments }) as unknown as Step;

describe("resolveArguments", () => {
  it.each([
    ["a hyperparameter", "Training", { HyperParameters: { rounds: N } }],
    ["an environment value", "Processing", { Environment: { ROUNDS: N } }],
    ["a container argument", "Processing", { AppSpecification: { ContainerArguments: ["--n", N] } }],
    ["a tag", "Training", { Tags: [{ Key: "k", Value: N }] }],
    ["a static hyperparameter", "Tuning", { TrainingJobDefinition: { StaticHyperParameters: { n: N } } }],
    ["the environment of a container", "Model", { PrimaryContainer: { Environment: { n: N } } }],
    ["an S3 URI", "Processing", { ProcessingInputs: [{ S3Input: { S3Uri: N } }] }],
    ["the type of some content", "Training", { InputDataConfig: [{ ContentType: N }] }],
    ["a group's name", "RegisterModel", { ModelPackageGroupName: N }],
  ] as const)(
    "edge 39: an Integer parameter as %s clashes, or becomes text when lenient",
    (_, type, argument) => {
      const given = step(type, argument);
      const [issue] = issuesOf(() => resolveArguments(given, scope));
      expect(issue).toMatchObject({
        code: "ARGUMENT_TYPE_CLASH",
        message: "A String is wanted here, and the value is the Integer 5.",
        hint: expect.stringContaining("Std:Join"),
      });
      expect(JSON.stringify(resolveArguments(given, scope, { coercion: "lenient" }))).toContain('"5"');
    },
  );

  it("edge 39: a Join around it is text", () => {
    const HyperParameters = { rounds: { "Std:Join": { On: "", Values: [N] } } };
    expect(resolveArguments(step("Training", { HyperParameters }), scope)).toEqual({
      HyperParameters: { rounds: "5" },
    });
  });

  it("edge 39: a number or a boolean read from JSON clashes, a text does not", () => {
    const read = (Path: string) => ({ "Std:JsonGet": { S3Uri: "s3://b/r.json", Path } });
    const HyperParameters = { a: read("text"), b: read("number"), c: { Get: "Parameters.B" } };
    expect(
      issuesOf(() => resolveArguments(step("Training", { HyperParameters }), scope)).map(
        (issue) => issue.path,
      ),
    ).toEqual([
      ["Arguments", "HyperParameters", "b"],
      ["Arguments", "HyperParameters", "c"],
    ]);
  });

  it("writes literals in such places as text", () => {
    const AppSpecification = { ImageUri: "i", ContainerArguments: ["--n", 5, "--f", 0.5, "--b", true] };
    expect(resolveArguments(step("Processing", { AppSpecification }), scope)).toEqual({
      AppSpecification: { ImageUri: "i", ContainerArguments: ["--n", "5", "--f", "0.5", "--b", "true"] },
    });
  });

  it("refuses null among texts, and takes it for a member that is not there", () => {
    const codes = (args: object) => codesOf(() => resolveArguments(step("Training", args), scope));
    expect(codes({ HyperParameters: { a: null } })).toEqual(["ARGUMENT_TYPE_CLASH"]);
    expect(resolveArguments(step("Training", { RoleArn: null }), scope)).toEqual({ RoleArn: null });
  });

  it("writes literals of members that are text as text, and leaves what the API does not know alone", () => {
    const given = {
      Tags: [{ Key: "k", Value: 5 }],
      InputDataConfig: [{ ContentType: true }],
      Newer: { S3Uri: 5 },
    };
    expect(resolveArguments(step("Training", given), scope)).toEqual({
      Tags: [{ Key: "k", Value: "5" }],
      InputDataConfig: [{ ContentType: "true" }],
      Newer: { S3Uri: 5 },
    });
  });

  it.each(["InstanceCount", "VolumeSizeInGB", "KeepAlivePeriodInSeconds"])(
    "edge 40: a String parameter as %s clashes, even when its text is a number",
    (member) => {
      const given = step("Training", { ResourceConfig: { [member]: S } });
      expect(issuesOf(() => resolveArguments(given, scope))).toMatchObject([
        {
          code: "ARGUMENT_TYPE_CLASH",
          path: ["Arguments", "ResourceConfig", member],
          message: 'An Integer is wanted here, and the value is the String "5".',
        },
      ]);
      expect(resolveArguments(given, scope, { coercion: "lenient" })).toEqual({
        ResourceConfig: { [member]: 5 },
      });
    },
  );

  it("edge 40: so do a fraction and a Boolean; an Integer and a whole Float do not", () => {
    const StoppingCondition = (name: string) =>
      step("Training", { StoppingCondition: { MaxRuntimeInSeconds: { Get: `Parameters.${name}` } } });
    const resolved = (name: string) => resolveArguments(StoppingCondition(name), scope);
    expect(codesOf(() => resolved("F"))).toEqual(["ARGUMENT_TYPE_CLASH"]);
    expect(codesOf(() => resolved("B"))).toEqual(["ARGUMENT_TYPE_CLASH"]);
    expect(resolved("N")).toEqual({ StoppingCondition: { MaxRuntimeInSeconds: 5 } });
    expect(resolved("Whole")).toEqual({ StoppingCondition: { MaxRuntimeInSeconds: 2 } });
  });

  it("takes the keys of a user's map for what they are: the user's", () => {
    const given = { Environment: { InstanceCount: "2", Tags: "a", constructor: "c" } };
    expect(resolveArguments(step("Processing", given), scope)).toEqual(given);
  });

  it("does not check the arguments of a Lambda: they are its event", () => {
    const given = step("Lambda", { Environment: N, InstanceCount: S, nested: { Tags: [N] } });
    expect(resolveArguments(given, scope)).toEqual({
      Environment: 5,
      InstanceCount: "5",
      nested: { Tags: [5] },
    });
  });

  it("gives a Lambda without Arguments an empty event", () => {
    expect(resolveArguments({ Name: "L", Type: "Lambda", FunctionArn: "arn" }, scope)).toEqual({});
  });

  it("makes the message of a Fail step a text, whatever it is", () => {
    expect(resolveArguments(step("Fail", { ErrorMessage: N }), scope)).toEqual({ ErrorMessage: "5" });
  });

  it("leaves the steps in the branches of a Condition alone", () => {
    const branches = step("Condition", {
      Conditions: [],
      IfSteps: [step("Fail", { ErrorMessage: { Get: "Steps.X.Y" } })],
    });
    expect(resolveArguments(branches, scope)).toEqual({});
  });

  it("reports clashes and failed references together", () => {
    const given = step("Training", {
      HyperParameters: { a: N, b: { Get: "Parameters.Nope" } },
      ResourceConfig: { InstanceCount: S },
    });
    expect(codesOf(() => resolveArguments(given, scope))).toEqual([
      "ARGUMENT_TYPE_CLASH",
      "REFERENCE_UNDEFINED",
      "ARGUMENT_TYPE_CLASH",
    ]);
  });
});

describe("resolveStepKeys", () => {
  it("resolves the keys that may hold expressions, and only those", () => {
    const given: Step = {
      Name: "L",
      Type: "Lambda",
      FunctionArn: { "Std:Join": { On: ":", Values: ["arn", S] } },
      OutputParameters: [{ OutputName: "o", OutputType: "String" }],
    };
    expect(resolveStepKeys(given, scope)).toEqual({ FunctionArn: "arn:5" });
  });

  it("keeps null, which the Python SDK writes for settings that are not given", () => {
    const given = {
      ...step("QualityCheck", {}),
      ModelPackageGroupName: null,
      SkipCheck: { Get: "Parameters.B" },
    };
    expect(resolveStepKeys(given as Step, scope)).toEqual({ ModelPackageGroupName: null, SkipCheck: true });
  });
});
