import { defineParams, param, pipeline, step } from "../../src/index.ts";

/** EMR Serverless: a Spark program in an application that is there, and in one of its own. */
const params = defineParams({ App: param.string({ default: "app-1" }) });

const jobDriver = {
  sparkSubmit: {
    entryPoint: "s3://my-bucket/job.py",
    entryPointArguments: ["--x", params.App],
    sparkSubmitParameters: "--conf a=b",
  },
};

const existing = step.emrServerless("Existing", {
  applicationId: params.App,
  jobDriver,
  cache: { expireAfter: "P1D" },
  displayName: "dn",
  description: "d",
});

const made = step.emrServerless("New", {
  applicationConfig: { name: "x", releaseLabel: "emr-6.15.0", type: "SPARK" },
  jobDriver,
  configurationOverrides: {
    monitoringConfiguration: { s3MonitoringConfiguration: { logUri: "s3://my-bucket/logs" } },
  },
  executionTimeoutMinutes: 60,
  jobName: "job",
  tags: [{ key: "k", value: "v" }],
  dependsOn: [existing],
  retry: [{ exceptionType: "Step.THROTTLING", backoffRate: 2, intervalSeconds: 1, maxAttempts: 2 }],
});

export default pipeline("v3-emr-serverless", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  mlflow: null,
  steps: [existing, made],
});
