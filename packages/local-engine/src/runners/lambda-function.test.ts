import { expect, it } from "vitest";
import { moduleOf } from "./lambda-function.ts";

const ARN = "arn:aws:lambda:eu-central-1:123456789012:function:double";

it.each([
  [{ double: "m" }, "double"],
  [{ double: "m" }, "double:prod"],
  [{ double: "m" }, ARN],
  [{ double: "m" }, `${ARN}:7`],
  [{ double: "m" }, "123456789012:function:double"],
  [{ [ARN]: "m" }, ARN],
  [{ [ARN]: "m" }, `${ARN}:$LATEST`],
  [{ [`${ARN}:7`]: "m", double: "other" }, `${ARN}:7`],
  [{ "double:7": "m", "double:8": "other" }, `${ARN}:7`],
  [{ "double:7": "other", double: "m" }, `${ARN}:7`],
])("finds the module of %j for %s", (lambdas, functionArn) => {
  expect(moduleOf(lambdas, functionArn)).toBe("m");
});

it.each(["single", "toString", "constructor", "", `${ARN}s`])("finds none for %j", (functionArn) => {
  expect(moduleOf({ double: "m" }, functionArn)).toBeUndefined();
});
