import { type JsonObject, type JsonValue, normalForm } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emit } from "../../compile/emit.ts";
import { evaluate } from "../evaluate.fixture.ts";
import { importDefinition } from "../import-definition.ts";

const params = [
  { Name: "Text", Type: "String", DefaultValue: "t" },
  { Name: "Count", Type: "Integer", DefaultValue: 1 },
  { Name: "Flag", Type: "Boolean", DefaultValue: true },
];
const text = { Get: "Parameters.Text" };
const count = { Get: "Parameters.Count" };

const definitionOf = (step: JsonObject) => ({
  Version: "2020-12-01",
  Metadata: {},
  Parameters: params,
  Steps: [{ Name: "S", ...step }],
});

/** The source, and what it compiles to. */
function imported(step: JsonObject): string {
  const definition = definitionOf(step);
  const result = importDefinition(definition);
  const source = result.ok ? result.value : JSON.stringify(result.issues);
  const { definition: compiled } = emit(evaluate(source), {});
  expect(normalForm(compiled as never)).toEqual(normalForm(definition as never));
  return source.slice(source.indexOf("const s ="), source.indexOf("export default"));
}

const emr = (args: JsonObject): JsonObject => ({
  Type: "EMR",
  Arguments: { StepConfig: { HadoopJarStep: { Jar: "s3://b/a.jar" } }, ...args },
});
const machines = {
  InstanceGroups: [{ InstanceRole: "MASTER", InstanceType: "m5.xlarge", InstanceCount: 1 }],
};

