import { z } from "zod";
import {
  type CompileOptions,
  defineParams,
  join,
  lessThanOrEqualTo,
  param,
  pipeline,
  report,
  step,
} from "../../src/index.ts";

const params = defineParams({
  Data: param.s3Uri({ default: "s3://data/in" }),
  Th: param.float({ default: 6.0 }),
});

const machine = { image: "img:1", instanceType: "ml.m5.large" } as const;

const a = step.processing("A", {
  ...machine,
  arguments: ["--x", params.Data],
  inputs: { i: { source: params.Data, destination: "/opt/ml/processing/i" } },
  outputs: { o: { source: "/opt/ml/processing/o", destination: "s3://my-bucket/o" } },
  environment: { A: 1 },
  maxRuntimeInSeconds: 60,
  cache: { expireAfter: "P1D" },
});

const b = step.processing("B", {
  ...machine,
  code: "code/evaluate.py",
  inputs: { i: { source: a.outputs.o, destination: "/opt/ml/processing/i" } },
  outputs: { m: { source: "/opt/ml/processing/m", destination: "s3://my-bucket/m" } },
  reports: { M: report({ output: "m", file: "m.json", shape: z.object({ mse: z.number() }) }) },
});

const c = step.condition("C", {
  conditions: [lessThanOrEqualTo(b.reports.M.get("mse"), params.Th)],
  elseSteps: [step.fail("F", { errorMessage: join(" ", "mse", params.Th) })],
});

export default pipeline("v3-proc", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  mlflow: null,
  steps: [a, b, c],
});

/** The hash that the recording has; the SDK's covers the path as it was spelled too. */
export const options: CompileOptions = {
  assets: {
    "code:code/evaluate.py": "3423766ef1674cf1f1de3b534d32c173b861234ec2e47279cdbd7c78caa6b0f8",
  },
};
