import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { asset } from "../asset.ts";
import { branch } from "../branch.ts";
import { and, greaterThan, isIn, not, or } from "../conditions.ts";
import { join } from "../join.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { createPipelineRequest } from "../requests/create-pipeline-request.ts";
import { onEvent } from "../starts/event-trigger.ts";
import { scheduleRequests, triggerRequests } from "../starts/start-requests.ts";
import { step } from "../step.ts";
import type { ListedStep } from "../step-group.ts";
import { check } from "./check.ts";

const functionArn = "arn:aws:lambda:eu-central-1:111122223333:function:f";
const job = {
  image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/x:1",
  instanceType: "ml.m5.large",
} as const;
const params = defineParams({ F: param.float({ default: 0.5 }), S: param.string({ default: "a" }) });
const make = (steps: readonly ListedStep[], more: object = {}) =>
  pipeline("P", {
    params,
    steps,
    role: "arn:aws:iam::111122223333:role/r",
    bucket: "bkt-x",
    lambda: { region: "eu-central-1", accountId: "111122223333", role: "arn:aws:iam::111122223333:role/f" },
    ...more,
  });

function told(steps: readonly ListedStep[], more: object = {}): readonly string[] {
  const result = check(make(steps, more));
  const issues = result.ok ? result.warnings : result.issues;
  return issues.map(({ code, path }) => `${code} ${path.join(".")}`);
}

function thrown(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof SagewrightError) return error.issues.map(({ code }) => code);
    throw error;
  }
  return [];
}

/** As plain JavaScript sees it. */
const untyped = (value: unknown): never => value as never;
const called = (of: unknown) => of as (...given: unknown[]) => unknown;

describe("numbers that JSON cannot say", () => {
  it("are issues of a condition", () => {
    const of = (limit: number) => step.condition("C", { conditions: [greaterThan(params.F, limit)] });

    expect(told([of(Number.NaN)])).toContain("VALUE_NOT_JSON steps.C.conditions");
    expect(told([of(Number.POSITIVE_INFINITY)])).toContain("VALUE_NOT_JSON steps.C.conditions");
    expect(told([of(1)])).toEqual([]);
  });

  it("are issues of texts and of joined values", () => {
    const gate = branch("G", { conditions: [greaterThan(params.F, 1)] });
    const text = step.lambda("T", { functionArn, inputs: { t: join("-", "a", params.S, Number.NaN) } });
    const joined = step.lambda("J", { functionArn, inputs: { n: gate.join(Number.NaN, 1) } });

    expect(told([gate, text, joined])).toEqual(
      expect.arrayContaining(["VALUE_NOT_JSON steps.T", "VALUE_NOT_JSON steps.J"]),
    );
  });
});

