import { describe, expect, it } from "vitest";
import { hyperparameterValues, userArgumentsOf } from "./script-mode.ts";

const argumentsOf = (HyperParameters: Record<string, string>) =>
  userArgumentsOf(hyperparameterValues({ HyperParameters }));

describe("userArgumentsOf", () => {
  it("sorts by name, gives one letter one dash, and keeps what is the toolkit's own", () => {
    expect(argumentsOf({ rate: "0.1", n: "5", sagemaker_program: '"a.py"', "batch-size": "32" })).toEqual([
      "--batch-size",
      "32",
      "-n",
      "5",
      "--rate",
      "0.1",
    ]);
  });

  it.each([
    ["1.0", "1.0"],
    ["null", ""],
    ["false", "False"],
    ['{"b": 1, "a": "x"}', "a=x,b=1"],
    ['["a", 1.0]', "['a', 1.0]"],
  ])("passes %s on as %j", (json, argument) => {
    expect(argumentsOf({ name: json })).toEqual(["--name", argument]);
  });
});
