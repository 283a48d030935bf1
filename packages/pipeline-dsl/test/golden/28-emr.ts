import { defineParams, param, pipeline, step } from "../../src/index.ts";

/** EMR: a JAR on a cluster that is there, and a Spark job on a cluster of its own. */
const params = defineParams({ ClusterId: param.string({ default: "j-1" }) });

const existing = step.emr("Existing", {
  clusterId: params.ClusterId,
  executionRoleArn: "arn:aws:iam::123456789012:role/SageMakerRole",
  jar: "s3://my-bucket/a.jar",
  args: ["--x", params.ClusterId],
  mainClass: "com.Main",
  properties: [{ key: "k", value: "v" }],
  cache: { expireAfter: "P1D" },
  displayName: "dn",
  description: "d",
});

const newCluster = step.emr("NewCluster", {
  clusterConfig: {
    applications: [{ name: "Spark" }],
    releaseLabel: "emr-6.6.0",
    jobFlowRole: "role",
    serviceRole: "srole",
    tags: [{ key: "k", value: "v" }],
    instances: {
      instanceGroups: [{ instanceRole: "MASTER", instanceCount: 1, instanceType: "m5.2xlarge" }],
    },
  },
  jar: "command-runner.jar",
  args: ["spark-submit", "s3://x"],
  dependsOn: [existing],
  retry: [{ exceptionType: "Step.SERVICE_FAULT", backoffRate: 2, intervalSeconds: 1, expireAfterMin: 10 }],
});

export default pipeline("emr", { params, steps: [existing, newCluster] });
