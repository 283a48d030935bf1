import { defineParams, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({ P: param.string({ default: "v" }) });

const notebook = {
  inputNotebook: "nb/notebook.ipynb",
  image: "123456789012.dkr.ecr.us-west-2.amazonaws.com/sagemaker-distribution:1",
  kernelName: "python3",
} as const;

const minimal = step.notebookJob("NbMin", notebook);

const full = step.notebookJob("NbFull", {
  ...notebook,
  displayName: "dn",
  description: "d",
  notebookJobName: "job_name",
  s3RootUri: "s3://my-bucket/nb",
  parameters: { a: "1", p: params.P, out: minimal.outputs.notebookJobOutputLocationPrefix },
  environment: { E: params.P },
  initializationScript: "nb/init.sh",
  additionalDependencies: ["code/lib"],
  kmsKeyId: "k",
  instanceType: "ml.m5.xlarge",
  volumeSizeInGB: 50,
  volumeKmsKeyId: "vk",
  enableInterContainerTrafficEncryption: false,
  vpcConfig: { securityGroupIds: ["sg-1"], subnets: ["subnet-1"] },
  maximumRetryAttempts: 3,
  maxRuntimeInSeconds: 600,
  tags: [{ key: "a", value: "b" }],
  dependsOn: [minimal],
});

export default pipeline("notebook", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [minimal, full],
});
