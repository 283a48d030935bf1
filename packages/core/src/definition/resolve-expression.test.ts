import { describe, expect, it } from "vitest";
import { resolveOperand, resolveValue } from "./resolve.ts";
import { codesOf, issuesOf, scopeOf } from "./scope.fixture.ts";

const scope = scopeOf({
  parameters: {
    N: { type: "Integer", value: 5n },
    Big: { type: "Integer", value: 9007199254740993n },
    F: { type: "Float", value: 5 },
    S: { type: "String", value: "text" },
    B: { type: "Boolean", value: true },
  },
  execution: { PipelineName: "P", CurrentDateTime: "2024-01-02T03:04:05Z" },
  experiment: { ExperimentName: "E" },
  properties: {
    Train: {
      ModelArtifacts: { S3ModelArtifacts: "s3://b/model.tar.gz" },
      FinalMetricDataList: [
        { MetricName: "val:acc", Value: 0.9 },
        { MetricName: "a.b", Value: 0.1 },
        { MetricName: "x]y", Value: 2 },
      ],
      FailureReason: null,
    },
    Ask: { OutputParameters: { share: 5, count: 5 } },
    Prep: {
      ProcessingOutputConfig: { Outputs: [{ OutputName: "train", S3Output: { S3Uri: "s3://b/train" } }] },
    },
  },
  steps: [
    {
      Name: "Ask",
      Type: "Lambda",
      FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:ask",
      OutputParameters: [
        { OutputName: "share", OutputType: "Float" },
        { OutputName: "count", OutputType: "Integer" },
      ],
    },
  ],
  files: {
    "Eval/Report": '{"acc": 0.9, "n": 9007199254740993, "f": 2.0}',
    "Eval/eval.json": '{"acc": 0.8}',
    "s3://b/results.json": '{"Result": [1, {"k": "v"}]}',
  },
});

const get = (text: string) => ({ Get: text });
const join = (On: string | undefined, ...Values: unknown[]) => ({
  "Std:Join": { ...(On !== undefined && { On }), Values },
});
const report = (Path: string) => ({
  "Std:JsonGet": { PropertyFile: get("Steps.Eval.PropertyFiles.Report"), Path },
});
const value = (expression: unknown) => resolveValue(expression, scope);

describe("Std:Join", () => {
  it("edge 34: writes an Integer parameter into a text", () => {
    expect(value(join("-", "n", get("Parameters.N")))).toBe("n-5");
  });

  it("edge 35: writes floats in shortest form, whole ones with .0, and booleans in lower case", () => {
    expect(value(join(" ", get("Parameters.F"), 0.1, get("Parameters.B"), false))).toBe("5.0 0.1 true false");
  });

  it("keeps whole metrics and outputs of type Float floats", () => {
    const metric = get("Steps.Train.FinalMetricDataList['x]y'].Value");
    const outputs = ["share", "count"].map((name) => get(`Steps.Ask.OutputParameters['${name}']`));
    expect(value(join(" ", metric, ...outputs))).toBe("2.0 5.0 5");
  });

  it("edge 36: is empty without values, the text of a single one, and joins without On by nothing", () => {
    expect(value(join(","))).toBe("");
    expect(value(join(",", get("Parameters.N")))).toBe("5");
    expect(value(join(undefined, "a", get("Parameters.N"), "b"))).toBe("a5b");
  });

  it("edge 37: resolves what is inside first", () => {
    expect(value(join("/", "a", join("-", get("Parameters.S"), report("acc")), "z"))).toBe("a/text-0.9/z");
  });

  it("edge 38: makes an S3 URI of s3:/ and its parts", () => {
    expect(value(join("/", "s3:/", "bucket", get("Execution.PipelineName")))).toBe("s3://bucket/P");
  });

  it("refuses null, lists and objects", () => {
    for (const part of [null, [], {}]) {
      const [issue] = issuesOf(() => value({ a: join("", part) }));
      expect(issue).toMatchObject({ code: "VALUE_NOT_SCALAR", path: ["a", "Std:Join", "Values", 0] });
    }
  });
});

