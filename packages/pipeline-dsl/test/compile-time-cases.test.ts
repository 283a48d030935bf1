import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  check,
  compile,
  createPipelineRequest,
  defineParams,
  equals,
  param,
  pipeline,
  report,
  schedule,
  step,
} from "../src/index.ts";

/** Edge cases of writing a pipeline, under the numbers of the project's list of them. */

type Steps = Parameters<typeof pipeline>[1]["steps"];
const role = "arn:aws:iam::111122223333:role/R";
const job = { image: "image", instanceType: "ml.m5.large" } as const;
const call = (name: string) =>
  step.lambda(name, {
    functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
    outputs: { o: "String" },
  });
const a = call("A");
const gate = (ifSteps: Steps, elseSteps: Steps = []) =>
  step.condition("Gate", { conditions: [equals(a.outputs.o, "x")], ifSteps, elseSteps });
const [inIf, inElse] = [call("I"), call("E")];
const condition = gate([inIf], [inElse]);
const making = (name: string, props: object = {}) => step.processing(name, { ...job, ...props });
const cached = (expireAfter: string) => making("P", { cache: { expireAfter } });
const params = defineParams({ Count: param.integer({ default: 1 }), Text: param.string({ default: "a" }) });

const codesOf = (built: () => ReturnType<typeof pipeline>): readonly string[] => {
  try {
    const result = check(built());
    return (result.ok ? result.warnings : result.issues).map(
      ({ code, severity }) => `${code}${severity === "warning" ? "?" : ""}`,
    );
  } catch (error) {
    if (error instanceof SagewrightError) return error.issues.map(({ code }) => code);
    throw error;
  }
};
const of = (...steps: Steps) => pipeline("P", { role, bucket: "bucket", params, steps });
const named = (name: string) => pipeline(name, { steps: [a] });
const integer = (value: unknown) =>
  pipeline("P", { params: defineParams({ N: param.integer({ default: value as number }) }), steps: [a] });
const holder = (outputs: object) => making("P", { outputs });
const scheduled = () =>
  pipeline("P", {
    params: defineParams({ Day: param.string() }),
    steps: [a],
    schedules: [schedule.rate("Daily", { every: 1, unit: "day" } as never)],
  });

type Case = readonly [number, string, () => ReturnType<typeof pipeline>, readonly string[]];

