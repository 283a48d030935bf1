import { lookUpProperty, type Step } from "@sagewright/core";
import { expect, it } from "vitest";
import { simulatedProperties } from "./simulated-properties.ts";

const stepOf = (type: string): Step => ({ Name: "My_Step", Type: type, Arguments: {} }) as unknown as Step;

it.each([
  [
    "Processing",
    {},
    ["ProcessingJobArn"],
    "arn:aws:sagemaker:us-east-1:000000000000:processing-job/pipelines-simulation00-my-step-sim",
  ],
  ["Processing", {}, ["ProcessingJobStatus"], "Completed"],
  [
    "Processing",
    { ProcessingOutputConfig: { Outputs: [{ OutputName: "train", S3Output: { S3Uri: "s3://b/t" } }] } },
    ["ProcessingOutputConfig", "Outputs", "train", "S3Output", "S3Uri"],
    "s3://b/t",
  ],
  [
    "Training",
    { OutputDataConfig: { S3OutputPath: "s3://b/out/" } },
    ["ModelArtifacts", "S3ModelArtifacts"],
    "s3://b/out/pipelines-simulation00-My-Step-sim/output/model.tar.gz",
  ],
  ["Tuning", {}, ["HyperParameterTuningJobName"], "pipelines-simulation00-My-St-sim"],
  ["Tuning", {}, ["TrainingJobSummaries", 0, "TrainingJobName"], "pipelines-simulation00-My-St-sim-001"],
  ["Model", {}, ["ModelName"], "pipelines-simulation00-My-Step-sim"],
  [
    "RegisterModel",
    { ModelPackageGroupName: "G" },
    ["ModelPackageArn"],
    "arn:aws:sagemaker:us-east-1:000000000000:model-package/g/1",
  ],
  ["RegisterModel", {}, ["ModelApprovalStatus"], "PendingManualApproval"],
  ["RegisterModel", { ModelApprovalStatus: "Approved" }, ["ModelApprovalStatus"], "Approved"],
  [
    "Endpoint",
    { EndpointName: "live" },
    ["EndpointArn"],
    "arn:aws:sagemaker:us-east-1:000000000000:endpoint/live",
  ],
  ["Lambda", { a: "b" }, ["a"], "b"],
  ["EMR", { ClusterId: "j-1" }, ["ClusterId"], "j-1"],
  ["EMR", { ClusterConfig: {} }, ["ClusterId"], "j-pipelines-simulation00-My-Step-sim"],
  ["EMRServerless", { ApplicationId: "a" }, ["jobRun", "applicationId"], "a"],
  [
    "QualityCheck",
    { ProcessingOutputConfig: { Outputs: [{ S3Output: { S3Uri: "s3://b/o/" } }] } },
    ["CalculatedBaselineStatistics"],
    "s3://b/o/statistics.json",
  ],
  [
    "ClarifyCheck",
    { ProcessingOutputConfig: { Outputs: [{ S3Output: { S3Uri: "s3://b/o" } }] } },
    ["BaselineUsedForDriftCheckConstraints"],
    "s3://b/o/analysis.json",
  ],
])("makes up what a %s step leaves behind (%o: %o)", (type, args, path, value) => {
  expect(lookUpProperty(simulatedProperties(stepOf(type), args), path)).toEqual({ found: true, value });
});
