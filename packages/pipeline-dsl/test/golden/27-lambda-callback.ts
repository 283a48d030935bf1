import { defineParams, param, pipeline, step } from "../../src/index.ts";

/** Lambda and callback steps: inputs, outputs of all four types, cache settings, outputs as inputs of later steps. */
const params = defineParams({ P: param.string({ default: "p" }) });

const lambda = step.lambda("Lam", {
  functionArn: "arn:aws:lambda:us-west-2:123456789012:function:f",
  inputs: { p: params.P, n: 1, nested: { a: [params.P, 2] } },
  outputs: { s: "String", i: "Integer", b: "Boolean", f: "Float" },
  cache: { expireAfter: "P1D" },
  displayName: "dn",
  description: "d",
});

const callback = step.callback("Call", {
  sqsQueueUrl: "https://sqs.us-west-2.amazonaws.com/123456789012/q",
  inputs: { l: lambda.outputs.s, l2: lambda.outputs.i },
  outputs: { cs: "String", ci: "Integer", cb: "Boolean", cf: "Float" },
  cache: { enabled: false },
  dependsOn: [lambda],
});

const noOutputs = step.lambda("NoOut", {
  functionArn: "arn:aws:lambda:us-west-2:123456789012:function:g",
  inputs: { c: callback.outputs.ci, d: callback.outputs.cs },
});

export default pipeline("lambda-callback", { params, steps: [lambda, callback, noOutputs] });
