import { EXECUTION_VARIABLES, type JsonObject, type JsonValue, STEP_FACTS } from "@sagewright/core";
import fc from "fast-check";

/** Definitions as they come: of every step type, sound and faulty, with names that no identifier has. */
const NAMES = [
  "Train",
  "train",
  "Split",
  "Evaluate-1",
  "Evaluate_1",
  "class",
  "step",
  "params",
  "text",
  "Ref",
  "z",
  "1",
  "0x",
  "constructor",
  "__proto__",
  "toString",
  "a b",
  "it's",
  "Größe",
  "",
  "x".repeat(80),
  "MLOps",
  "params2",
];
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);
const PARAMETERS = ["Role", "Data", "Count", "Rate", "Flag", "Kind", "a-b", "1", "__proto__"];

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue[]>(
    "s3://bucket/key",
    "ml.m5.xlarge",
    "a",
    "",
    "it's",
    '"quoted"',
    "`tick` ${x}",
    "\\",
    "two\nlines\r",
    "\u2028",
    "\ud800",
    "None",
    0,
    1,
    30,
    -1,
    1.5,
    86400,
    true,
    false,
    null,
  ),
  fc.string({ maxLength: 8 }),
);

const get = (text: fc.Arbitrary<string>): fc.Arbitrary<JsonObject> => text.map((Get) => ({ Get }));
const PROPERTIES = [
  "ModelArtifacts.S3ModelArtifacts",
  "ModelName",
  "ModelPackageArn",
  "Outcome",
  "TrainingJobArn",
  "ResourceConfig.InstanceCount",
  "ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri",
  'ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri',
  "ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
  "FinalMetricDataList['rmse'].Value",
  "FinalMetricDataList[0].Value",
  "OutputParameters['out']",
  "OutputParameters['n']",
  "HyperParameters['eta']",
  "Environment['A']",
  "Nope.Nope",
  "Status.State",
  "",
  "InputDataConfig[0].ChannelName",
  "CreationTime",
  "x'y",
  "TransformOutput.S3OutputPath",
  "EnableManagedSpotTraining",
];
const reference: fc.Arbitrary<JsonObject> = fc.oneof(
  get(fc.constantFrom(...PARAMETERS).map((each) => `Parameters.${each}`)),
  get(fc.constantFrom(...EXECUTION_VARIABLES, "Nope").map((each) => `Execution.${each}`)),
  get(fc.tuple(name, fc.constantFrom(...PROPERTIES)).map(([step, path]) => `Steps.${step}.${path}`)),
  get(fc.constantFrom("PipelineExperimentConfig.TrialName", "Nope", "Steps.", "")),
);
const PATHS = [
  "a.b",
  "a.b.c",
  "a[0].rmse",
  "$.a",
  "$",
  "a['x y']",
  "a['it.s']",
  'a["q\'q"]',
  "m.value",
  "..",
  "a.__proto__",
  "validation:rmse",
  "1.2",
];

const { expression } = fc.letrec<{ expression: JsonObject }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: reference },
    {
      weight: 2,
      arbitrary: fc
        .record({
          On: fc.option(fc.constantFrom("", "/", " ", "`"), { nil: undefined }),
          Values: fc.array(fc.oneof(scalar, fc.constantFrom("s3:/", "s3://bucket"), tie("expression")), {
            maxLength: 4,
          }),
        })
        .map(
          ({ On, Values }): JsonObject => ({ "Std:Join": On === undefined ? { Values } : { On, Values } }),
        ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(name, fc.constantFrom("report", "other", "x.y"), fc.constantFrom(...PATHS)).map(
        ([step, file, Path]): JsonObject => ({
          "Std:JsonGet": { PropertyFile: { Get: `Steps.${step}.PropertyFiles.${file}` }, Path },
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.oneof(tie("expression"), fc.constant<JsonValue>("s3://b/f.json")),
          fc.constantFrom(...PATHS),
        )
        .map(([S3Uri, Path]): JsonObject => ({ "Std:JsonGet": { S3Uri, Path } })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<JsonObject[]>(
        { Get: 5 },
        { "Std:Join": null },
        { "Std:New": { a: 1 } },
        { "Std:JsonGet": {} },
      ),
    },
  ),
}));

const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 2, arbitrary: expression });
const json: fc.Arbitrary<JsonValue> = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    value,
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("A", "Name", "1", "__proto__", "S3Uri", "Get", "a b"), tie("json"), {
      maxKeys: 3,
    }),
  ),
})).json;

