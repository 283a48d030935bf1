import { describe, expect, it } from "vitest";
import {
  document,
  fail,
  gate,
  issues,
  issuesOf,
  lambda,
  output,
  processing,
  training,
} from "../../../test/definitions.ts";
import type { JsonValue } from "../../json.ts";
import { validateDefinition } from "./definition.ts";

const AT = "Steps[0].Arguments.x";
const reading = (value: JsonValue, ...others: readonly JsonValue[]) =>
  issuesOf(lambda("A", { x: value }), ...others);

describe("Get", () => {
  it.each([
    ["#42 an unknown step", "Steps.Nope.X", "STEP_UNKNOWN"],
    ["#42 a step alone", "Steps.B", "GET_MALFORMED"],
    ["#42 an unknown root", "Foo.Bar", "GET_MALFORMED"],
    ["#42 nothing", "", "GET_MALFORMED"],
    ["#49 a negative index", "Steps.P.ProcessingInputs[-1]", "GET_MALFORMED"],
    ["#49 a slice", "Steps.P.ProcessingInputs[1:2]", "GET_MALFORMED"],
    ["#32 a parameter that is not declared", "Parameters.Nope", "PARAMETER_UNDECLARED"],
    ["#51 an unknown variable", "Execution.Foo", "EXECUTION_VARIABLE_UNKNOWN"],
    ["#51 another step's job name", "Execution.TrainingJobName", "EXECUTION_VARIABLE_MISPLACED"],
    ["an unknown experiment member", "PipelineExperimentConfig.Name", "EXPERIMENT_MEMBER_UNKNOWN"],
    ["#67 a Fail step", "Steps.F.ErrorMessage", "FAIL_STEP_REFERENCED"],
    ["a property file as it is", "Steps.P.PropertyFiles.Report", "PROPERTY_FILE_OUTSIDE"],
    ["an output that is not declared", "Steps.B.OutputParameters['nope']", "OUTPUT_PARAMETER_UNDECLARED"],
    ["a Lambda's other members", "Steps.B.FunctionArn", "STEP_PROPERTY_UNKNOWN"],
    ["#44 a misspelt property", "Steps.T.ModelArtifacts.S3Modell", "STEP_PROPERTY_UNKNOWN"],
    ["#44 a member below a scalar", "Steps.T.TrainingJobName.X", "STEP_PROPERTY_UNKNOWN"],
    ["#44 below a list", "Steps.T.InputDataConfig[0].S3Uri", "STEP_PROPERTY_UNKNOWN"],
    ["a Condition's other members", "Steps.C.Result", "STEP_PROPERTY_UNKNOWN"],
  ])("%s: %s", (_, text, code) => {
    const others = [processing("P"), lambda("B"), training("T"), fail("F"), gate("C", [])];
    expect(reading({ Get: text }, ...others)).toEqual([`${code} ${AT}`]);
  });

  const metrics = (...names: readonly JsonValue[]) => ({
    AlgorithmSpecification: {
      TrainingInputMode: "File",
      TrainingImage: "img:1",
      MetricDefinitions: names.map((Name) => ({ Name, Regex: "x=(.*)" })),
    },
  });
  const P_ZZ = "Steps.P.ProcessingOutputConfig.Outputs['zz'].S3Output.S3Uri";
  const T_ZZ = "Steps.T.FinalMetricDataList['zz'].Value";
  const ANY = { Get: "Parameters.Text" };

  it.each([
    [P_ZZ, processing("P"), "OUTPUT_UNDECLARED"],
    [
      P_ZZ,
      processing("P", { PropertyFiles: [] }, { ProcessingOutputConfig: { Outputs: [] } }),
      "OUTPUT_UNDECLARED",
    ],
    [T_ZZ, training("T", {}, metrics("rmse", "r2")), "METRIC_UNDECLARED"],
  ])("warns of %s, which the step does not declare", (text, step, code) => {
    expect(reading({ Get: text }, step)).toEqual([`${code}? ${AT}`]);
  });

  it("lists the outputs and metrics that there are", () => {
    const steps = [processing("P"), training("T", {}, metrics("rmse", "r2"))];
    const found = validateDefinition(
      document([lambda("A", { x: { Get: P_ZZ }, y: { Get: T_ZZ } }), ...steps]),
    );
    expect(found.map(({ hint }) => hint)).toEqual([
      expect.stringMatching(/one of those: report\.$/),
      expect.stringMatching(/one of those: rmse, r2\.$/),
    ]);
  });

  it.each([
    [
      "names the output at run time",
      P_ZZ,
      processing("P", { PropertyFiles: [] }, { ProcessingOutputConfig: { Outputs: [{ OutputName: ANY }] } }),
    ],
    ["names a metric at run time", T_ZZ, training("T", {}, metrics("rmse", ANY))],
    ["declares no metric, as SageMaker's own algorithms do", T_ZZ, training("T")],
  ])("says nothing where the step %s", (_, text, step) => {
    expect(reading({ Get: text }, step)).toEqual([]);
  });

  it.each([
    "Parameters.Text",
    "Execution.PipelineExecutionArn",
    "PipelineExperimentConfig.TrialName",
    "Steps.B.OutputParameters['o']",
    'Steps.B.OutputParameters["o"]',
    "Steps.T.ModelArtifacts.S3ModelArtifacts",
    "Steps.T.FinalMetricDataList['val:acc'].Value",
    "Steps.T.FinalMetricDataList[0].Value",
    "Steps.T.HyperParameters['any.thing']",
    "Steps.P.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri",
    "Steps.P.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
    "Steps.C.Outcome",
  ])("takes %s", (text) => {
    expect(reading({ Get: text }, processing("P"), lambda("B"), training("T"), gate("C", []))).toEqual([]);
  });

  it("takes a job's own name in the step that starts it", () => {
    const training_ = training("A", {}, { HyperParameters: { n: { Get: "Execution.TrainingJobName" } } });
    const processing_ = processing("B", {}, { Environment: { N: { Get: "Execution.ProcessingJobName" } } });
    expect(issuesOf(training_, processing_)).toEqual([]);
  });

  it("#43 stands alone in its object", () => {
    expect(reading({ Get: "Parameters.Text", Other: 1 })).toEqual([`EXPRESSION_MIXED ${AT}.Get`]);
    expect(reading({ Other: 1, Get: "Parameters.Text" })).toEqual([`EXPRESSION_MIXED ${AT}.Get`]);
  });

  it("wants a text", () => {
    expect(reading({ Get: 1 })).toEqual([`VALUE_TYPE_WRONG ${AT}.Get`]);
  });
});

