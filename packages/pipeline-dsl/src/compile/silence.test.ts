import { expect, it } from "vitest";
import { equals } from "../conditions.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import { check } from "./check.ts";

const place = { role: "arn:aws:iam::111122223333:role/R", bucket: "bucket" };
const job = { image: "image", instanceType: "ml.m5.large" } as const;
const REASON = "the service takes it since May";

function found(...steps: Parameters<typeof pipeline>[1]["steps"]): readonly string[] {
  const result = check(pipeline("P", { ...place, steps }));
  return (result.ok ? result.warnings : result.issues).map(
    ({ code, path, severity }) => `${code}${severity === "warning" ? "?" : ""} ${path.join(".")}`,
  );
}

const odd = (silence: { readonly [code: string]: string }) =>
  step.processing("Odd", { image: "image", instanceType: "ml.m99.large" as never, silence });

it("keeps what a step silences with a reason to itself", () => {
  expect(found(odd({}))).toEqual([
    "VALUE_UNKNOWN? steps.Odd.Arguments.ProcessingResources.ClusterConfig.InstanceType",
  ]);
  expect(found(odd({ VALUE_UNKNOWN: REASON }))).toEqual([]);
});

it("silences errors as well, and compiles then", () => {
  const named = (silence: { readonly [code: string]: string }) =>
    step.processing("Named", { ...job, environment: { K: "v".repeat(257) }, silence });
  expect(found(named({}))).toEqual(["TEXT_TOO_LONG steps.Named.Arguments.Environment.K"]);
  expect(check(pipeline("P", { ...place, steps: [named({ TEXT_TOO_LONG: REASON })] })).ok).toBe(true);
});

it.each(["", "  \n"])("wants a reason, and %j is none", (reason) => {
  expect(found(odd({ VALUE_UNKNOWN: reason }))).toEqual([
    "VALUE_UNKNOWN? steps.Odd.Arguments.ProcessingResources.ClusterConfig.InstanceType",
    "SILENCE_REASON_MISSING steps.Odd.silence.VALUE_UNKNOWN",
  ]);
});

it("warns of a code that nothing says of the step", () => {
  expect(found(step.processing("Fine", { ...job, silence: { VALUE_UNKNOWN: REASON } }))).toEqual([
    "SILENCE_UNUSED? steps.Fine.silence.VALUE_UNKNOWN",
  ]);
});

it("does not silence other steps, other codes, or what belongs to no step", () => {
  const other = step.processing("Other", {
    ...job,
    environment: { "a b": "x" },
    silence: { VALUE_UNKNOWN: REASON },
  });
  expect(found(odd({}), other)).toEqual([
    "VALUE_UNKNOWN? steps.Odd.Arguments.ProcessingResources.ClusterConfig.InstanceType",
    "TEXT_PATTERN_MISMATCH steps.Other.Arguments.Environment.a b",
    "SILENCE_UNUSED? steps.Other.silence.VALUE_UNKNOWN",
  ]);
});

it("silences a step of a branch where it stands", () => {
  const gate = step.condition("Gate", {
    conditions: [
      equals(
        step.lambda("Ask", {
          functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
          outputs: { a: "String" },
        }).outputs.a,
        "x",
      ),
    ],
    ifSteps: [odd({ VALUE_UNKNOWN: REASON })],
  });
  expect(found(gate).filter((issue) => issue.includes("VALUE_UNKNOWN"))).toEqual([]);
});

it.each([null, [], "VALUE_UNKNOWN"])("reports %j, which is no object of codes and reasons", (silence) => {
  expect(found(step.processing("Bad", { ...job, silence: silence as never }))).toEqual([
    "STEP_PROP_INVALID steps.Bad.silence",
  ]);
});

it("lets the pipeline silence what belongs to no step, and nothing of a step", () => {
  const silence = { STEPS_MISSING: "the steps come later" };
  const issues = (...steps: Parameters<typeof pipeline>[1]["steps"]) => {
    const result = check(pipeline("P", { ...place, steps, silence }));
    return (result.ok ? result.warnings : result.issues).map(({ code, path }) => `${code} ${path.join(".")}`);
  };

  expect(found()).toEqual(["STEPS_MISSING steps"]);
  expect(issues()).toEqual([]);
  expect(issues(odd({ VALUE_UNKNOWN: REASON }))).toEqual(["SILENCE_UNUSED silence.STEPS_MISSING"]);
  expect(issues(odd({}))).toContain(
    "VALUE_UNKNOWN steps.Odd.Arguments.ProcessingResources.ClusterConfig.InstanceType",
  );
});

it("reports a silence of the pipeline that is no object", () => {
  const result = check(pipeline("P", { steps: [], silence: "STEPS_MISSING" as never }));

  expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual([
    "STEPS_MISSING",
    "SILENCE_INVALID",
  ]);
});