const COMPARISONS = [
  "Equals",
  "NotEquals",
  "GreaterThan",
  "GreaterThanOrEqualTo",
  "LessThan",
  "LessThanOrEqualTo",
];
const { condition } = fc.letrec<{ condition: JsonValue }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    {
      weight: 5,
      arbitrary: fc.record({
        Type: fc.constantFrom(...COMPARISONS),
        LeftValue: value,
        RightValue: value,
      }) as fc.Arbitrary<JsonValue>,
    },
    {
      weight: 1,
      arbitrary: fc.record({
        Type: fc.constantFrom("In", "NotIn"),
        QueryValue: value,
        Values: fc.array(value, { maxLength: 3 }),
      }) as fc.Arbitrary<JsonValue>,
    },
    {
      weight: 1,
      arbitrary: fc.record({
        Type: fc.constant("In"),
        Value: value,
        In: fc.array(value, { maxLength: 3 }),
      }) as fc.Arbitrary<JsonValue>,
    },
    { weight: 2, arbitrary: fc.record({ Type: fc.constant("Not"), Condition: tie("condition") }) },
    {
      weight: 2,
      arbitrary: fc.record({
        Type: fc.constant("Or"),
        Conditions: fc.array(tie("condition"), { maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<JsonValue[]>(
        { Type: "Matches", Of: 1 },
        { Type: "Not" },
        {},
        { Type: "Equals", LeftValue: 1 },
      ),
    },
  ),
}));

const uri = fc.oneof(fc.constant<JsonValue>("s3://bucket/key"), reference);
const input = fc.record(
  {
    InputName: fc.constantFrom("code", "data", "1", "0", "it's"),
    AppManaged: fc.boolean(),
    S3Input: fc.record(
      {
        S3Uri: uri,
        LocalPath: fc.constantFrom("/opt/ml/processing/input/data", "/opt/ml/processing/input/code"),
        S3DataType: fc.constant("S3Prefix"),
        S3InputMode: fc.constant("File"),
        S3DataDistributionType: fc.constant("FullyReplicated"),
        S3CompressionType: fc.constant("None"),
      },
      { requiredKeys: ["S3Uri"] },
    ),
  },
  { requiredKeys: ["InputName", "S3Input"] },
);
const output = fc.record({
  OutputName: fc.constantFrom("data", "report", "1", "0"),
  AppManaged: fc.constant(false),
  S3Output: fc.record(
    {
      S3Uri: uri,
      LocalPath: fc.constant("/opt/ml/processing/output"),
      S3UploadMode: fc.constant("EndOfJob"),
    },
    { requiredKeys: ["S3Uri", "LocalPath"] },
  ),
});