describe("Std:Join", () => {
  const join = (content: JsonValue) => reading({ "Std:Join": content });

  it.each([
    ["#36 no values", { On: "-", Values: [] }, []],
    ["#36 no On", { Values: ["a", 1, true] }, []],
    [
      "#37 nested",
      { On: "", Values: [{ "Std:Join": { On: "", Values: [{ Get: "Parameters.Count" }] } }] },
      [],
    ],
    ["no Values", { On: "" }, [`PROPERTY_MISSING ${AT}["Std:Join"]`]],
    [
      "an expression as Values",
      { On: "", Values: { Get: "Parameters.Text" } },
      [`VALUE_TYPE_WRONG ${AT}["Std:Join"].Values`],
    ],
    [
      "an expression as On",
      { On: { Get: "Parameters.Text" }, Values: [] },
      [`EXPRESSION_NOT_ALLOWED ${AT}["Std:Join"].On`],
    ],
    ["a list in Values", { Values: [[1]] }, [`SCALAR_EXPECTED ${AT}["Std:Join"].Values[0]`]],
    ["an object in Values", { Values: [{ a: 1 }] }, [`SCALAR_EXPECTED ${AT}["Std:Join"].Values[0]`]],
    ["another key", { Values: [], Sep: "-" }, [`PROPERTY_UNKNOWN ${AT}["Std:Join"].Sep`]],
    ["no object", "x", [`VALUE_TYPE_WRONG ${AT}["Std:Join"]`]],
    [
      "a bad reference deep inside",
      { Values: [{ "Std:Join": { Values: [{ Get: "Parameters.X" }] } }] },
      [`PARAMETER_UNDECLARED ${AT}["Std:Join"].Values[0]["Std:Join"].Values[0]`],
    ],
  ])("%s", (_, content, expected) => {
    expect(join(content as unknown as JsonValue)).toEqual(expected);
  });

  it("#43 is the only Std function beside JsonGet", () => {
    expect(reading({ "Std:Foo": {} })).toEqual([`EXPRESSION_UNKNOWN ${AT}`]);
  });
});

describe("Std:JsonGet", () => {
  const report = { Get: "Steps.P.PropertyFiles.Report" };
  const jsonGet = (content: JsonValue, ...others: readonly JsonValue[]) =>
    reading({ "Std:JsonGet": content }, processing("P"), training("T"), ...others);
  const inside = `${AT}["Std:JsonGet"]`;

  it.each([
    ["a property file", { PropertyFile: report, Path: "a.b[0]['c d']" }, []],
    [
      "an object in S3",
      { S3Uri: { "Std:Join": { On: "/", Values: ["s3:/", { Get: "Parameters.Text" }] } }, Path: "$.a" },
      [],
    ],
    ["#55 both", { PropertyFile: report, S3Uri: "s3://b/k", Path: "a" }, [`JSON_GET_SOURCE ${inside}`]],
    ["#55 neither", { Path: "a" }, [`JSON_GET_SOURCE ${inside}`]],
    [
      "#54 a Training step",
      { PropertyFile: { Get: "Steps.T.PropertyFiles.Report" }, Path: "a" },
      [`PROPERTY_FILE_PRODUCER ${inside}.PropertyFile`],
    ],
    [
      "#54 a file that is not declared",
      { PropertyFile: { Get: "Steps.P.PropertyFiles.Other" }, Path: "a" },
      [`PROPERTY_FILE_UNDECLARED ${inside}.PropertyFile`],
    ],
    [
      "an unknown step",
      { PropertyFile: { Get: "Steps.X.PropertyFiles.Report" }, Path: "a" },
      [`STEP_UNKNOWN ${inside}.PropertyFile`],
    ],
    [
      "some other Get",
      { PropertyFile: { Get: "Parameters.Text" }, Path: "a" },
      [`PROPERTY_FILE_REFERENCE ${inside}.PropertyFile`],
    ],
    [
      "a bare name",
      { PropertyFile: "Report", Path: "a" },
      [`PROPERTY_FILE_REFERENCE ${inside}.PropertyFile`],
    ],
    [
      "#53 an expression as Path",
      { PropertyFile: report, Path: { Get: "Parameters.Text" } },
      [`EXPRESSION_NOT_ALLOWED ${inside}.Path`],
    ],
    ["no Path", { PropertyFile: report }, [`PROPERTY_MISSING ${inside}`]],
    ["a wildcard", { PropertyFile: report, Path: "a[*]" }, [`JSON_PATH_MALFORMED ${inside}.Path`]],
    ["another key", { PropertyFile: report, Path: "a", Default: 1 }, [`PROPERTY_UNKNOWN ${inside}.Default`]],
  ])("%s", (_, content, expected) => {
    expect(jsonGet(content as unknown as JsonValue)).toEqual(expected);
  });
});