describe("literals that AWS refuses", () => {
  it("regular expressions of metrics", () => {
    const of = (regex: string) => step.training("T", { ...job, metricDefinitions: { rmse: regex } });

    expect(told([of("(")])).toEqual(["PROP_VALUE_INVALID steps.T.metricDefinitions.rmse"]);
    expect(told([of("(?i)rmse: (?P<value>[0-9.]+)")])).toEqual([]);
  });

  it("MLflow servers", () => {
    const of = (resourceArn: string) =>
      told([step.lambda("L", { functionArn })], { mlflow: { resourceArn } });

    expect(of("x")).toEqual(["PROP_VALUE_INVALID mlflow.resourceArn"]);
    const place = "arn:aws:sagemaker:eu-central-1:111122223333";
    expect(of(`${place}:mlflow-tracking-server/mine`)).toEqual([]);
    expect(of(`${place}:mlflow-app/app-ABC`)).toEqual([]);
  });

  it("what requests say of the pipeline", () => {
    const tags = [
      { key: "a", value: "1" },
      { key: "a", value: "2" },
    ];

    expect(told([step.lambda("L", { functionArn })], { maxParallelExecutionSteps: 0, tags })).toEqual([
      "PARALLELISM_INVALID maxParallelExecutionSteps",
      "TAG_TWICE tags",
    ]);
  });

  it("functions on Lambda", () => {
    const run = () => ({});
    const made = step.fn("F", {
      on: "lambda",
      environment: { AWS_REGION: "x", MINE: "y" },
      runtime: untyped("nodejs12.x"),
      inputs: { a: untyped(asset("d.csv")) },
      run,
    });

    expect(told([made])).toEqual([
      "PROP_VALUE_INVALID steps.F.runtime",
      "PROP_VALUE_INVALID steps.F.environment",
      "PROP_VALUE_INVALID steps.F.inputs.a",
    ]);
    expect(thrown(() => step.fn("F", untyped({ on: "ec2", run })))).toEqual(["PROP_VALUE_INVALID"]);
  });

  it("tests of events", () => {
    const of = (detail: { readonly [member: string]: unknown }) =>
      told([step.lambda("L", { functionArn })], { triggers: [onEvent("E", { pattern: { detail } })] });

    expect(of({ size: [{ numeric: [">"] }] })).toEqual(["EVENT_PATTERN_INVALID triggers.E.pattern"]);
    expect(of({ key: [{ foo: 1 }] })).toEqual(["EVENT_PATTERN_INVALID triggers.E.pattern"]);
    expect(of({ key: [{ prefix: "a", suffix: "b" }] })).toEqual(["EVENT_PATTERN_INVALID triggers.E.pattern"]);
    expect(of({ $or: ["x"] })).toEqual(["EVENT_PATTERN_INVALID triggers.E.pattern"]);
    expect(
      of({
        size: [{ numeric: [">", 0, "<=", 5] }, { exists: false }, null, 3, "x", true],
        key: [
          { prefix: { "equals-ignore-case": "A" } },
          { "anything-but": { suffix: ".tmp" } },
          { wildcard: "a*" },
        ],
        address: [{ cidr: "10.0.0.0/24" }, { "anything-but": ["a", 1] }],
        $or: [{ a: ["b"] }, { c: [{ exists: true }] }],
      }),
    ).toEqual([]);
  });

  it("types of steps that nobody knows, with the way out", () => {
    const result = check(make([step.raw("R", "NewType", { Arguments: {} })]));

    expect(result.ok ? [] : result.issues.map(({ hint }) => hint)).toEqual([
      expect.stringContaining("silence: { STEP_TYPE_UNKNOWN:"),
    ]);
    const meant = { silence: { STEP_TYPE_UNKNOWN: "new in May" } };
    expect(told([step.raw("R", "NewType", { Arguments: {} }, meant)])).toEqual([]);
  });
});

describe("plain JavaScript", () => {
  it("gets issues where it leaves out what a call needs", () => {
    const gate = branch("G", { conditions: [greaterThan(params.F, 1)] });
    const made = make([gate]);

    expect(thrown(() => isIn(params.S, untyped("abc")))).toEqual(["VALUES_NOT_LISTED"]);
    for (const test of [and, or, not] as readonly ((...given: unknown[]) => unknown)[])
      expect(thrown(() => test(params.S, isIn(params.S, ["a"])))).toEqual(["NOT_A_CONDITION"]);
    expect(thrown(() => called(gate.join)("a"))).toEqual(["ARGUMENT_NOT_GIVEN"]);
    expect(thrown(() => called(createPipelineRequest)(made, { role: "r" }))).toEqual(["ARGUMENT_NOT_GIVEN"]);
    expect(thrown(() => called(scheduleRequests)(made))).toEqual(["ARGUMENT_NOT_GIVEN"]);
    expect(thrown(() => called(triggerRequests)(made))).toEqual(["ARGUMENT_NOT_GIVEN"]);
  });

  it("is told of a failure without a message", () => {
    expect(told([step.fail("F", untyped({}))])).toEqual(["PROP_VALUE_INVALID steps.F.errorMessage"]);
  });
});