/** The arguments of daily use, by type; all others get anything. */
const ARGUMENTS: { readonly [type: string]: fc.Arbitrary<object> } = {
  Processing: fc.record(
    {
      ProcessingResources: fc.record({
        ClusterConfig: fc.record(
          {
            InstanceType: fc.oneof(fc.constant("ml.m5.xlarge"), value),
            InstanceCount: fc.oneof(fc.constant(1), value),
            VolumeSizeInGB: fc.constantFrom(30, 50),
          },
          { requiredKeys: ["InstanceType"] },
        ),
      }),
      AppSpecification: fc.record(
        {
          ImageUri: fc.oneof(fc.constant("account.dkr/image:1"), value),
          ContainerEntrypoint: fc.oneof(
            fc.constant(["python3", "/opt/ml/processing/input/code/key"]),
            fc.array(value, { maxLength: 2 }),
          ),
          ContainerArguments: fc.array(value, { maxLength: 3 }),
        },
        { requiredKeys: ["ImageUri"] },
      ),
      RoleArn: fc.oneof(fc.constant("arn:aws:iam::111122223333:role/r"), value),
      ProcessingInputs: fc.array(input, { maxLength: 2 }),
      ProcessingOutputConfig: fc.record({ Outputs: fc.array(output, { maxLength: 2 }) }),
      Environment: fc.dictionary(fc.constantFrom("A", "1", "__proto__"), value),
    },
    { requiredKeys: ["ProcessingResources", "AppSpecification", "RoleArn"] },
  ),
  Training: fc.record(
    {
      AlgorithmSpecification: fc.record(
        {
          TrainingInputMode: fc.constantFrom("File", "Pipe", "Nope"),
          TrainingImage: fc.oneof(fc.constant("account.dkr/image:1"), value),
          MetricDefinitions: fc.array(
            fc.record({ Name: fc.constantFrom("rmse", "it's"), Regex: fc.constant("rmse=(.*)") }),
            { maxLength: 2 },
          ),
        },
        { requiredKeys: ["TrainingImage"] },
      ),
      ResourceConfig: fc.record(
        {
          InstanceType: fc.constantFrom("ml.m5.xlarge", "ml.new.large"),
          InstanceCount: value,
          VolumeSizeInGB: fc.constant(30),
        },
        { requiredKeys: ["InstanceType"] },
      ),
      OutputDataConfig: fc.record({ S3OutputPath: uri }),
      StoppingCondition: fc.record({ MaxRuntimeInSeconds: fc.constantFrom<JsonValue>(86400, 5, 1e12, "1") }),
      RoleArn: fc.constant("arn:aws:iam::111122223333:role/r"),
      HyperParameters: fc.dictionary(
        fc.constantFrom("eta", "1", "it's", "n"),
        fc.oneof(value, fc.constantFrom("0.2", "50", "-0", "1e5", "05")),
      ),
      InputDataConfig: fc.array(
        fc.record(
          {
            ChannelName: fc.constantFrom("train", "1", "0"),
            DataSource: fc.record({
              S3DataSource: fc.record(
                {
                  S3DataType: fc.constant("S3Prefix"),
                  S3Uri: uri,
                  S3DataDistributionType: fc.constant("FullyReplicated"),
                },
                { requiredKeys: ["S3Uri"] },
              ),
            }),
            ContentType: value,
          },
          { requiredKeys: ["ChannelName", "DataSource"] },
        ),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ["AlgorithmSpecification", "ResourceConfig", "OutputDataConfig"] },
  ),
  Transform: fc.record({
    ModelName: value,
    TransformInput: fc.record(
      {
        DataSource: fc.record({
          S3DataSource: fc.record({ S3DataType: fc.constant("S3Prefix"), S3Uri: uri }),
        }),
        SplitType: fc.constantFrom("Line", "Nope"),
      },
      { requiredKeys: ["DataSource"] },
    ),
    TransformOutput: fc.record({ S3OutputPath: uri }),
    TransformResources: fc.record({ InstanceType: fc.constant("ml.m5.xlarge"), InstanceCount: value }),
  }),
  Model: fc.record({
    ExecutionRoleArn: fc.constant("arn:aws:iam::111122223333:role/r"),
    PrimaryContainer: fc.record(
      { Image: value, ModelDataUrl: uri, Environment: fc.dictionary(fc.constantFrom("A", "B"), value) },
      { requiredKeys: ["Image"] },
    ),
  }),
  RegisterModel: fc.record(
    {
      ModelPackageGroupName: value,
      InferenceSpecification: fc.record({
        Containers: fc.array(fc.record({ Image: value, ModelDataUrl: uri }, { requiredKeys: ["Image"] }), {
          maxLength: 2,
        }),
        SupportedContentTypes: fc.array(value, { maxLength: 2 }),
      }),
      ModelMetrics: fc.record({
        ModelQuality: fc.record({
          Statistics: fc.record({ ContentType: fc.constantFrom("application/json", "text/csv"), S3Uri: uri }),
        }),
        Bias: fc.constant({}),
      }),
      ModelApprovalStatus: fc.constantFrom("Approved", "Nope"),
    },
    { requiredKeys: ["ModelPackageGroupName"] },
  ),
  Fail: fc.record({ ErrorMessage: value }, { requiredKeys: [] }),
};

const outputs = fc.array(
  fc.record({
    OutputName: fc.constantFrom("out", "n", "1", "0"),
    OutputType: fc.constantFrom("String", "Integer", "Boolean", "Nope"),
  }),
  { maxLength: 2 },
);
const MEMBERS: { readonly [type: string]: fc.Arbitrary<object> } = {
  Processing: fc.record(
    {
      PropertyFiles: fc.array(
        fc.record({
          PropertyFileName: fc.constantFrom("report", "x.y", "1"),
          OutputName: fc.constantFrom("data", "none"),
          FilePath: fc.constantFrom("r.json", "../r.json"),
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: [] },
  ),
  Lambda: fc.record({ FunctionArn: value, OutputParameters: outputs }),
  Callback: fc.record({ SqsQueueUrl: value, OutputParameters: outputs }),
};

const envelope = fc.record(
  {
    DependsOn: fc.array(name, { maxLength: 2 }),
    DisplayName: fc.oneof(fc.string({ maxLength: 5 }), scalar),
    Description: fc.string({ maxLength: 5 }),
    CacheConfig: fc.constantFrom<JsonValue[]>(
      { Enabled: true, ExpireAfter: "P30D" },
      { Enabled: false },
      { Enabled: true },
      { Enabled: true, ExpireAfter: "30d" },
      { Enabled: "x" },
    ),
    RetryPolicies: fc.array(
      fc.record(
        {
          ExceptionType: fc.constantFrom<JsonValue[]>(["Step.SERVICE_FAULT"], "Step.THROTTLING", ["Nope"]),
          MaxAttempts: fc.constantFrom<JsonValue[]>(3, "3"),
          BackoffRate: fc.constant(1.5),
        },
        { requiredKeys: ["ExceptionType"] },
      ),
      { maxLength: 2 },
    ),
    Surplus: json,
  },
  { requiredKeys: [] },
);
/** Most steps have few of these. */
const someEnvelope = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: envelope.map(({ Surplus: _, ...rest }) => rest) },
  { weight: 1, arbitrary: envelope },
);

const TYPES = [
  ...Object.keys(STEP_FACTS).filter((type) => type !== "Condition"),
  "Processing",
  "Processing",
  "Training",
  "Training",
  "Quantum",
];
const plain = fc.constantFrom(...TYPES).chain((Type) =>
  fc
    .tuple(
      name,
      fc.oneof({ weight: 4, arbitrary: ARGUMENTS[Type] ?? json }, { weight: 1, arbitrary: json }),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.record({ Extra: json }) },
      ),
      MEMBERS[Type] ?? fc.constant({}),
      someEnvelope,
    )
    .map(([Name, args, extra, members, more]) => {
      const isObject = typeof args === "object" && args !== null && !Array.isArray(args);
      return {
        Name,
        Type,
        Arguments: isObject ? { ...args, ...extra } : {},
        ...members,
        ...more,
      } as JsonObject;
    }),
);
const { step } = fc.letrec<{ step: JsonObject }>((tie) => ({
  step: fc.oneof(
    { maxDepth: 2 },
    { weight: 4, arbitrary: plain },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          name,
          fc.array(condition, { maxLength: 2 }),
          fc.array(tie("step"), { maxLength: 2 }),
          fc.array(tie("step"), { maxLength: 2 }),
          someEnvelope,
        )
        .map(
          ([
            Name,
            Conditions,
            IfSteps,
            ElseSteps,
            { CacheConfig: _, RetryPolicies: __, Surplus: ___, ...more },
          ]) =>
            ({
              Name,
              Type: "Condition",
              Arguments: { Conditions, IfSteps, ElseSteps },
              ...more,
            }) as JsonObject,
        ),
    },
  ),
}));

