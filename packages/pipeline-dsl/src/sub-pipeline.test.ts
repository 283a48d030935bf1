import { SagewrightError } from "@sagewright/core";
import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "./compile/check.ts";
import { equals } from "./conditions.ts";
import { forEach } from "./for-each.ts";
import { defineParams, param } from "./param.ts";
import { pipeline } from "./pipeline.ts";
import type { Ref, S3Uri } from "./ref.ts";
import { step } from "./step.ts";
import type { ListedStep, StepGroup } from "./step-group.ts";
import type { SubPipelineSteps } from "./sub-pipeline.ts";
import { subPipeline } from "./sub-pipeline.ts";

const params = defineParams({ Rows: param.integer({ default: 1 }) });
const job = { image: "image", instanceType: "ml.m5.large", outputPath: "s3://bucket/models" } as const;
const errorMessage = "no";
const build = (...steps: ListedStep[]) =>
  pipeline("P", {
    params,
    role: "arn:aws:iam::111122223333:role/pipeline",
    bucket: "bucket",
    functionImage: "node",
    steps,
  });
const namesOf = (...steps: ListedStep[]) => compile(build(...steps)).Steps.map(({ Name }) => Name);

describe("subPipeline", () => {
  it("puts its prefix before the names, lists what it makes, and hands on what its function returns", () => {
    const eu = subPipeline("Eu", (step) => {
      const train = step.training("Train", { ...job, metricDefinitions: { rmse: "rmse=(.*)" } });
      step.lambda("Tell", {
        functionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
        inputs: { rmse: train.metrics.rmse },
      });
      return { train, model: train.outputs.model };
    });

    expectTypeOf(eu.train.name).toEqualTypeOf<"Eu-Train">();
    expectTypeOf(eu.model).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(eu.train.metrics.rmse).toEqualTypeOf<Ref<number>>();
    // @ts-expect-error no such metric
    expect(eu.train.metrics.mae).toBeUndefined();
    expect(eu.train.name).toBe("Eu-Train");
    expect(compile(build(eu)).Steps).toMatchObject([
      { Name: "Eu-Train" },
      { Name: "Eu-Tell", Arguments: { rmse: { Get: "Steps.Eu-Train.FinalMetricDataList['rmse'].Value" } } },
    ]);
  });

  it("keeps the types of every kind of step", () => {
    const made = subPipeline("Eu", (step) => ({
      fn: step.fn("F", {
        inputs: { rows: params.Rows },
        outputs: ["table"],
        run: ({ inputs, outputs }) => {
          expectTypeOf(inputs.rows).toEqualTypeOf<number>();
          expectTypeOf(outputs).toEqualTypeOf<{ readonly table: string }>();
        },
      }),
      lambda: step.lambda("L", { functionArn: "f", outputs: { n: "Integer" } }),
      processing: step.processing("P", { ...job, outputs: { out: "/opt/ml/processing/out" } }),
    }));
    expectTypeOf(made.fn.outputs.table).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(made.lambda.outputs.n).toEqualTypeOf<Ref<number>>();
    // @ts-expect-error no such output
    expect(made.processing.outputs.nothing).toBeUndefined();
    // @ts-expect-error a step needs its props here too
    expect(() => subPipeline("Eu", (step) => step.training("Train"))).toThrow("STEP_PROP_INVALID");
    expect(made.processing.name).toBe("Eu-P");
  });

  it("nests", () => {
    const outer = subPipeline("A", (step) => {
      const inner = step.subPipeline("B", (step) => {
        const train = step.training("Train", job);
        return { train, deep: step.subPipeline("C", (step) => step.fail("Stop", { errorMessage })) };
      });
      step.fail("Stop", { errorMessage });
      return { inner };
    });
    expectTypeOf(outer.inner.train.name).toEqualTypeOf<"A-B-Train">();
    expect(namesOf(outer)).toEqual(["A-B-Train", "A-B-C-Stop", "A-Stop"]);
  });

  it("does not list what stands in branches a second time", () => {
    const sub = subPipeline("Eu", (step) => {
      const inner = step.condition("Inner", {
        conditions: [equals(params.Rows, 2)],
        ifSteps: [step.fail("A", { errorMessage })],
      });
      step.condition("Gate", {
        conditions: [equals(params.Rows, 1)],
        ifSteps: [inner],
        elseSteps: [step.fail("B", { errorMessage })],
      });
    });
    expect(compile(build(sub)).Steps).toMatchObject([
      {
        Name: "Eu-Gate",
        Arguments: {
          IfSteps: [{ Name: "Eu-Inner", Arguments: { IfSteps: [{ Name: "Eu-A" }] } }],
          ElseSteps: [{ Name: "Eu-B" }],
        },
      },
    ]);
  });

  it("goes with forEach, inside and outside", () => {
    const regions = forEach(["Eu", "Us"], (region) =>
      subPipeline(region, (step) => {
        const folds = forEach([1, 2], (n) => step.training(`Fold${n}`, job));
        return { outputs: { best: folds.outputs.model[0] } };
      }),
    );
    expectTypeOf(regions.outputs.best).toEqualTypeOf<readonly (Ref<S3Uri> | undefined)[]>();
    expect(namesOf(regions)).toEqual(["Eu-Fold1", "Eu-Fold2", "Us-Fold1", "Us-Fold2"]);
  });

  it("is a plain function that knows its prefix only as text", () => {
    const trainOn = (prefix: string) =>
      subPipeline(prefix, (step) => ({ train: step.training("Train", job) }));
    expectTypeOf(trainOn("Eu").train.name).toEqualTypeOf<`${string}-Train`>();
    expect(namesOf(trainOn("Eu"), trainOn("Us"))).toEqual(["Eu-Train", "Us-Train"]);
  });

  it("gives the members of a step that its function returns, and is not that step", () => {
    const sub = subPipeline("Eu", (step) => step.training("Train", job));
    expectTypeOf(sub.outputs.model).toEqualTypeOf<Ref<S3Uri>>();
    expect(namesOf(sub)).toEqual(["Eu-Train"]);
    expectTypeOf(subPipeline("E", () => {})).toExtend<StepGroup>();
  });

  it("may be waited for as a whole", () => {
    const eu = subPipeline("Eu", (step) => step.training("Train", job));
    const last = step.lambda("Last", {
      functionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
      dependsOn: [eu],
    });
    expect(compile(build(eu, last)).Steps.at(-1)?.DependsOn).toEqual(["Eu-Train"]);
  });

  it("leaves names that are too long to the pipeline's own rule", () => {
    const sub = subPipeline("P".repeat(60), (step) => step.fail("Train", { errorMessage }));
    expect(check(build(sub))).toMatchObject({ ok: false, issues: [{ code: "STEP_NAME_INVALID" }] });
  });

  it("has every kind of step", () => {
    let kinds: readonly string[] = [];
    subPipeline("Eu", (step) => {
      kinds = Object.keys(step);
    });
    expect(kinds.toSorted()).toEqual([...Object.keys(step), "subPipeline"].toSorted());
    expectTypeOf<keyof typeof step>().toExtend<keyof SubPipelineSteps<"Eu">>();
  });

  it.each([
    ["no function", () => subPipeline("Eu", undefined as never)],
    ["a promise", () => subPipeline("Eu", async () => {})],
  ])("tells plain JavaScript: %s", (_, make) => {
    expect(make).toThrow(SagewrightError);
    expect(make).toThrow("SUB_PIPELINE_INVALID");
  });
});

it("has a prefix", () => {
  expect(() => subPipeline("", () => undefined)).toThrow("its prefix is no text, or an empty one");
});

it("makes no steps once its function has returned: they would be lost", () => {
  let late: SubPipelineSteps<"Eu"> | undefined;
  subPipeline("Eu", (made) => {
    late = made;
  });
  expect(() => late?.fail("Stop", { errorMessage: "late" })).toThrow("after its function has returned");
});
