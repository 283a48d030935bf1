import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { compile } from "../compile/check.ts";
import { evaluate } from "./evaluate.fixture.ts";
import { importDefinition } from "./import-definition.ts";

const lambda = (Name: string, Arguments: object = {}, more: object = {}) => ({
  Name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
  Arguments,
  OutputParameters: [{ OutputName: "n", OutputType: "Integer" }],
  ...more,
});
const read = (step: string) => ({ Get: `Steps.${step}.OutputParameters['n']` });

function written(definition: object): string {
  const imported = importDefinition(definition, { name: "Rows" });
  expect(imported.ok ? [] : imported.issues).toEqual([]);
  return imported.ok ? imported.value : "";
}

const issuesOf = (definition: unknown) => {
  const imported = importDefinition(definition);
  return imported.ok ? [] : imported.issues.map(({ code, path }) => [code, path.join(".")]);
};

describe("what is written", () => {
  it("reads like what a person would write", () => {
    const source = written({
      Version: "2020-12-01",
      Metadata: {},
      Parameters: [
        { Name: "Rows", Type: "Integer", DefaultValue: 100, Description: "How many" },
        { Name: "Stage", Type: "String", DefaultValue: "test", EnumValues: ["test", "live"] },
      ],
      PipelineExperimentConfig: null,
      Steps: [
        lambda(
          "Load",
          { rows: { Get: "Parameters.Rows" } },
          { CacheConfig: { Enabled: true, ExpireAfter: "P7D" } },
        ),
        {
          Name: "Gate",
          Type: "Condition",
          Arguments: {
            Conditions: [
              { Type: "GreaterThan", LeftValue: read("Load"), RightValue: 10 },
              {
                Type: "Not",
                Condition: { Type: "Equals", LeftValue: { Get: "Parameters.Stage" }, RightValue: "live" },
              },
            ],
            IfSteps: [
              lambda("Publish", { text: { "Std:Join": { On: "", Values: ["rows: ", read("Load")] } } }),
            ],
            ElseSteps: [{ Name: "Too-few", Type: "Fail", Arguments: { ErrorMessage: "too few" } }],
          },
        },
      ],
    });

    expect(source).toBe(`import {
  defineParams,
  greaterThan,
  notEquals,
  param,
  pipeline,
  step,
  text,
} from "@sagewright/pipeline-dsl";

const params = defineParams({
  Rows: param.integer({ default: 100, description: "How many" }),
  Stage: param.string({ default: "test", oneOf: ["test", "live"] }),
});

const load = step.lambda("Load", {
  functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
  inputs: { rows: params.Rows },
  outputs: { n: "Integer" },
  cache: { expireAfter: "P7D" },
});

const publish = step.lambda("Publish", {
  functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
  inputs: { text: text\`rows: \${load.outputs.n}\` },
  outputs: { n: "Integer" },
});

const tooFew = step.fail("Too-few", { errorMessage: "too few" });

const gate = step.condition("Gate", {
  conditions: [greaterThan(load.outputs.n, 10), notEquals(params.Stage, "live")],
  ifSteps: [publish],
  elseSteps: [tooFew],
});

export default pipeline("Rows", { params, experiment: null, steps: [load, gate] });
`);
  });

  it("takes a property for what it is where it stands, whatever else has its name", () => {
    const source = written({
      Steps: [
        {
          Name: "T",
          Type: "Training",
          Arguments: {
            AlgorithmSpecification: { TrainingImage: "image", TrainingInputMode: "File" },
            OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
            ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
            RoleArn: "arn:aws:iam::111122223333:role/r",
          },
        },
        {
          Name: "Gate",
          Type: "Condition",
          Arguments: {
            Conditions: [
              { Type: "Equals", LeftValue: { Get: "Steps.T.HyperParameters['Seed']" }, RightValue: "1" },
              { Type: "Equals", LeftValue: { Get: "Steps.T.TrainingTimeInSeconds" }, RightValue: 1 },
            ],
          },
        },
      ],
    });

    expect(source).toContain('equals(t.properties.HyperParameters.at("Seed"), "1")');
    expect(source).toContain("equals(t.properties.TrainingTimeInSeconds, 1)");
  });

  it("names consts apart that would have one name, and none like a word of the language", () => {
    const source = written({
      Steps: ["a-b", "a_b", "class", "step", "params", "1"].map((name) => lambda(name)),
    });

    expect([...source.matchAll(/^const (\w+) =/gm)].map(([, name]) => name)).toEqual([
      "aB",
      "aBStep",
      "classStep",
      "step2",
      "paramsStep",
      "step1",
    ]);
  });

  it("orders consts by what they read, and lists steps as they were", () => {
    const source = written({ Steps: [lambda("Last", { of: read("First") }), lambda("First")] });

    expect(source.indexOf("const first")).toBeLessThan(source.indexOf("const last"));
    expect(source).toContain("steps: [last, first]");
  });

  it("silences where they are broken the rules that the definition breaks", () => {
    const definition = {
      Steps: [
        { Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "x" } },
        lambda("After", {}, { DependsOn: ["Stop"] }),
      ],
    };

    const source = written(definition);

    expect(source).toContain('silence: { FAIL_STEP_REFERENCED: "as imported" }');
    expect(compile(evaluate(source)).Steps).toEqual(
      definition.Steps.map((step) => expect.objectContaining(step)),
    );
  });

  it("keeps a step of an unknown type as it stands, with refs in it", () => {
    const source = written({
      Steps: [
        lambda("Load"),
        { Name: "Entangle", Type: "Quantum", Arguments: { qubits: read("Load") }, Cooling: 4 },
      ],
    });

    expect(source).toContain("step.raw(");
    expect(source).toContain("{ Arguments: { qubits: load.outputs.n }, Cooling: 4 }");
  });

  it("says beside a ref that nothing stands above what it reads", () => {
    const source = written({
      Steps: [
        lambda("A", { of: read("B") }),
        lambda("B", { of: read("A") }),
        lambda("C", { of: read("Nobody") }),
      ],
    });

    expect(source).toContain('// Reads "A", which does not stand above.\nconst b =');
    expect(source).toContain(`of: refTo<string>({ Get: "Steps.Nobody.OutputParameters['n']" })`);
    expect(source).toContain("of: b.outputs.n");
  });

  it("casts what is newer than the types, and only that", () => {
    const source = written({
      Steps: [
        {
          Name: "Train",
          Type: "Training",
          Arguments: {
            AlgorithmSpecification: { TrainingImage: "image", TrainingInputMode: "File" },
            ResourceConfig: { InstanceType: "ml.z9.large", InstanceCount: 1, VolumeSizeInGB: 30 },
            OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
            StoppingCondition: { MaxRuntimeInSeconds: 86400 },
            RoleArn: "arn:aws:iam::111122223333:role/r",
            ServerlessConfig: { Provider: "x" },
          },
        },
      ],
    });

    expect(source).toContain('instanceType: "ml.z9.large" as never');
    expect(source.match(/as never/g)).toHaveLength(source.includes("} as never") ? 2 : 1);
  });
});

