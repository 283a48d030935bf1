import { z } from "zod";
import { type CompileOptions, pipeline, report, step } from "../../src/index.ts";

const machine = {
  image: "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
  instanceType: "ml.m5.xlarge",
} as const;
const shape = z.object({ rmse: z.number() });

const a = step.processing("A", {
  ...machine,
  code: "code/preprocess.py",
  outputs: { train: "/opt/ml/processing/train", metrics: "/opt/ml/processing/metrics" },
  reports: {
    M: report({ output: "metrics", file: "metrics.json", shape }),
    N: report({ output: "metrics", file: "sub/n.json", shape }),
  },
});

const b = step.processing("B", {
  ...machine,
  code: "code/evaluate.py",
  inputs: {
    "input-1": { source: a.outputs.train, destination: "/opt/ml/processing/in" },
    "input-2": {
      source: a.properties.ProcessingOutputConfig.Outputs.at(1).S3Output.S3Uri,
      destination: "/opt/ml/processing/in2",
    },
  },
  arguments: [
    "--status",
    a.properties.ProcessingJobStatus,
    "--arn",
    a.properties.ProcessingJobArn,
    "--env",
    a.properties.Environment.at("KEY"),
    "--img",
    a.properties.AppSpecification.ImageUri,
  ],
});

export default pipeline("proc-sk", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [a, b],
});

/** The hashes that the recording has; the SDK's cover the path as it was spelled too. */
export const options: CompileOptions = {
  assets: {
    "code:code/preprocess.py": "7df44cc2db2d7b60ec07a0a0c62cfe333173dc49d12e8699c4f89872a7280363",
    "code:code/evaluate.py": "3423766ef1674cf1f1de3b534d32c173b861234ec2e47279cdbd7c78caa6b0f8",
  },
};
