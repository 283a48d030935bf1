import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import type { JsonInput } from "../input.ts";
import { pipeline } from "../pipeline.ts";
import type { Ref } from "../ref.ts";
import { step } from "../step.ts";

const train = step.training("Train", { image: "image", instanceType: "ml.m5.large" });
const ask = step.raw("Ask", "Callback", {
  SqsQueueUrl: "https://sqs.us-west-2.amazonaws.com/111122223333/queue",
  Arguments: { model: train.outputs.model, more: [1, { nested: train.outputs.model }] },
  OutputParameters: [{ OutputName: "answer", OutputType: "String" }],
});
const stop = step.fail("Stop", { errorMessage: ask.get("OutputParameters['answer']") });
const place = { role: "arn:aws:iam::111122223333:role/R", bucket: "bucket" };

describe("step.raw", () => {
  it("writes its JSON as it is, refs as expressions", () => {
    const model = { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" };
    const { Steps } = compile(pipeline("P", { ...place, steps: [train, ask, stop] }));

    expect(Steps[1]).toEqual({
      Name: "Ask",
      Type: "Callback",
      SqsQueueUrl: "https://sqs.us-west-2.amazonaws.com/111122223333/queue",
      Arguments: { model, more: [1, { nested: model }] },
      OutputParameters: [{ OutputName: "answer", OutputType: "String" }],
    });
    expect(Steps[2]?.Arguments).toEqual({
      ErrorMessage: { "Std:Join": { On: "", Values: [{ Get: "Steps.Ask.OutputParameters['answer']" }] } },
    });
  });

  it("takes the envelope's props", () => {
    const body = { SqsQueueUrl: "https://queue" };
    const after = step.raw("After", "Callback", body, { dependsOn: [train], cache: { expireAfter: "P1D" } });
    expect(compile(pipeline("P", { ...place, steps: [train, after] })).Steps[1]).toMatchObject({
      DependsOn: ["Train"],
      CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
    });
  });

  it("lets its user say the type of a value", () => {
    expectTypeOf(ask.get("Id")).toEqualTypeOf<Ref<string>>();
    expectTypeOf(ask.get<number>("Count")).toEqualTypeOf<Ref<number>>();
  });

  it("says where an object holds itself", () => {
    const body: { Arguments: { [name: string]: JsonInput } } = { Arguments: {} };
    body.Arguments.again = body.Arguments;
    const result = check(pipeline("P", { steps: [step.raw("Loop", "Lambda", body)] }));
    expect(result.ok ? [] : result.issues).toContainEqual(
      expect.objectContaining({ code: "VALUE_NOT_JSON", path: ["steps", "Loop", "Arguments", "again"] }),
    );
  });

  it("is seen by the rules like any other step", () => {
    expect(check(pipeline("P", { ...place, steps: [ask] }))).toMatchObject({
      ok: false,
      issues: [{ code: "STEP_NOT_LISTED", path: ["steps", "Ask"] }],
    });
    const model = step.raw(
      "Model",
      "Model",
      {
        Arguments: {
          ExecutionRoleArn: "arn:aws:iam::111122223333:role/R",
          PrimaryContainer: { Image: "img:1" },
        },
      },
      { cache: { expireAfter: "P1D" } },
    );
    expect(check(pipeline("P", { steps: [model] }))).toMatchObject({
      ok: false,
      issues: [{ code: "CACHE_NOT_SUPPORTED", path: ["steps", "Model", "CacheConfig"] }],
    });
  });
});
