import { describe, expect, expectTypeOf, it } from "vitest";
import { assetsOf, check, compile } from "../compile/check.ts";
import { functionOf } from "../function/function-of.ts";
import { defineParams, param } from "../param.ts";
import { type PipelineProps, pipeline } from "../pipeline.ts";
import type { Ref } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";
import { subPipeline } from "../sub-pipeline.ts";

const params = defineParams({
  Words: param.string(),
  Rows: param.integer(),
  Strict: param.boolean(),
  Data: param.s3Uri(),
});
const lambda = {
  region: "eu-central-1",
  accountId: "111122223333",
  role: "arn:aws:iam::111122223333:role/functions",
};
const count = step.fn("Count", {
  on: "lambda",
  inputs: { words: params.Words, rows: params.Rows, strict: params.Strict, data: params.Data, fixed: 5 },
  returns: { count: "Integer", share: "Float", ok: "Boolean", name: "String" },
  run: ({ inputs, log }) => {
    expectTypeOf(inputs.words).toEqualTypeOf<string>();
    expectTypeOf(inputs.rows).toEqualTypeOf<number>();
    expectTypeOf(inputs.strict).toEqualTypeOf<boolean>();
    expectTypeOf(inputs.data).toExtend<string>();
    expectTypeOf(inputs.fixed).toExtend<number>();
    log("counting");
    return { count: inputs.words.split(" ").length, share: 0.5, ok: true, name: "n" };
  },
});
const build = (node: StepNode, props: Pick<PipelineProps, "lambda"> = {}) =>
  pipeline("P", { params, lambda, ...props, steps: [node] });
const issuesOf = (node: StepNode, props: Pick<PipelineProps, "lambda"> = {}) => {
  const result = check(build(node, props));
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
};
const small = (props: object) => step.fn("Small", { on: "lambda", run: () => {}, ...props });

