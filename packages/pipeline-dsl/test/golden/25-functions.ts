import { z } from "zod";
import {
  type CompileOptions,
  defineParams,
  equals,
  execution,
  join,
  jsonFile,
  lessThanOrEqualTo,
  param,
  pipeline,
  report,
  step,
} from "../../src/index.ts";

const params = defineParams({
  Bucket: param.string({ default: "my-bucket" }),
  Th: param.float({ default: 6.0 }),
});

const Evaluation = z.object({
  regression_metrics: z.object({ mse: z.object({ value: z.number() }) }),
  a: z.array(z.object({ "b c": z.number() })),
});

const machine = { image: "img:1", instanceType: "ml.m5.large" } as const;

const evaluate = step.processing("Eval", {
  ...machine,
  code: "code/evaluate.py",
  outputs: {
    evaluation: {
      source: "/opt/ml/processing/evaluation",
      destination: join("/", "s3:/", params.Bucket, execution.pipelineExecutionId, "eval"),
    },
  },
  reports: { Report: report({ output: "evaluation", file: "evaluation.json", shape: Evaluation }) },
});

const mse = evaluate.reports.Report.get("regression_metrics.mse.value");
const other = evaluate.reports.Report.get("a[0]['b c']");
const inS3 = jsonFile({
  s3Uri: join("/", "s3://my-bucket", execution.pipelineExecutionId, params.Bucket, "r.json"),
  shape: z.object({ x: z.object({ y: z.string() }) }),
}).get("x.y");
const nested = join(
  "/",
  join("-", "a", params.Bucket, 1, 2.5, true),
  mse,
  evaluate.properties.ProcessingJobArn,
  join(""),
  join(""),
);

const check = step.condition("Check", {
  conditions: [lessThanOrEqualTo(mse, params.Th), equals(other, 1), equals(inS3, "z")],
  ifSteps: [
    step.processing("Use", {
      ...machine,
      code: "s3://my-bucket/x.py",
      arguments: ["--v", mse, nested, inS3],
    }),
  ],
  elseSteps: [step.fail("Bad", { errorMessage: join(" ", "mse", mse, ">", params.Th) })],
});

export default pipeline("functions", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [evaluate, check],
});

/** The hash that the recording has; the SDK's covers the path as it was spelled too. */
export const options: CompileOptions = {
  assets: {
    "code:code/evaluate.py": "3423766ef1674cf1f1de3b534d32c173b861234ec2e47279cdbd7c78caa6b0f8",
  },
};
