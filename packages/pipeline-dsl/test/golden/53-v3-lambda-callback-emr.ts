import { defineParams, equals, greaterThan, isIn, not, or, param, pipeline, step } from "../../src/index.ts";

/** Lambda, callback and EMR steps, and a condition on what they hand back. */
const params = defineParams({ P: param.string({ default: "p" }) });

const lambda = step.lambda("L", {
  functionArn: "arn:aws:lambda:us-west-2:123456789012:function:f",
  inputs: { p: params.P },
  outputs: { o: "Integer" },
});

const callback = step.callback("C", {
  sqsQueueUrl: "https://sqs.us-west-2.amazonaws.com/123456789012/q",
  inputs: { o: lambda.outputs.o },
  outputs: { x: "String" },
  dependsOn: [lambda],
});

const emr = step.emr("E", { clusterId: "j-1", jar: "s3://a.jar" });

const gate = step.condition("K", {
  conditions: [
    equals(callback.outputs.x, "y"),
    isIn(params.P, ["a"]),
    not(or(greaterThan(lambda.outputs.o, 1))),
  ],
  ifSteps: [emr],
  elseSteps: [step.fail("F", { errorMessage: "f" })],
});

export default pipeline("v3-misc", { params, mlflow: null, steps: [lambda, callback, gate] });
