import { defineParams, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({ ModelData: param.s3Uri({ default: "s3://data/m.tar.gz" }) });

const one = step.model("One-CreateModel", {
  displayName: "dn",
  description: "desc",
  image: "img:1",
  model: params.ModelData,
  environment: { K: "V" },
  vpcConfig: { subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
  enableNetworkIsolation: true,
  tags: [{ key: "a", value: "b" }],
});

const multi = step.model("Multi-CreateModel", {
  containers: [
    { image: "img:a", model: "s3://data/a.tar.gz", environment: { A: 1 } },
    { image: "img:b", model: "s3://data/b.tar.gz", environment: {} },
  ],
  dependsOn: [one],
});

export default pipeline("model-create", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [one, multi],
});