describe("Get", () => {
  it("reads parameters, execution variables and experiment names", () => {
    expect(
      ["Parameters.S", "Execution.PipelineName", "PipelineExperimentConfig.ExperimentName"]
        .map(get)
        .map(value),
    ).toEqual(["text", "P", "E"]);
  });

  it("edge 45: fails on a member that the finished step did not set", () => {
    for (const member of ["FailureReason", "SecondaryStatus"]) {
      const [issue] = issuesOf(() => value(get(`Steps.Train.${member}`)));
      expect(issue).toMatchObject({
        code: "REFERENCE_UNDEFINED",
        message: expect.stringContaining("is undefined"),
      });
    }
  });

  it("says which members there are instead", () => {
    const [issue] = issuesOf(() => value(get("Steps.Train.ModelArtifacts.S3Modell")));
    expect(issue?.hint).toBe(
      "Refer to a member that is there: Steps.Train.ModelArtifacts has S3ModelArtifacts.",
    );
  });

  it("edge 46: reads an output by name and by index", () => {
    expect(value(get("Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"))).toBe(
      "s3://b/train",
    );
    expect(value(get("Steps.Prep.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri"))).toBe("s3://b/train");
  });

  it("edge 47: reads keys with colons, dots and brackets", () => {
    expect(
      ["val:acc", "a.b", "x]y"].map((name) => value(get(`Steps.Train.FinalMetricDataList['${name}'].Value`))),
    ).toEqual([0.9, 0.1, 2]);
  });

  it("edge 49: fails on an index out of range, and on what is no index", () => {
    expect(codesOf(() => value(get("Steps.Train.FinalMetricDataList[3].Value")))).toEqual([
      "REFERENCE_UNDEFINED",
    ]);
    expect(codesOf(() => value(get("Steps.Train.FinalMetricDataList[-1].Value")))).toEqual([
      "EXPRESSION_UNRESOLVABLE",
    ]);
    expect(codesOf(() => value(get("Steps.Train.FinalMetricDataList[1:2].Value")))).toEqual([
      "EXPRESSION_UNRESOLVABLE",
    ]);
  });

  it("edge 52: gives one CurrentDateTime wherever the step uses it", () => {
    const now = get("Execution.CurrentDateTime");
    expect(value({ a: now, b: join("", now) })).toEqual({
      a: "2024-01-02T03:04:05Z",
      b: "2024-01-02T03:04:05Z",
    });
  });

  it("fails on a parameter, a variable, an experiment name and a step that are not there", () => {
    const texts = [
      "Parameters.toString",
      "Execution.TrainingJobName",
      "Execution.constructor",
      "PipelineExperimentConfig.TrialName",
      "Steps.Later.ModelArtifacts",
    ];
    for (const text of texts) expect(codesOf(() => value(get(text)))).toEqual(["REFERENCE_UNDEFINED"]);
  });

  it("refuses an object where a value is needed", () => {
    expect(codesOf(() => value(get("Steps.Train.ModelArtifacts")))).toEqual(["VALUE_NOT_SCALAR"]);
  });
});

describe("Std:JsonGet", () => {
  it("reads a property file, and an object in S3 whose URI is joined", () => {
    expect(value(report("acc"))).toBe(0.9);
    const s3Uri = join("/", "s3:/", "b", "results.json");
    expect(value({ "Std:JsonGet": { S3Uri: s3Uri, Path: "Result[1]['k']" } })).toBe("v");
  });

  it("reads a property file whose name holds a dot", () => {
    const dotted = { PropertyFile: get("Steps.Eval.PropertyFiles.eval.json"), Path: "acc" };
    expect(value({ "Std:JsonGet": dotted })).toBe(0.8);
  });

  it("edge 56: fails with the reader's own reason when the file is absent", () => {
    const missing = { "Std:JsonGet": { PropertyFile: get("Steps.Eval.PropertyFiles.Other"), Path: "acc" } };
    expect(codesOf(() => value(missing))).toEqual(["FILE_MISSING"]);
  });

  it("edge 58: keeps a long integer exact, as operand and as text", () => {
    expect(resolveOperand(report("n"), scope)).toBe(9007199254740993n);
    expect(value(join("", report("n")))).toBe("9007199254740993");
  });

  it("keeps 2.0 a float", () => {
    expect(value(join("", report("f")))).toBe("2.0");
  });

  it("fails where the path leads nowhere, and says where it stands", () => {
    const [issue] = issuesOf(() => value({ x: [report("nope")] }));
    expect(issue).toMatchObject({ code: "JSON_GET_PATH_MISSING", path: ["x", 0, "Std:JsonGet"] });
    expect(issue?.message).toContain('Property file "Report" of step "Eval"');
  });

  it("refuses a PropertyFile that is none, and a URI that is no text", () => {
    const wrong = { "Std:JsonGet": { PropertyFile: get("Steps.Eval.ExitMessage"), Path: "a" } };
    expect(codesOf(() => value(wrong))).toEqual(["EXPRESSION_UNRESOLVABLE"]);
    expect(codesOf(() => value({ "Std:JsonGet": { S3Uri: get("Parameters.N"), Path: "a" } }))).toEqual([
      "EXPRESSION_UNRESOLVABLE",
    ]);
  });
});
