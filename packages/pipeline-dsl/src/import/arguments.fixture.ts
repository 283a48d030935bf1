import type { JsonValue } from "@sagewright/core";
import fc from "fast-check";
import { reference, value } from "./expressions.fixture.ts";
import { HOSTING_ARGUMENTS } from "./hosting-arguments.fixture.ts";

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
export const ARGUMENTS: { readonly [type: string]: fc.Arbitrary<object> } = {
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
  ...HOSTING_ARGUMENTS,
};

const outputs = fc.array(
  fc.record({
    OutputName: fc.constantFrom("out", "n", "1", "0"),
    OutputType: fc.constantFrom("String", "Integer", "Boolean", "Nope"),
  }),
  { maxLength: 2 },
);
/** Members of the step itself. */
export const MEMBERS: { readonly [type: string]: fc.Arbitrary<object> } = {
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
