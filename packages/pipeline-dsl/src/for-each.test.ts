import { SagewrightError } from "@sagewright/core";
import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { check, compile } from "./compile/check.ts";
import { equals } from "./conditions.ts";
import { forEach } from "./for-each.ts";
import { defineParams, param } from "./param.ts";
import { pipeline } from "./pipeline.ts";
import type { Ref, S3Uri } from "./ref.ts";
import { report, type StepReport } from "./report.ts";
import { step } from "./step.ts";
import type { ListedStep } from "./step-group.ts";
import type { StepNode } from "./step-node.ts";

const params = defineParams({ Rows: param.integer({ default: 1 }) });
const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:f";
const job = { image: "image", instanceType: "ml.m5.large" } as const;
const train = (name: string) =>
  step.training(name, { ...job, outputPath: "s3://bucket/models", metricDefinitions: { rmse: "rmse=(.*)" } });
const compiled = (...steps: ListedStep[]) =>
  compile(
    pipeline("P", { params, role: "arn:aws:iam::111122223333:role/pipeline", bucket: "bucket", steps }),
  );
const codeOf = (make: () => unknown) => {
  try {
    make();
  } catch (error) {
    return error instanceof SagewrightError ? error.issues : error;
  }
  return [];
};

describe("forEach", () => {
  it("makes the steps of each item, in the order of the items", () => {
    const each = forEach(["eu", "us"], (region, index) => train(`Train-${region}-${index}`));
    const last = step.lambda("Compare", {
      functionArn,
      inputs: { models: each.outputs.model, rmse: each.metrics.rmse },
    });

    const { Steps } = compiled(each, last);

    expect(Steps.map(({ Name }) => Name)).toEqual(["Train-eu-0", "Train-us-1", "Compare"]);
    expect(Steps[2]?.Arguments).toMatchObject({
      models: [
        { Get: "Steps.Train-eu-0.ModelArtifacts.S3ModelArtifacts" },
        { Get: "Steps.Train-us-1.ModelArtifacts.S3ModelArtifacts" },
      ],
    });
  });

  it("types outputs, metrics and reports as lists", () => {
    const shape = z.object({ rmse: z.number() });
    const evaluated = forEach([1, 2], (n) =>
      step.fn(`Evaluate-${n}`, {
        reports: { evaluation: report({ output: "out", file: "e.json", shape }) },
        run: () => ({ evaluation: { rmse: n } }),
      }),
    );
    const trained = forEach([1, 2] as const, (n) => train(`Train-${n}`));

    expectTypeOf(trained.outputs.model).toEqualTypeOf<readonly Ref<S3Uri>[]>();
    expectTypeOf(trained.metrics.rmse).toEqualTypeOf<readonly Ref<number>[]>();
    expectTypeOf(evaluated.reports.evaluation).toEqualTypeOf<readonly StepReport<typeof shape>[]>();
    expectTypeOf(evaluated.reports.evaluation.map((each) => each.get("rmse"))).toEqualTypeOf<Ref<number>[]>();
    // @ts-expect-error no such output
    expect(trained.outputs.nothing).toBeUndefined();
    expect(evaluated.reports.evaluation).toHaveLength(2);
  });

  it("keeps the results themselves, and the literal types of the items", () => {
    const { results } = forEach(["a", "b"], (name) => step.fail(name, { errorMessage: name }));
    expectTypeOf(results[0]?.name).toEqualTypeOf<"a" | "b" | undefined>();
    expect(results.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("takes groups, lists of steps, and other forEachs", () => {
    const each = forEach([1, 2], (n) => [
      step.fail(`A${n}`, { errorMessage: "a" }),
      forEach(["x", "y"], (letter) => step.fail(`B${n}${letter}`, { errorMessage: "b" })),
    ]);
    expect(compiled(each).Steps.map(({ Name }) => Name)).toEqual(["A1", "B1x", "B1y", "A2", "B2x", "B2y"]);
  });

  it("makes no steps of no items", () => {
    const each = forEach([] as readonly string[], (name) => train(name));
    const last = step.lambda("Compare", { functionArn, inputs: { models: each.outputs.model } });

    expect(compiled(each, last).Steps).toMatchObject([{ Name: "Compare", Arguments: { models: [] } }]);
    expect(each.results).toEqual([]);
  });

  it("is waited for as a whole", () => {
    const each = forEach([1, 2], (n) => train(`Train${n}`));
    const last = step.lambda("Last", { functionArn, dependsOn: [each] });
    expect(compiled(each, last).Steps.at(-1)?.DependsOn).toEqual(["Train1", "Train2"]);
  });

  it.each([
    ["in the list", () => train("Train")],
    [
      "in a branch",
      () =>
        step.condition(`Gate${Math.random()}`, {
          conditions: [equals(params.Rows, 1)],
          ifSteps: [train("Train")],
        }),
    ],
  ])("refuses two steps of one name %s", (_, make: () => StepNode) => {
    expect(codeOf(() => forEach([1, 2], make))).toMatchObject([
      { code: "FOR_EACH_NAME_DUPLICATE", path: ["forEach", 1], message: expect.stringContaining('"Train"') },
    ]);
  });

  it("leaves a step that one item lists twice to the pipeline", () => {
    const one = train("Train");
    const each = forEach([1], () => [one, one]);
    expect(check(pipeline("P", { role: "arn:aws:iam::111122223333:role/r", steps: [each] }))).toMatchObject({
      issues: [{ code: "STEP_LISTED_TWICE" }],
    });
  });

  it.each([
    ["FOR_EACH_ITEMS_INVALID", () => forEach(3 as never, () => train("Train"))],
    ["NOT_A_STEP", () => forEach([1], (() => undefined) as never)],
    ["NOT_A_STEP", () => forEach([1], (() => ["Train"]) as never)],
  ])("tells plain JavaScript: %s", (code, make) => {
    expect(codeOf(make)).toMatchObject([{ code }]);
  });

  it("does not compile with a function that returns no step", () => {
    // @ts-expect-error a name is no step
    expect(() => forEach([1], () => "Train")).toThrow("NOT_A_STEP");
  });
});