it("keeps a path that the language would write in another way", () => {
  const file = { "Std:JsonGet": { S3Uri: { "Std:Join": { Values: ["s3://b"] } }, Path: "$.a['b']" } };
  const definition = { Version: "2020-12-01", Steps: [lambda("A", { of: [1, file] })] };

  const compiled = compile(evaluate(written(definition)));

  expect(compiled.Steps[0]?.Arguments).toEqual({ of: [1, file] });
});

describe("bad input", () => {
  it.each([
    [null, "IMPORT_NOT_A_DEFINITION", ""],
    [[], "IMPORT_NOT_A_DEFINITION", ""],
    [{ PipelineDefinition: "{}" }, "IMPORT_NOT_A_DEFINITION", ""],
    [{ Steps: [], Version: "2040-01-01" }, "IMPORT_VALUE_UNSUPPORTED", "Version"],
    [{ Steps: [], Surplus: 1 }, "IMPORT_MEMBER_UNKNOWN", "Surplus"],
    [{ Steps: [null] }, "IMPORT_STEP_MALFORMED", "Steps.0"],
    [
      { Steps: [{ Name: "A", Type: "Condition", Arguments: { IfSteps: 1 } }] },
      "IMPORT_STEP_MALFORMED",
      "Steps.0.Arguments.IfSteps",
    ],
    [
      { Steps: [{ Name: "A", Type: "Condition", Arguments: {}, DependsOn: ["B"] }] },
      "IMPORT_STEP_UNSUPPORTED",
      "Steps.0",
    ],
    [{ Steps: [], Parameters: [{ Name: "A", Type: "Date" }] }, "IMPORT_VALUE_UNSUPPORTED", "Parameters.0"],
    [
      { Steps: [], Parameters: [{ Name: "A" }, { Name: "A" }] },
      "IMPORT_VALUE_UNSUPPORTED",
      "Parameters.1.Name",
    ],
  ])("says of %j that it cannot be written", (definition, code, path) => {
    expect(issuesOf(definition)).toContainEqual([code, path]);
  });

  it("ends with deep and with endless documents", () => {
    const endless: Record<string, unknown> = { Steps: [] };
    endless.Metadata = endless;
    let deep: JsonObject = {};
    for (let level = 0; level < 100_000; level += 1) deep = { deep };

    expect(issuesOf(endless)).toEqual([["JSON_TOO_DEEP", ""]]);
    expect(issuesOf({ Steps: [deep] })).toEqual([["JSON_TOO_DEEP", ""]]);
  });

  it("looks at each step once, in a ring of 5,000 as in a ladder", () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `S${index}`);
    const ring = names.map((name, index) =>
      lambda(name, { of: read(names[(index + 1) % names.length] ?? "") }),
    );
    const ladder = names.map((name, index) =>
      lambda(name, { of: names.slice(Math.max(0, index - 2), index).map(read) }),
    );

    for (const Steps of [ring, ladder])
      expect(written({ Steps }).match(/^const s\d+ =/gm)).toHaveLength(5_000);
  });
});
