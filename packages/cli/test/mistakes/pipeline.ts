import { defineParams, equals, execution, join, param, pipeline, step } from "@sagewright/pipeline-dsl";

/** A pipeline with twelve mistakes, for `check` to find: each is numbered where it stands. */

const params = defineParams({
  Rows: param.integer({ default: 1.5 }), // 1: no integer
});
const job = {
  image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tool:1",
  instanceType: "ml.m5.xlarge",
} as const;

const load = step.processing(
  "Load data",
  /* 2: a space */ {
    ...job,
    outputs: { rows: "/tmp/rows" }, // 3: not below /opt/ml/processing/
    cache: { expireAfter: "soon" }, // 4: no duration
  },
);

const clean = step.processing("Clean", {
  ...job,
  instanceType: "ml.m5.xlarg" as never, // 5: no such type
  instanceCount: "two" as never, // 6: no number
  inputs: { rows: load.outputs.rows },
  retry: [{ exceptionType: "Step.THROTTLING", maxAttempts: 3, expireAfterMin: 10 } as never], // 7: both limits
});

const unlisted = step.processing("Unlisted", { ...job, outputs: { out: "/opt/ml/processing/out" } });

const train = step.training("Train", {
  ...job,
  channels: { rows: { source: unlisted.outputs.out } }, // 8: not in the pipeline
  hyperParameters: { note: "x".repeat(2501) }, // 9: one character too many
  overrides: {
    EnableManagedSpotTraining: true, // 10: and no MaxWaitTimeInSeconds
    ResourceConfig: { VolumeSizeInGb: 50 } as never, // 11: misspelt
  },
});

const ready = step.lambda("Ready", {
  functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:ready",
  outputs: { state: "String" },
});
const gate = step.condition("Gate", {
  conditions: [equals(execution.pipelineName, "Planted")],
  ifSteps: [ready],
  elseSteps: [step.fail("Stop", { errorMessage: join(" ", "state is", ready.outputs.state) })], // 12: of the other branch
});

export default pipeline("Planted", {
  role: "arn:aws:iam::111122223333:role/Planted",
  bucket: "planted-bucket",
  params,
  steps: [load, clean, train, gate],
});
