import { describe, expect, it } from "vitest";
import { asset } from "../asset.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { namesOf } from "../prop-names.ts";
import { onEvent } from "../starts/event-trigger.ts";
import { schedule } from "../starts/schedule.ts";
import { step } from "../step.ts";
import { check } from "./check.ts";

const functionArn = "arn:aws:lambda:eu-central-1:111122223333:function:f";
const job = { image: "x/y:1", instanceType: "ml.m5.large" } as const;

/** By the path of each prop that nobody reads, the hint. */
function unknown(steps: Parameters<typeof pipeline>[1]["steps"], more: object = {}): Record<string, string> {
  const made = pipeline("P", { role: "arn:aws:iam::111122223333:role/r", bucket: "bkt-x", steps, ...more });
  const result = check(made);
  const issues = result.ok ? result.warnings : result.issues;
  const found = issues.filter(({ code }) => code === "PROP_UNKNOWN");
  return Object.fromEntries(found.map(({ path, hint = "" }) => [path.join("."), hint]));
}

/** As plain JavaScript, or a spread, gives it. */
const untyped = (props: object): object => props;

describe("props that nobody reads", () => {
  it("are errors, with the name that was meant", () => {
    const process = step.processing("T", {
      ...job,
      ...untyped({ kmsKeyId: "alias/secret", arguements: ["a"] }),
    });
    const call = step.lambda("L", { functionArn, ...untyped({ input: { a: 1 } }) });

    expect(unknown([process, call])).toEqual({
      "steps.T.kmsKeyId": 'Did you mean "volumeKmsKeyId" or "outputKmsKeyId"? Correct the name.',
      "steps.T.arguements": 'Did you mean "arguments"? Correct the name.',
      "steps.L.input": 'Did you mean "inputs"? Correct the name.',
    });
  });

  it("are told with all that are known where none is like them", () => {
    const fail = step.fail("F", { errorMessage: "no", ...untyped({ zzz: 1 }) });

    expect(unknown([fail])["steps.F.zzz"]).toContain("errorMessage");
  });

  it("are found in the entries of lists and of named objects", () => {
    const train = step.training("T", {
      ...job,
      channels: { train: { source: "s3://b/k", ...untyped({ contentTyp: "text/csv" }) }, test: "s3://b/k" },
      retry: [{ exceptionType: "Step.THROTTLING", ...untyped({ maxAttemps: 2 }) }],
      cache: { expireAfter: "P1D", ...untyped({ expiresAfter: "P1D" }) },
    });
    const process = step.processing("P", {
      ...job,
      inputs: { a: { source: asset("a.csv"), ...untyped({ localPath: "/opt" }) }, b: asset("b.csv") },
      outputs: { out: { source: "/opt/ml/processing/out", ...untyped({ destinaton: "s3://b/k" }) } },
    });
    const model = step.model("M", { containers: [{ image: "x/y:1", ...untyped({ enviroment: {} }) }] });

    expect(Object.keys(unknown([train, process, model]))).toEqual([
      "steps.T.channels.train.contentTyp",
      "steps.T.retry.0.maxAttemps",
      "steps.T.cache.expiresAfter",
      "steps.P.inputs.a.localPath",
      "steps.P.outputs.out.destinaton",
      "steps.M.containers.0.enviroment",
    ]);
  });

  it("are found in steps of branches and in what compositions make", () => {
    const params = defineParams({ Flag: param.boolean({ default: true }) });
    const inner = step.fail("F", { errorMessage: "no", ...untyped({ errorMesage: "x" }) });
    const gate = step.condition("C", { conditions: [], ifSteps: [inner], ...untyped({ elsesteps: [] }) });
    const repacked = step.repackModel("R", {
      image: "x/y:1",
      model: "s3://b/m.tar.gz",
      code: "serve.py",
      ...untyped({ tag: [] }),
    });

    expect(Object.keys(unknown([gate, repacked], { params }))).toEqual([
      "steps.C.elsesteps",
      "steps.F.errorMesage",
      "steps.R.tag",
    ]);
  });

  it("are found at the pipeline and at what starts it", () => {
    const steps = [step.lambda("L", { functionArn })];
    const nightly = schedule.rate("N", {
      every: 1,
      unit: "day",
      ...untyped({ begin: "2027-01-01" }),
    });
    const trigger = onEvent("E", { pattern: { source: ["a"] }, ...untyped({ busName: "b" }) });

    const found = unknown(steps, {
      descripton: "x",
      experiment: { experimentName: "a", trialName: "b", trial: "c" },
      schedules: [nightly],
      triggers: [trigger],
    });

    expect(Object.keys(found)).toEqual([
      "descripton",
      "experiment.trial",
      "schedules.N.begin",
      "triggers.E.busName",
    ]);
  });

  it("are not those that have no value, nor those of every step", () => {
    const props = { ...untyped({ zzz: undefined, retry: [], silence: {} }) };

    expect(unknown([step.lambda("L", { functionArn, ...props })])).toEqual({});
  });
});

it("does not compile with a name too few or too many", () => {
  interface Props {
    readonly a: string;
    readonly b?: number;
  }
  type Either = { readonly a: string } | { readonly c?: string };

  expect(namesOf<Props>()({ a: true, b: true })).toEqual({ a: true, b: true });
  // @ts-expect-error b is missing
  namesOf<Props>()({ a: true });
  // @ts-expect-error there is no c
  namesOf<Props>()({ a: true, b: true, c: true });
  // @ts-expect-error c is missing
  namesOf<Either>()({ a: true });
});
