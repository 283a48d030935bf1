import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { equals } from "../conditions.ts";
import { execution } from "../execution.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";
import { assetsOf, check } from "./check.ts";

/** As plain JavaScript sees it. */
const untyped = step as unknown as Record<keyof typeof step, (...given: unknown[]) => StepNode>;
const other = step.lambda("Other", { functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:f" });
const inPipeline = (node: StepNode) =>
  pipeline("P", {
    role: "arn:aws:iam::111122223333:role/R",
    bucket: "bucket",
    functionImage: "node:24",
    steps: [other, node],
  });
const errors = (node: StepNode) => {
  const result = check(inPipeline(node));
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.join(".")}`);
};
const holds = [equals(execution.pipelineName, "a")];

describe("what plain JavaScript may give", () => {
  it.each([
    ["no conditions", untyped.condition("C", {}), "conditions"],
    ["no props at all", untyped.condition("C"), "conditions"],
    ["one condition", untyped.condition("C", { conditions: holds[0] }), "conditions"],
    ["one step as a branch", untyped.condition("C", { conditions: holds, ifSteps: other }), "ifSteps"],
    ["one step to wait for", untyped.condition("C", { conditions: holds, dependsOn: other }), "dependsOn"],
    ["a name to wait for", untyped.condition("C", { conditions: holds, dependsOn: "Other" }), "dependsOn"],
    ["null to wait for", untyped.condition("C", { conditions: holds, dependsOn: null }), "dependsOn"],
    ["no function", untyped.fn("C", {}), "run"],
    ["a text as function", untyped.fn("C", { run: "x" }), "run"],
    ["null as body", untyped.raw("C", "Lambda", null), "body"],
    ["no body", untyped.raw("C", "Lambda"), "body"],
    ["a text as body", untyped.raw("C", "Lambda", "x"), "body"],
  ])("is an issue: %s", (_, node, prop) => {
    expect(errors(node)).toContainEqual(`STEP_PROP_INVALID steps.C.${prop}`);
    expect(() => assetsOf(inPipeline(node))).not.toThrow();
  });

  it("is left to the definition's check: retry policies that are no list", () => {
    expect(errors(untyped.raw("C", "Processing", {}, { retry: {} }))).toContain(
      "VALUE_TYPE_WRONG steps.C.RetryPolicies",
    );
  });

  it.each(["fn", "lambda", "processing", "training"] as const)(
    "is refused at once: step.%s without props",
    (kind) => {
      expect(() => untyped[kind]("C")).toThrow(SagewrightError);
      expect(() => untyped[kind]("C")).toThrow("STEP_PROP_INVALID");
    },
  );

  it("is a pipeline without steps: one step in place of the list", () => {
    const result = check(pipeline("P", { steps: other as never }));
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toContain("STEPS_MISSING");
  });
});
