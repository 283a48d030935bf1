import { pipeline, step } from "../../src/index.ts";

/** The Python SDK creates this function while it builds the definition; here the function is there, and compiling is pure. */
const made = step.lambda("Made", {
  functionArn: "arn:aws:lambda:us-west-2:123456789012:function:made-by-sdk",
  inputs: { x: 1 },
  outputs: { statusCode: "Integer" },
});

export default pipeline("lambda-create", { steps: [made] });
