import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { expressionOf, REF, type Ref, type S3Uri } from "./ref.ts";
import { report } from "./report.ts";
import { step } from "./step.ts";

const Metrics = z.object({
  mse: z.object({ value: z.number(), unit: z.string().optional() }),
  folds: z.array(z.object({ rmse: z.number() })),
  "validation:auc": z.number(),
  best: z.boolean().nullable(),
  grade: z.enum(["good", "bad"]),
  labels: z.record(z.string(), z.number()),
  pair: z.tuple([z.string(), z.int()]),
  anything: z.unknown(),
});
const evaluate = step.processing("Evaluate", {
  image: "image",
  instanceType: "ml.m5.large",
  outputs: { evaluation: "/opt/ml/processing/evaluation" },
  reports: { metrics: report({ output: "evaluation", file: "metrics.json", shape: Metrics }) },
});
const { metrics } = evaluate.reports;

describe("a value of a report", () => {
  it("is read from the property file", () => {
    expect(expressionOf(metrics.get("mse.value"))).toEqual({
      "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.metrics" }, Path: "mse.value" },
    });
    expect(metrics.get("mse.value")[REF].sources.map(({ name }) => name)).toEqual(["Evaluate"]);
  });

  it("has the type at its path", () => {
    expectTypeOf(metrics.get("mse.value")).toEqualTypeOf<Ref<number>>();
    expectTypeOf(metrics.get("mse.unit")).toEqualTypeOf<Ref<string>>();
    expectTypeOf(metrics.get("folds[0].rmse")).toEqualTypeOf<Ref<number>>();
    expectTypeOf(metrics.get("['validation:auc']")).toEqualTypeOf<Ref<number>>();
    expectTypeOf(metrics.get("best")).toEqualTypeOf<Ref<boolean>>();
    expectTypeOf(metrics.get("grade")).toEqualTypeOf<Ref<"good" | "bad">>();
    expectTypeOf(metrics.get("labels.cat")).toEqualTypeOf<Ref<number>>();
  });

  it.each([
    ["mse.value", "number"],
    ["mse.unit", "string"],
    ["folds[12].rmse", "number"],
    ["['validation:auc']", "number"],
    ["best", "boolean"],
    ["grade", "string"],
    ["labels['a.b']", "number"],
    ["pair[0]", "string"],
    ["anything.at[0].all", "unknown"],
  ])("knows at run time what is at %s: %s", (path, kind) => {
    expect((metrics.get as unknown as (path: string) => Ref<unknown>)(path)[REF].kind).toBe(kind);
  });

  it("does not compile, and throws, where nothing or no scalar is", () => {
    // @ts-expect-error no such metric
    expect(() => metrics.get("mse.valu")).toThrow("REPORT_PATH_UNKNOWN");
    // @ts-expect-error an object is no value
    expect(() => metrics.get("mse")).toThrow("REPORT_PATH_UNKNOWN");
    // @ts-expect-error an index into an object
    expect(() => metrics.get("mse[0]")).toThrow("REPORT_PATH_UNKNOWN");
    // @ts-expect-error a name in a list
    expect(() => metrics.get("folds.rmse")).toThrow("REPORT_PATH_UNKNOWN");
    // @ts-expect-error below a scalar
    expect(() => metrics.get("grade.length")).toThrow("REPORT_PATH_UNKNOWN");
  });
});

it("may hold itself, and may be of more than one shape", () => {
  const Tree = z.object({
    value: z.number(),
    get children() {
      return z.array(Tree);
    },
    either: z.union([z.number(), z.object({ low: z.string() })]),
  });
  const grow = step.fn("Grow", {
    reports: { tree: report({ output: "tree", file: "tree.json", shape: Tree }) },
    run: async () => ({ tree: { value: 1, children: [], either: 2 } }),
  });

  const deep = grow.reports.tree.get("children[0].children[1].value");
  expectTypeOf(deep).toEqualTypeOf<Ref<number>>();
  expect(deep[REF].kind).toBe("number");
  expectTypeOf(grow.reports.tree.get("either")).toEqualTypeOf<Ref<number>>();
  expect(grow.reports.tree.get("either.low")[REF].kind).toBe("unknown");
  // @ts-expect-error no such member
  expect(() => grow.reports.tree.get("children[0].values")).toThrow("REPORT_PATH_UNKNOWN");
});

it("lies under the output it belongs to", () => {
  expectTypeOf(metrics.s3Uri).toEqualTypeOf<Ref<S3Uri>>();
  expect(expressionOf(metrics.s3Uri)).toEqual({
    "Std:Join": {
      On: "/",
      Values: [
        { Get: "Steps.Evaluate.ProcessingOutputConfig.Outputs['evaluation'].S3Output.S3Uri" },
        "metrics.json",
      ],
    },
  });
});

it("does not compile under a report or an output that does not exist", () => {
  // @ts-expect-error there is no such report
  evaluate.reports.metric;
  step.processing("Other", {
    image: "image",
    instanceType: "ml.m5.large",
    outputs: { evaluation: "/opt/ml/processing/evaluation" },
    // @ts-expect-error there is no such output
    reports: { metrics: report({ output: "evaluations", file: "metrics.json", shape: Metrics }) },
  });
});
