import type { JsonObject, JsonValue } from "@sagewright/core";

const ROLE = "arn:aws:iam::111122223333:role/Pipeline";
/** Where a job's files are, mounted or not. */
const ML = '"$' + '{SAGEWRIGHT_ML_ROOT:-/opt/ml}"';

const processing = (name: string, script: string, more: JsonObject, step: JsonObject = {}): JsonObject => ({
  Name: name,
  Type: "Processing",
  Arguments: {
    RoleArn: ROLE,
    AppSpecification: { ImageUri: "any:1", ContainerEntrypoint: ["sh", "-c", script] },
    ProcessingResources: {
      ClusterConfig: { InstanceType: "ml.t3.medium", InstanceCount: 1, VolumeSizeInGB: 1 },
    },
    ...more,
  },
  ...step,
});

const input = (name: string, uri: JsonValue): JsonObject => ({
  InputName: name,
  AppManaged: false,
  S3Input: {
    S3Uri: uri,
    LocalPath: `/opt/ml/processing/${name}`,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
  },
});

const output = (name: string, uri: string): JsonObject => ({
  OutputName: name,
  AppManaged: false,
  S3Output: { S3Uri: uri, LocalPath: `/opt/ml/processing/${name}`, S3UploadMode: "EndOfJob" },
});

/**
 * Prepares what `input/` of the bucket holds, waiting as many seconds as `input/seconds` says; trains; measures the loss,
 * 0.25; registers the model in the group "Penguins" if that is at most `MaxLoss`, and fails otherwise.
 */
export function realPipeline(bucket: string): JsonObject {
  const prepared = { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['prepared'].S3Output.S3Uri" };
  const model = { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" };
  return {
    Version: "2020-12-01",
    Parameters: [{ Name: "MaxLoss", Type: "Float", DefaultValue: 0.5 }],
    Steps: [
      processing(
        "Prepare",
        `cd ${ML}/processing; echo preparing; sleep "$(cat input/seconds)"; cp input/data.csv prepared/; echo prepared`,
        {
          ProcessingInputs: [input("input", `s3://${bucket}/input`)],
          ProcessingOutputConfig: { Outputs: [output("prepared", `s3://${bucket}/prepared`)] },
        },
      ),
      {
        Name: "Train",
        Type: "Training",
        Arguments: {
          RoleArn: ROLE,
          AlgorithmSpecification: {
            TrainingImage: "any:1",
            TrainingInputMode: "File",
            ContainerEntrypoint: [
              "sh",
              "-c",
              `cp ${ML}/input/data/train/data.csv ${ML}/model/; echo "loss=0.25"`,
            ],
            MetricDefinitions: [{ Name: "loss", Regex: "loss=([0-9.]+)" }],
          },
          HyperParameters: { rounds: "5" },
          InputDataConfig: [
            {
              ChannelName: "train",
              DataSource: {
                S3DataSource: {
                  S3DataType: "S3Prefix",
                  S3Uri: prepared,
                  S3DataDistributionType: "FullyReplicated",
                },
              },
            },
          ],
          OutputDataConfig: { S3OutputPath: `s3://${bucket}/models` },
          ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
          StoppingCondition: { MaxRuntimeInSeconds: 60 },
        },
      },
      processing(
        "Evaluate",
        `echo '{"loss": 0.25}' > ${ML}/processing/evaluation/evaluation.json`,
        {
          ProcessingInputs: [input("model", model)],
          ProcessingOutputConfig: { Outputs: [output("evaluation", `s3://${bucket}/evaluation`)] },
        },
        {
          PropertyFiles: [
            { PropertyFileName: "Report", OutputName: "evaluation", FilePath: "evaluation.json" },
          ],
        },
      ),
      {
        Name: "Gate",
        Type: "Condition",
        Arguments: {
          Conditions: [
            {
              Type: "LessThanOrEqualTo",
              LeftValue: {
                "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" }, Path: "loss" },
              },
              RightValue: { Get: "Parameters.MaxLoss" },
            },
          ],
          IfSteps: [
            {
              Name: "Register",
              Type: "RegisterModel",
              Arguments: {
                ModelPackageGroupName: "Penguins",
                ModelMetrics: {
                  ModelQuality: {
                    Statistics: {
                      ContentType: "application/json",
                      S3Uri: `s3://${bucket}/evaluation/evaluation.json`,
                    },
                  },
                },
                InferenceSpecification: {
                  Containers: [{ Image: "any:1", ModelDataUrl: model }],
                  SupportedContentTypes: ["text/csv"],
                  SupportedResponseMIMETypes: ["text/csv"],
                },
              },
            },
            {
              Name: "Model",
              Type: "Model",
              Arguments: {
                ExecutionRoleArn: ROLE,
                PrimaryContainer: { Image: "any:1", ModelDataUrl: model },
              },
            },
          ],
          ElseSteps: [{ Name: "Reject", Type: "Fail", Arguments: { ErrorMessage: "The loss is too high." } }],
        },
      },
    ],
  };
}
