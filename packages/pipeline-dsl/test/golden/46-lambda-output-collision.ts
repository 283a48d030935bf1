import { pipeline, step } from "../../src/index.ts";

/** Two steps with an output of the same name. In the Python SDK the second one's stands for both. */
const functionArn = "arn:aws:lambda:us-west-2:123456789012:function:f";

const first = step.lambda("L1", { functionArn, outputs: { o: "String" } });
const second = step.lambda("L2", { functionArn, outputs: { o: "String" } });
const third = step.lambda("L3", {
  functionArn,
  inputs: { wrong: first.outputs.o, right: first.outputs.o },
});

export default pipeline("collision", { steps: [first, second, third] });
