import { expect, expectTypeOf, it } from "vitest";
import { compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const params = defineParams({ Queue: param.string(), Count: param.integer() });
const approve = step.callback("Approve", {
  sqsQueueUrl: params.Queue,
  inputs: { count: params.Count, nested: { list: [params.Count, 2, null] } },
  outputs: { who: "String", score: "Float", rounds: "Integer", ok: "Boolean" },
  cache: { enabled: false },
  displayName: "Approval",
});

it("sends its inputs as they are and declares its outputs", () => {
  expect(compile(pipeline("P", { params, steps: [approve] })).Steps).toEqual([
    {
      Name: "Approve",
      Type: "Callback",
      DisplayName: "Approval",
      SqsQueueUrl: { Get: "Parameters.Queue" },
      Arguments: {
        count: { Get: "Parameters.Count" },
        nested: { list: [{ Get: "Parameters.Count" }, 2, null] },
      },
      OutputParameters: [
        { OutputName: "who", OutputType: "String" },
        { OutputName: "score", OutputType: "Float" },
        { OutputName: "rounds", OutputType: "Integer" },
        { OutputName: "ok", OutputType: "Boolean" },
      ],
      CacheConfig: { Enabled: false },
    },
  ]);
});

it("needs no more than a queue", () => {
  const sqsQueueUrl = "https://sqs.us-west-2.amazonaws.com/123456789012/q";
  expect(compile(pipeline("P", { steps: [step.callback("Wait", { sqsQueueUrl })] })).Steps).toEqual([
    { Name: "Wait", Type: "Callback", SqsQueueUrl: sqsQueueUrl, Arguments: {}, OutputParameters: [] },
  ]);
});

it("types its outputs", () => {
  expectTypeOf(approve.outputs.who).toEqualTypeOf<Ref<string>>();
  expectTypeOf(approve.outputs.score).toEqualTypeOf<Ref<number>>();
  expectTypeOf(approve.outputs.rounds).toEqualTypeOf<Ref<number>>();
  expectTypeOf(approve.outputs.ok).toEqualTypeOf<Ref<boolean>>();
  expect(expressionOf(approve.outputs.rounds)).toEqual({ Get: "Steps.Approve.OutputParameters['rounds']" });
  // @ts-expect-error there is no such output
  approve.outputs.round;
  // @ts-expect-error no such type of output
  step.callback("Approve", { sqsQueueUrl: "q", outputs: { who: "Text" } });
  // @ts-expect-error the service does not retry it
  step.callback("Approve", { sqsQueueUrl: "q", retry: [] });
});

it("is refused at once without props or with an output that no reference can name", () => {
  expect(() => step.callback("Wait", undefined as never)).toThrow("STEP_PROP_INVALID");
  expect(() => step.callback("Wait", { sqsQueueUrl: "q", outputs: { "it's": "String" } })).toThrow(
    "KEY_NOT_QUOTABLE",
  );
});