describe("property files", () => {
  const declared = (change: object) =>
    issuesOf(
      processing("P", {
        PropertyFiles: [{ PropertyFileName: "R", OutputName: "report", FilePath: "r.json", ...change }],
      }),
    );

  it.each([
    ["in an output of the step", {}, []],
    [
      "#54 in no output",
      { OutputName: "other" },
      ["PROPERTY_FILE_OUTPUT_UNKNOWN Steps[0].PropertyFiles[0].OutputName"],
    ],
    [
      "#53 with an expression",
      { FilePath: { Get: "Parameters.Text" } },
      ["EXPRESSION_NOT_ALLOWED Steps[0].PropertyFiles[0].FilePath"],
    ],
    ["with another key", { Path: "x" }, ["PROPERTY_UNKNOWN Steps[0].PropertyFiles[0].Path"]],
  ])("%s", (_, change, expected) => {
    expect(declared(change)).toEqual(expected);
  });

  it("are complete and named once", () => {
    const file = { PropertyFileName: "R", OutputName: "report", FilePath: "r.json" };
    expect(issuesOf(processing("P", { PropertyFiles: [file, file, {}] }))).toEqual([
      "ENTRY_DUPLICATE Steps[0].PropertyFiles[1].PropertyFileName",
      "PROPERTY_MISSING Steps[0].PropertyFiles[2]",
      "PROPERTY_MISSING Steps[0].PropertyFiles[2]",
      "PROPERTY_MISSING Steps[0].PropertyFiles[2]",
    ]);
  });

  it("do not lie in a feature group", () => {
    const Outputs = [{ OutputName: "report", FeatureStoreOutput: { FeatureGroupName: "g" } }];
    expect(issuesOf(processing("P", {}, { ProcessingOutputConfig: { Outputs } }))).toEqual([
      "PROPERTY_FILE_OUTPUT_UNKNOWN Steps[0].PropertyFiles[0].OutputName",
    ]);
  });

  it("are not judged while output names are expressions", () => {
    const S3Output = { S3Uri: "s3://b", S3UploadMode: "EndOfJob" };
    const Outputs = [{ OutputName: { Get: "Parameters.Text" }, S3Output }];
    expect(issuesOf(processing("P", {}, { ProcessingOutputConfig: { Outputs } }))).toEqual([]);
  });
});

it("names what is there to choose from", () => {
  const [issue] = validateDefinition(document([lambda("A", { x: { Get: "Parameters.Nope" } })]));
  expect(issue).toEqual({
    code: "PARAMETER_UNDECLARED",
    path: ["Steps", 0, "Arguments", "x"],
    message: 'The parameter "Nope" is not declared.',
    hint: "Add it to Parameters, or use one of those: Text, Count.",
  });
});

it("does not tell a step's bad name again at each reference", () => {
  expect(issuesOf(lambda("a b"), lambda("C", { x: output("a b"), y: output("a c") }))).toEqual([
    "STEP_NAME_INVALID Steps[0].Name",
    "GET_MALFORMED Steps[1].Arguments.y",
  ]);
});

it("stops at 500 levels of a document made in memory", () => {
  let deep: JsonValue = { Get: "Parameters.Nope" };
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(issues(document([lambda("A", { x: deep })]))[0]).toMatch(/^VALUE_TOO_DEEP /);
});

it("#65 #120 takes references between branches and top level, and equal output names", () => {
  const branch = gate(
    "C",
    [lambda("I", { x: output("A") })],
    [],
    [{ Type: "Equals", LeftValue: output("A"), RightValue: output("B") }],
  );
  expect(issuesOf(lambda("A"), lambda("B"), branch, lambda("Z", { x: output("I") }))).toEqual([
    "BRANCH_READ_FROM_OUTSIDE? Steps[3]",
  ]);
});