describe("step.fn on Lambda", () => {
  it("calls a function by the alias of its code", () => {
    const hash = "0123456789abcdef".repeat(4);
    expect(compile(build(count), { assets: { "function:Count": hash } }).Steps).toEqual([
      {
        Name: "Count",
        Type: "Lambda",
        FunctionArn: "arn:aws:lambda:eu-central-1:111122223333:function:P-Count:code-0123456789abcdef",
        Arguments: {
          words: { Get: "Parameters.Words" },
          rows: { Get: "Parameters.Rows" },
          strict: { Get: "Parameters.Strict" },
          data: { Get: "Parameters.Data" },
          fixed: 5,
        },
        OutputParameters: [
          { OutputName: "count", OutputType: "Integer" },
          { OutputName: "share", OutputType: "Float" },
          { OutputName: "ok", OutputType: "Boolean" },
          { OutputName: "name", OutputType: "String" },
        ],
      },
    ]);
  });

  it("types what it returns, and what it hands on", () => {
    expectTypeOf(count.outputs.count).toEqualTypeOf<Ref<number>>();
    expectTypeOf(count.outputs.ok).toEqualTypeOf<Ref<boolean>>();
    expectTypeOf(count.outputs.name).toEqualTypeOf<Ref<string>>();
    // @ts-expect-error no such value
    expect(count.outputs.nothing).toBeUndefined();
    // @ts-expect-error a value is missing
    step.fn("A", { on: "lambda", returns: { n: "Integer", ok: "Boolean" }, run: () => ({ n: 1 }) });
    // @ts-expect-error a value of another type
    step.fn("B", { on: "lambda", returns: { n: "Integer" }, run: () => ({ n: "1" }) });
    // @ts-expect-error a Lambda function has no image
    step.fn("C", { on: "lambda", image: "node", run: () => {} });
    // @ts-expect-error nor folders
    step.fn("D", { on: "lambda", outputs: ["table"], run: () => {} });
    // @ts-expect-error a job returns reports, not values
    step.fn("E", { returns: { n: "Integer" }, run: () => ({ n: 1 }) });
  });

  it("hands on what is needed to make the function", () => {
    expect(assetsOf(build(count))).toEqual([
      {
        kind: "function",
        id: "function:Count",
        step: "Count",
        manifest: {
          step: "Count",
          inputs: { words: "string", rows: "number", strict: "boolean", data: "string", fixed: "number" },
          outputs: [],
          reports: {},
          returns: { count: "Integer", share: "Float", ok: "Boolean", name: "String" },
        },
        lambda: {
          functionName: "P-Count",
          functionArn: "arn:aws:lambda:eu-central-1:111122223333:function:P-Count",
          runtime: "nodejs22.x",
          handler: "main.handler",
          memorySize: 512,
          timeout: 120,
          environment: {},
          role: "arn:aws:iam::111122223333:role/functions",
        },
      },
    ]);
  });

  it("takes what it says of its function", () => {
    const node = small({
      functionName: "mine",
      runtime: "nodejs24.x",
      memorySize: 1024,
      timeout: 600,
      environment: { LOG: "all" },
      functionRole: "arn:aws:iam::111122223333:role/own",
    });
    expect(assetsOf(build(node))[0]).toMatchObject({
      lambda: {
        functionName: "mine",
        runtime: "nodejs24.x",
        memorySize: 1024,
        timeout: 600,
        environment: { LOG: "all" },
        role: "arn:aws:iam::111122223333:role/own",
      },
    });
  });

  it.each([
    ["cn-north-1", "arn:aws-cn:lambda:cn-north-1:111122223333:function:P-Small:code-unhashed"],
    ["us-gov-west-1", "arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:P-Small:code-unhashed"],
  ])("lives in the partition of its region: %s", (region, FunctionArn) => {
    expect(compile(build(small({}), { lambda: { ...lambda, region } })).Steps[0]).toMatchObject({
      FunctionArn,
    });
  });

  it("may be a function elsewhere", () => {
    const functionArn = "arn:aws:lambda:us-east-1:444455556666:function:other";
    const made = build(small({ functionArn }), { lambda: undefined as never });
    expect(compile(made).Steps[0]).toMatchObject({ FunctionArn: `${functionArn}:code-unhashed` });
    expect(assetsOf(made)[0]).toMatchObject({ lambda: { functionName: "other" } });
  });

  it("takes the place from the options where the pipeline names none", () => {
    const made = build(small({}), { lambda: undefined as never });
    expect(compile(made, { lambda }).Steps[0]).toMatchObject({
      FunctionArn: expect.stringContaining("eu-central-1:111122223333"),
    });
    expect(issuesOf(small({}), { lambda: undefined as never })).toEqual([
      ["LAMBDA_PLACE_MISSING", "steps", "Small"],
    ]);
  });

  it.each([
    [{ timeout: 601 }, ["VALUE_OUT_OF_RANGE", "steps", "Small", "timeout"]],
    [{ memorySize: 64 }, ["VALUE_OUT_OF_RANGE", "steps", "Small", "memorySize"]],
    [{ functionName: "no spaces" }, ["FUNCTION_NAME_INVALID", "steps", "Small", "functionName"]],
    [
      { functionArn: "arn:aws:lambda:us-east-1:444455556666:function:other:7" },
      ["FUNCTION_ARN_INVALID", "steps", "Small", "functionArn"],
    ],
    [{ run: "run" }, ["STEP_PROP_INVALID", "steps", "Small", "run"]],
  ])("refuses %j", (props, issue) => {
    expect(issuesOf(small(props))).toContainEqual(issue);
  });

  it("refuses a place that is none, and a function of two steps", () => {
    expect(issuesOf(small({}), { lambda: { region: "Frankfurt", accountId: "1111" } })).toContainEqual([
      "LAMBDA_PLACE_INVALID",
      "lambda",
    ]);
    const two = ["A", "B"].map((name) =>
      step.fn(name, { on: "lambda", functionName: "same", run: () => {} }),
    );
    expect(check(pipeline("P", { lambda, steps: two }))).toMatchObject({
      ok: false,
      issues: [{ code: "FUNCTION_SHARED", path: ["steps", "B", "functionName"] }],
    });
  });

  it("is found by its name, and by that with a prefix", async () => {
    const eu = subPipeline("Eu", (step) => ({
      count: step.fn("Count", { on: "lambda", returns: { n: "Integer" }, run: () => ({ n: 3 }) }),
    }));
    expectTypeOf(eu.count.outputs.n).toEqualTypeOf<Ref<number>>();
    expectTypeOf(eu.count.name).toEqualTypeOf<"Eu-Count">();
    const made = pipeline("P", { lambda, steps: [eu] });
    expect(functionOf(made, "Eu-Count")({} as never)).toEqual({ n: 3 });
  });
});
