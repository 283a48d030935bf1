import { project } from "../project.ts";

export const ROLE = "arn:aws:iam::444455556666:role/ml";

/** Two function steps, a gate on what the first reports, and a model. */
export const PIPELINE = `
import { defineParams, lessThan, param, pipeline, report, step } from "@sagewright/pipeline-dsl";
import { z } from "zod";

const params = defineParams({ Limit: param.float({ default: 6 }), Rows: param.integer({ default: 10 }), Note: param.string({ default: "none" }) });
const evaluate = step.fn("Evaluate", {
  inputs: { rows: params.Rows, note: params.Note },
  reports: { quality: report({ output: "quality", file: "quality.json", shape: z.object({ mse: z.number() }) }) },
  run: ({ inputs }) => ({ quality: { mse: 1 / inputs.rows } }),
});
const gate = step.condition("IsGood", {
  conditions: [lessThan(evaluate.reports.quality.get("mse"), params.Limit)],
  ifSteps: [
    step.registerModel("Register", {
      image: "444455556666.dkr.ecr.eu-west-1.amazonaws.com/serve:1",
      model: "s3://models/model.tar.gz",
      modelPackageGroupName: "quality",
      supportedContentTypes: ["text/csv"],
      supportedResponseMIMETypes: ["text/csv"],
    }),
  ],
  elseSteps: [step.fail("TooBad", { errorMessage: "the error is too big" })],
});
export default pipeline("Quality", {
  params,
  steps: [evaluate, gate],
  functionImage: "444455556666.dkr.ecr.eu-west-1.amazonaws.com/node:24",
});
`;

/** A parameter stands for a place in S3. */
export const DATA_PIPELINE = `
import { defineParams, param, pipeline, step } from "@sagewright/pipeline-dsl";
const params = defineParams({ Table: param.s3Uri({ default: "s3://data/table.csv" }) });
const read = step.processing("Read", {
  image: "444455556666.dkr.ecr.eu-west-1.amazonaws.com/read:1",
  instanceType: "ml.m5.large",
  inputs: { table: { source: params.Table, destination: "/opt/ml/processing/table" } },
});
export default pipeline("Data", { params, steps: [read] });
`;

/** Its definition is too long to be sent along. */
export const LONG_PIPELINE = `
import { pipeline, step } from "@sagewright/pipeline-dsl";
const steps = Array.from({ length: 60 }, (_, n) => step.fail("F" + n, { errorMessage: "x".repeat(3000) }));
export default pipeline("Long", { steps });
`;

export const awsProject = (files: Readonly<Record<string, string>> = {}): string =>
  project({ "pipeline.ts": PIPELINE, ...files });

/** What a project's model build is started with. */
export const buildVariables = (endpoint: string): NodeJS.ProcessEnv => ({
  AWS_ACCESS_KEY_ID: "testing",
  AWS_SECRET_ACCESS_KEY: "testing",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: "eu-west-1",
  SAGEWRIGHT_POLL_MILLISECONDS: "50",
  ARTIFACT_BUCKET: "artifacts",
  SAGEMAKER_PIPELINE_NAME: "quality-p-abcdef123456",
  SAGEMAKER_PIPELINE_ROLE_ARN: ROLE,
  SAGEMAKER_PROJECT_NAME: "quality",
  SAGEMAKER_PROJECT_ID: "p-abcdef123456",
  SAGEMAKER_PROJECT_ARN: "arn:aws:sagemaker:eu-west-1:444455556666:project/quality",
});
