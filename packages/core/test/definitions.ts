import { validateDefinition } from "../src/definition/validate/definition.ts";
import { formatIssuePath } from "../src/issue.ts";
import type { JsonObject, JsonValue } from "../src/json.ts";

/** Small valid steps and documents for tests; `change` is merged over the step. */

type Change = { readonly [key: string]: JsonValue };

export const ROLE = "arn:aws:iam::123456789012:role/SageMakerRole";

export const processing = (name: string, change: Change = {}, args: Change = {}): JsonObject => ({
  Name: name,
  Type: "Processing",
  Arguments: {
    ProcessingResources: {
      ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
    },
    AppSpecification: { ImageUri: "img:1" },
    RoleArn: ROLE,
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "report",
          S3Output: {
            S3Uri: "s3://bucket/report",
            LocalPath: "/opt/ml/processing/report",
            S3UploadMode: "EndOfJob",
          },
        },
      ],
    },
    ...args,
  },
  PropertyFiles: [{ PropertyFileName: "Report", OutputName: "report", FilePath: "report.json" }],
  ...change,
});

export const training = (name: string, change: Change = {}, args: Change = {}): JsonObject => ({
  Name: name,
  Type: "Training",
  Arguments: {
    RoleArn: ROLE,
    OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
    AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "img:1" },
    ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 60 },
    ...args,
  },
  ...change,
});

export const lambda = (name: string, args: Change = {}, change: Change = {}): JsonObject => ({
  Name: name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
  Arguments: args,
  OutputParameters: [{ OutputName: "o", OutputType: "String" }],
  ...change,
});

export const fail = (name: string, message: JsonValue = "stop"): JsonObject => ({
  Name: name,
  Type: "Fail",
  Arguments: { ErrorMessage: message },
});

export const gate = (
  name: string,
  ifSteps: readonly JsonValue[],
  elseSteps: readonly JsonValue[] = [],
  conditions: JsonValue = [{ Type: "Equals", LeftValue: 1, RightValue: 1 }],
): JsonObject => ({
  Name: name,
  Type: "Condition",
  Arguments: { Conditions: conditions, IfSteps: ifSteps, ElseSteps: elseSteps },
});

export const output = (step: string): JsonObject => ({ Get: `Steps.${step}.OutputParameters['o']` });

export const document = (steps: readonly JsonValue[], change: Change = {}): JsonObject => ({
  Version: "2020-12-01",
  Metadata: {},
  Parameters: [
    { Name: "Text", Type: "String", DefaultValue: "a" },
    { Name: "Count", Type: "Integer", DefaultValue: 1 },
  ],
  Steps: steps,
  ...change,
});

/** Issues as `CODE path`, warnings with a question mark. */
export const issues = (definition: unknown): readonly string[] =>
  validateDefinition(definition).map(
    ({ code, path, severity }) => `${code}${severity === "warning" ? "?" : ""} ${formatIssuePath(path)}`,
  );

/** The issues of a document with these steps. */
export const issuesOf = (...steps: readonly JsonValue[]): readonly string[] => issues(document(steps));
