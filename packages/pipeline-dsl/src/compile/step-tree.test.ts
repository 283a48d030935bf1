import { describe, expect, it } from "vitest";
import { equals } from "../conditions.ts";
import { execution } from "../execution.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import { check } from "./check.ts";

const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:f";
const known = step.condition("Known", { conditions: [true], ifSteps: [step.lambda("A", { functionArn })] });
const gate = step.condition("Gate", { conditions: [equals(execution.pipelineName, "a")] });
const reader = step.lambda("Reader", { functionArn, inputs: { a: gate.join("x", "y") } });

const toldOf = (steps: Parameters<typeof pipeline>[1]["steps"], name: string) => {
  const result = check(pipeline("P", { steps }));
  const issues = result.ok ? [] : result.issues;
  return issues.filter(({ path }) => path[1] === name).map(({ code, path }) => `${code} ${path.join(".")}`);
};

describe("a condition in raw JSON, beside conditions that are folded and values that are joined", () => {
  it.each([
    ["a number as arguments", { Arguments: 7 }],
    ["null as arguments", { Arguments: null }],
    ["a number as branch", { Arguments: { Conditions: [], IfSteps: 5 } }],
    ["null as branch", { Arguments: { Conditions: [], ElseSteps: null } }],
    ["null as step", { Arguments: { Conditions: [], IfSteps: [null] } }],
    ["an argument of no condition", { Arguments: { Conditions: [], More: 3 } }],
    ["a number as what it waits for", { Arguments: { Conditions: [] }, DependsOn: 5 }],
  ])("has the issues that it has alone: %s", (_, body) => {
    const raw = step.raw("Raw", "Condition", body);
    const alone = toldOf([raw], "Raw");

    expect(alone.length).toBeGreaterThan(0);
    expect(toldOf([raw, known], "Raw")).toEqual(alone);
    expect(toldOf([raw, gate, reader], "Raw")).toEqual(alone);
  });
});
