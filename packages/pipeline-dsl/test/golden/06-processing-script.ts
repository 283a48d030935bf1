import { asset, type CompileOptions, pipeline, step } from "../../src/index.ts";

const machine = { image: "img:1", instanceType: "ml.m5.large", command: ["python3", "-v"] } as const;

const local = step.processing("LocalCode", {
  ...machine,
  code: "code/preprocess.py",
  arguments: ["--x", 1],
  inputs: {
    helper: {
      source: asset("code/lib/helper.py"),
      destination: "/opt/ml/processing/input/local",
    },
  },
  outputs: { o: "/opt/ml/processing/o" },
});

const inS3 = step.processing("S3Code", { ...machine, code: "s3://my-bucket/scripts/run.py" });

export default pipeline("proc-script", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [local, inS3],
});

/** The hashes that the recording has; the SDK's cover the path as it was spelled too. */
export const options: CompileOptions = {
  assets: {
    "code:code/preprocess.py": "7df44cc2db2d7b60ec07a0a0c62cfe333173dc49d12e8699c4f89872a7280363",
  },
};
