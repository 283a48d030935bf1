import { expect, it } from "vitest";
import { projectEnvironment } from "./project-environment.ts";

const ARN = "arn:aws:sagemaker:eu-west-1:444455556666:project/churn";

it("reads the variables of a model build", () => {
  expect(
    projectEnvironment({
      SAGEMAKER_PROJECT_NAME: "churn",
      SAGEMAKER_PROJECT_ID: "p-abcdef123456",
      SAGEMAKER_PROJECT_ARN: ARN,
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
      "sagemaker:project-arn": ARN,
    },
    region: "eu-west-1",
    issues: [],
  });
});

it("takes empty variables, as some templates leave them, for none", () => {
  expect(projectEnvironment({ SAGEMAKER_PROJECT_ARN: "", ARTIFACT_BUCKET: "" })).toEqual({
    tags: {},
    issues: [],
  });
});

it.each([
  ["SAGEMAKER_PROJECT_NAME", "a;b", "letters, digits"],
  ["SAGEMAKER_PROJECT_ID", "x", "a project id such as"],
  ["SAGEMAKER_PROJECT_ARN", `${ARN}\n`, "the ARN of a project"],
])("says what is wrong with %s", (variable, value, words) => {
  expect(projectEnvironment({ [variable]: value }).issues).toMatchObject([
    { code: "PROJECT_VARIABLE_INVALID", path: [variable], message: expect.stringContaining(words) },
  ]);
});