const KINDS = {
  String: fc.string({ maxLength: 5 }),
  Integer: fc.integer(),
  Float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  Boolean: fc.boolean(),
};
const parameter = (Name: string) =>
  fc.constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[])).chain((Type) =>
    fc.record(
      {
        Name: fc.constant(Name),
        Type: fc.constant(Type),
        DefaultValue: fc.oneof(
          { weight: 4, arbitrary: KINDS[Type] as fc.Arbitrary<JsonValue> },
          { weight: 1, arbitrary: scalar },
        ),
        EnumValues: fc.constantFrom<JsonValue[]>(["a", "b"], ["a"], [1]),
        Description: fc.string({ maxLength: 5 }),
      },
      { requiredKeys: ["Name"] },
    ),
  );

export const definitions: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      Version: fc.constant("2020-12-01"),
      Metadata: fc.constantFrom<JsonValue[]>({}, { note: "x" }, { n: 1 }),
      Parameters: fc.subarray(PARAMETERS).chain((names) => fc.tuple(...names.map(parameter))),
      PipelineExperimentConfig: fc.constantFrom<JsonValue[]>(
        {
          ExperimentName: { Get: "Execution.PipelineName" },
          TrialName: { Get: "Execution.PipelineExecutionId" },
        },
        null,
        { ExperimentName: "e", TrialName: { Get: "Parameters.Kind" } },
        { ExperimentName: 1, TrialName: "t" },
      ),
      MlflowConfig: fc.constantFrom<JsonValue[]>(
        null,
        { MlflowResourceArn: "arn" },
        { MlflowResourceArn: { Get: "Parameters.Kind" }, MlflowExperimentName: "e" },
      ),
      Steps: fc.array(step, { maxLength: 5 }),
    },
    { requiredKeys: ["Steps"] },
  )
  .map((definition) => definition as JsonObject);
