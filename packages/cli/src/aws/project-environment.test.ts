import { expect, it } from "vitest";
import { projectEnvironment } from "./project-environment.ts";

it("reads the variables of a model build", () => {
  expect(
    projectEnvironment({
      SAGEMAKER_PROJECT_NAME: "churn",
      SAGEMAKER_PROJECT_ID: "p-abcdef123456",
      SAGEMAKER_PROJECT_ARN: "arn:project",
      SAGEMAKER_PIPELINE_NAME: "churn-p-abcdef123456",
      SAGEMAKER_PIPELINE_ROLE_ARN: "arn:role",
      ARTIFACT_BUCKET: "artifacts",
      AWS_REGION: "eu-west-1",
    }),
  ).toEqual({
    pipelineName: "churn-p-abcdef123456",
    roleArn: "arn:role",
    bucket: "artifacts",
    tags: {
      "sagemaker:project-name": "churn",
      "sagemaker:project-id": "p-abcdef123456",
      "sagemaker:project-arn": "arn:project",
    },
  });
});

it("takes empty variables, as some templates leave them, for none", () => {
  expect(projectEnvironment({ SAGEMAKER_PROJECT_ARN: "", ARTIFACT_BUCKET: "" })).toEqual({ tags: {} });
});