const CASES: readonly Case[] = [
  [1, "one name twice", () => of(a, call("A")), ["STEP_NAME_DUPLICATE"]],
  [
    2,
    "one name at the top and in a branch",
    () => of(a, call("B"), gate([call("B")])),
    ["STEP_NAME_DUPLICATE"],
  ],
  [3, "one name in both branches", () => of(a, gate([call("B")], [call("B")])), ["STEP_NAME_DUPLICATE"]],
  [5, "a name of 64 characters", () => of(call("x".repeat(64))), []],
  [5, "a name of 65 characters", () => of(call("x".repeat(65))), ["STEP_NAME_INVALID"]],
  [5, "an empty name", () => of(call("")), ["STEP_NAME_INVALID"]],
  [7, "a name with a space", () => of(call("a b")), ["STEP_NAME_INVALID"]],
  [7, "a name with an umlaut", () => of(call("Träin")), ["STEP_NAME_INVALID"]],
  ...["my_pipe", "-x", "x-", "x".repeat(257)].map(
    (name): Case => [
      8,
      `the pipeline's name ${name.slice(0, 9)}`,
      () => named(name),
      ["PIPELINE_NAME_INVALID"],
    ],
  ),
  [8, "the pipeline's name a--b", () => named("a--b"), []],
  [9, "no steps", () => of(), ["STEPS_MISSING"]],
  [
    17,
    "a description of 3073 characters",
    () => of(making("P", { description: "x".repeat(3073) })),
    ["DESCRIPTION_LONG"],
  ],
  ...["5", 1.5, true, "", false].map(
    (value): Case => [
      19,
      `an Integer of ${JSON.stringify(value)}`,
      () => integer(value),
      ["PARAMETER_VALUE_TYPE"],
    ],
  ),
  [33, "a schedule without the value that has no default", () => scheduled(), ["PARAMETER_UNDEFINED"]],
  [39, "an Integer as an environment value", () => of(making("P", { environment: { N: params.Count } })), []],
  [
    40,
    "a String as a count",
    () => of(making("P", { instanceCount: params.Text })),
    ["PARAMETER_TYPE_CLASH?"],
  ],
  [
    48,
    "a quote in a key",
    () => of(making("P", { outputs: { "it's": "/opt/ml/processing/o" } })),
    ["KEY_NOT_QUOTABLE"],
  ],
  [
    64,
    "both branches at once",
    () => of(a, condition, making("Z", { dependsOn: [inIf, inElse] })),
    ["BRANCHES_REJOINED"],
  ],
  [
    66,
    "a Condition to wait for",
    () => of(a, condition, making("Z", { dependsOn: [condition] })),
    ["DEPENDS_ON_CONDITION"],
  ],
  [69, "one step twice in the list", () => of(a, a), ["STEP_LISTED_TWICE"]],
  [83, "no conditions", () => of(step.condition("Gate", { conditions: [] })), ["CONDITIONS_EMPTY"]],
  ...["", "P", "PT", "1h", "P-1D", "1D1D", "P1.5D", "T"].map(
    (text): Case => [87, `expiry ${JSON.stringify(text)}`, () => of(cached(text)), ["CACHE_EXPIRY_INVALID"]],
  ),
  [89, "30 months", () => of(cached("P30M")), ["CACHE_EXPIRY_MONTHS?"]],
  [89, "30 minutes", () => of(cached("PT30M")), []],
  [
    120,
    "two Lambda outputs of one name",
    () => of(a, call("B"), step.fail("F", { errorMessage: a.outputs.o })),
    [],
  ],
  [121, "no arguments", () => of(making("P", { arguments: [] })), []],
  [
    122,
    "an argument of 257 characters",
    () => of(making("P", { arguments: ["x".repeat(257)] })),
    ["TEXT_TOO_LONG"],
  ],
  [
    122,
    "101 environment entries",
    () =>
      of(
        making("P", {
          environment: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`K${i}`, "v"])),
        }),
      ),
    ["LIST_TOO_LONG"],
  ],
  [
    122,
    "a hyperparameter of 2501 characters",
    () => of(step.training("T", { ...job, channels: {}, hyperParameters: { h: "x".repeat(2501) } })),
    ["TEXT_TOO_LONG"],
  ],
  [123, "a path outside", () => of(holder({ o: "/tmp/x" })), ["LOCAL_PATH_OUTSIDE"]],
  [
    124,
    "one path twice",
    () => of(holder({ o: "/opt/ml/processing/o", p: "/opt/ml/processing/o" })),
    ["ENTRY_DUPLICATE"],
  ],
];

describe("writing a pipeline", () => {
  it.each(CASES)("#%i %s", (_, __, built, codes) => {
    expect(codesOf(built)).toEqual(codes);
  });

  it("#22 two parameters of one name are one key of an object", () => {
    expect(compile(of(a)).Parameters?.map(({ Name }) => Name)).toEqual(["Count", "Text"]);
  });

  it("#14 sends 102 399 bytes along and puts 102 400 into S3", () => {
    const request = (message: string) => {
      const large = of(step.fail("F", { errorMessage: message }));
      return createPipelineRequest(large, compile(large), { role });
    };
    const empty = request("").request.PipelineDefinition?.length ?? 0;
    expect(request("x".repeat(102_399 - empty)).upload).toBeUndefined();
    expect(request("x".repeat(102_400 - empty)).upload).toBeDefined();
    expect(request("é".repeat((102_400 - empty) / 2 + 1)).upload).toBeDefined();
  });

  it("#39 makes a text of an Integer", () => {
    const { Steps } = compile(of(making("P", { environment: { N: params.Count } })));
    expect(Steps[0]?.Arguments).toMatchObject({
      Environment: { N: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Count" }] } } },
    });
  });

  it("does not compile what TypeScript can see", () => {
    // @ts-expect-error #40 a String is no count
    step.processing("P", { ...job, instanceCount: params.Text });
    const shape = z.object({ mse: z.number() });
    const train = step.training("T", { ...job, channels: {} });
    // @ts-expect-error #44 a training job has no such property
    train.properties.ModelArtifacts.S3Modell;
    // @ts-expect-error #54 a training job has no reports
    train.reports;
    const outputs = { out: "/opt/ml/processing/out" } as const;
    // @ts-expect-error #54 the step has no such output
    step.processing("P", { ...job, outputs, reports: { r: report({ output: "nope", file: "f", shape }) } });
    const reads = step.processing("P", {
      ...job,
      outputs,
      reports: { r: report({ output: "out", file: "f", shape }) },
    });
    // @ts-expect-error #54 the step has no such report
    reads.reports.nope;
    expect(reads.reports.r.get("mse")).toBeDefined();
  });
});