describe("an EMR step", () => {
  it("is read with its cluster, keys of settings as they are", () => {
    const source = imported(
      emr({
        ClusterConfig: {
          ReleaseLabel: text,
          Configurations: [{ Classification: "c", Properties: { "Spark.x": "1", lower: text } }],
          Instances: machines,
        },
      }),
    );
    expect(source).toContain("step.emr(");
    expect(source).toContain("releaseLabel: params.Text");
    expect(source).toContain('properties: { "Spark.x": "1", lower: params.Text }');
    expect(source).not.toContain("overrides");
  });

  it("says in overrides what has no prop", () => {
    const source = imported({
      Type: "EMR",
      Arguments: {
        ClusterId: "j-1",
        StepConfig: {
          ActionOnFailure: "CONTINUE",
          HadoopJarStep: { Jar: text, Args: [text, "a"], Properties: [{ Key: "k", Value: "v" }] },
        },
      },
    });
    expect(source).toContain('overrides: { StepConfig: { ActionOnFailure: "CONTINUE" } }');
    expect(source).toContain('properties: [{ key: "k", value: "v" }]');
  });

  it.each([
    ["no cluster", emr({})],
    ["two clusters", emr({ ClusterId: "j-1", ClusterConfig: { Instances: machines } })],
    ["a cluster without machines", emr({ ClusterConfig: { Instances: {} } })],
    ["two kinds of machines", emr({ ClusterConfig: { Instances: { ...machines, InstanceFleets: [] } } })],
    ["what the service sets", emr({ ClusterConfig: { Name: "n", Instances: machines } })],
    ["an unknown member", emr({ ClusterConfig: { Other: 1, Instances: machines } })],
    [
      "a group without a role",
      emr({ ClusterConfig: { Instances: { InstanceGroups: [{ InstanceType: "m" }] } } }),
    ],
    ["no program", { Type: "EMR", Arguments: { ClusterId: "j-1" } }],
  ])("stays raw where the language cannot say it: %s", (_, step) => {
    expect(imported(step)).toMatch(/step\.raw\(\s*"S",\s*"EMR",/);
  });
});

const serverless = (args: JsonObject, job: JsonObject = {}): JsonObject => ({
  Type: "EMRServerless",
  Arguments: {
    ExecutionRoleArn: "arn:aws:iam::123456789012:role/r",
    JobConfig: {
      executionRoleArn: "arn:aws:iam::123456789012:role/r",
      jobDriver: { sparkSubmit: { entryPoint: "s3://b/j.py" } },
      ...job,
    },
    ...args,
  },
});

describe("an EMR Serverless step", () => {
  it("is read with its application", () => {
    const source = imported(
      serverless(
        { ApplicationId: text },
        { applicationId: text, tags: { a: "b" }, executionTimeoutMinutes: count },
      ),
    );
    expect(source).toContain("applicationId: params.Text");
    expect(source).toContain('tags: [{ key: "a", value: "b" }]');
    expect(source).toContain("executionTimeoutMinutes: params.Count");
    expect(source).not.toContain("overrides");
  });

  it("says in overrides what differs", () => {
    const source = imported(serverless({ ApplicationId: "a" }, { mode: "STREAMING" }));
    expect(source).toContain('overrides: { JobConfig: { mode: "STREAMING", applicationId: undefined } }');
  });

  it.each([
    ["no application", serverless({})],
    [
      "two drivers",
      serverless({ ApplicationId: "a" }, { jobDriver: { hive: { query: "q" }, sparkSubmit: {} } }),
    ],
    ["an application without a release", serverless({ ApplicationConfig: { type: "SPARK" } })],
  ])("stays raw where the language cannot say it: %s", (_, step) => {
    expect(imported(step)).toMatch(/step\.raw\(\s*"S",\s*"EMRServerless",/);
  });
});

const input = (name: string, uri: JsonObject | string, folder: string): JsonObject => ({
  InputName: name,
  AppManaged: false,
  S3Input: {
    S3Uri: uri,
    LocalPath: folder,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
    S3DataDistributionType: "FullyReplicated",
    S3CompressionType: "None",
  },
});
const job = (inputs: readonly JsonObject[], output: string, Environment?: JsonObject): JsonObject => ({
  ProcessingResources: {
    ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
  },
  AppSpecification: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/check:1" },
  RoleArn: "arn:aws:iam::123456789012:role/r",
  ProcessingInputs: inputs,
  ProcessingOutputConfig: {
    Outputs: [
      {
        OutputName: output,
        AppManaged: false,
        S3Output: { S3Uri: "s3://b/o", LocalPath: "/opt/ml/processing/output", S3UploadMode: "EndOfJob" },
      },
    ],
  },
  ...(Environment && { Environment }),
});
const keys = { SkipCheck: false, FailOnViolation: true, RegisterNewBaseline: false };
const DATA = "/opt/ml/processing/input/baseline_dataset_input";
const usual = {
  output_path: "/opt/ml/processing/output",
  publish_cloudwatch_metrics: "Disabled",
  dataset_source: DATA,
};
const quality = (environment: JsonObject, more: JsonObject = {}): JsonObject => ({
  Type: "QualityCheck",
  CheckType: "DATA_QUALITY",
  Arguments: job([input("baseline_dataset_input", "s3://b/d", DATA)], "quality_check_output", {
    ...usual,
    ...environment,
  }),
  ...keys,
  ...more,
});

describe("a quality check", () => {
  it.each([
    ['{"csv": {"header": true, "output_columns_position": "START"}}', "datasetFormat: { csv: {} }"],
    [
      '{"csv": {"header": false, "output_columns_position": "END"}}',
      'datasetFormat: { csv: { header: false, outputColumnsPosition: "END" } }',
    ],
    ['{"json": {"lines": false}}', "datasetFormat: { json: { lines: false } }"],
    [
      '{"sagemakerCaptureJson": {"captureIndexNames": ["endpointInput"]}}',
      'datasetFormat: { sagemakerCaptureJson: { captureIndexNames: ["endpointInput"] } }',
    ],
  ])("reads the format of the records: %s", (format, expected) => {
    const source = imported(quality({ dataset_format: format }));
    expect(source).toContain(expected);
    expect(source).not.toContain("overrides");
    expect(source).not.toContain("environment");
  });

  it.each(["nonsense", "null", '{"parquet": {}}', '{"csv":{"header":true}}'])(
    "keeps a format that the language does not know: %s",
    (format) => {
      const source = imported(quality({ dataset_format: format, own: "1", output_path: "/elsewhere" }));
      expect(source).toContain("step.qualityCheck(");
      expect(source).toContain('environment: { output_path: "/elsewhere", own: "1" }');
      expect(source).toContain("dataset_format: ");
    },
  );

  it("reads the keys of the check, nothing where they say nothing", () => {
    const source = imported(
      quality(
        { dataset_format: '{"json": {"lines": true}}' },
        {
          SkipCheck: { Get: "Parameters.Flag" },
          RegisterNewBaseline: text,
          ModelPackageGroupName: null,
          SuppliedBaselineStatistics: "file:///statistics.json",
          SuppliedBaselineConstraints: text,
        },
      ),
    );
    expect(source).toContain("skipCheck: params.Flag");
    expect(source).toMatch(/registerNewBaseline: params\.Text as (Ref<never>|never),/);
    expect(source).toContain('suppliedBaselineStatistics: "file:///statistics.json" as never');
    expect(source).not.toContain("modelPackageGroupName");
  });

  it("stays raw where the kind of check is not known", () => {
    expect(imported(quality({}, { CheckType: "OTHER_QUALITY" }))).toContain("step.raw(");
  });
});

const inputs = [
  input("analysis_config", "s3://b/analysis_config.json", "/opt/ml/processing/input/config"),
  input("dataset", text, "/opt/ml/processing/input/data"),
];
const clarify = (more: JsonObject): JsonObject => ({
  Type: "ClarifyCheck",
  CheckType: "MODEL_BIAS",
  Arguments: job(inputs, "analysis_result"),
  ...keys,
  ...more,
});

describe("a Clarify check", () => {
  it("is read with the file of its question", () => {
    const source = imported(clarify({ ModelName: text, FailOnViolation: false }));
    expect(source).toContain("step.clarifyCheck(");
    expect(source).toContain('analysisConfig: "s3://b/analysis_config.json"');
    expect(source).toContain("dataset: params.Text");
    expect(source).toContain("failOnViolation: false");
    expect(source).not.toContain("overrides");
  });

  it("stays raw where it has no question, or a model for data", () => {
    expect(imported(clarify({ Arguments: job([], "analysis_result") }))).toContain("step.raw(");
    expect(imported(clarify({ CheckType: "DATA_BIAS", ModelName: "m" }))).toContain("step.raw(");
  });
});

describe("a callback step", () => {
  it("is read with its outputs, which later steps can name", () => {
    const source = imported({
      Type: "Callback",
      SqsQueueUrl: text,
      Arguments: { a: [count, null] },
      OutputParameters: [{ OutputName: "o", OutputType: "Float" }],
    });
    expect(source).toContain("sqsQueueUrl: params.Text");
    expect(source).toContain("inputs: { a: [params.Count, null] }");
    expect(source).toContain('outputs: { o: "Float" }');
  });
});

/** Places below a value, as paths. */
function placesIn(value: JsonValue, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function changed(value: JsonValue, [key, ...path]: readonly string[], to: JsonValue | undefined): JsonValue {
  if (key === undefined || typeof value !== "object" || value === null) return to ?? null;
  const entries = Object.entries(value).flatMap(([name, each]): [string, JsonValue][] => {
    if (name !== key) return [[name, each]];
    if (path.length === 0 && to === undefined) return [];
    return [[name, changed(each, path, to)]];
  });
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

const odd = fc.constantFrom<(JsonValue | undefined)[]>(
  undefined,
  null,
  "",
  "s3://b/k",
  7,
  true,
  [],
  {},
  ["a", 1],
  { Other: "x" },
  { name: { key: [1] } },
  text,
  count,
  { Get: "Parameters.Nothing" },
  { Get: "Steps.Later.Id" },
  { "Std:Join": { On: "/", Values: ["s3:/", text, count] } },
);

describe("whatever is changed in a sound step", () => {
  const sound: readonly (readonly [string, JsonObject])[] = [
    ["emr", emr({ ClusterConfig: { Applications: [{ Name: "Spark" }], Instances: machines } })],
    ["emr", emr({ ClusterId: "j-1", ExecutionRoleArn: "arn:aws:iam::123456789012:role/r" })],
    [
      "emrServerless",
      serverless({ ApplicationConfig: { releaseLabel: "emr-7.5.0", type: "SPARK" } }, { tags: { a: "b" } }),
    ],
    [
      "qualityCheck",
      quality({ dataset_format: '{"csv": {"header": true}}' }, { ModelPackageGroupName: "g" }),
    ],
    [
      "qualityCheck",
      quality(
        { dataset_format: '{"json": {}}', problem_type: "Regression", analysis_type: "MODEL_QUALITY" },
        { CheckType: "MODEL_QUALITY" },
      ),
    ],
    ["clarifyCheck", clarify({ ModelName: text, SuppliedBaselineConstraints: "s3://b/c" })],
    [
      "callback",
      {
        Type: "Callback",
        SqsQueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/q",
        Arguments: { a: 1 },
        OutputParameters: [{ OutputName: "o", OutputType: "Float" }],
      },
    ],
  ];

  it.each(sound)("is kept: step.%s %#", (kind, step) => {
    expect(imported(step)).toContain(`step.${kind}(`);
    const places = placesIn(step).filter(([first]) => first !== "Type");
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        odd,
        fc.constantFrom(...places),
        odd,
        (first, one, second, two) => {
          const wire = changed(changed(step, first, one), second, two);
          const definition = definitionOf(wire as JsonObject);
          const result = importDefinition(definition);
          if (!result.ok) {
            for (const { code } of result.issues) expect(code).toMatch(/^IMPORT_/);
            return;
          }
          expect(normalForm(emit(evaluate(result.value), {}).definition as never)).toEqual(
            normalForm(definition as never),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});
