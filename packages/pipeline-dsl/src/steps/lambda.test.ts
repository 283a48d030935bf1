import { expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, REF, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const params = defineParams({ Name: param.string() });
const functionArn = "arn:aws:lambda:us-west-2:111122223333:function:f";
const call = step.lambda("Call", {
  functionArn,
  inputs: { name: params.Name, count: 1, nested: { list: [params.Name, 2, null] } },
  outputs: { text: "String", count: "Integer", share: "Float", flag: "Boolean" },
  cache: { expireAfter: "P1D" },
});

it("sends its inputs as they are and declares its outputs", () => {
  expect(compile(pipeline("P", { params, steps: [call] })).Steps).toEqual([
    {
      Name: "Call",
      Type: "Lambda",
      FunctionArn: functionArn,
      Arguments: {
        name: { Get: "Parameters.Name" },
        count: 1,
        nested: { list: [{ Get: "Parameters.Name" }, 2, null] },
      },
      OutputParameters: [
        { OutputName: "text", OutputType: "String" },
        { OutputName: "count", OutputType: "Integer" },
        { OutputName: "share", OutputType: "Float" },
        { OutputName: "flag", OutputType: "Boolean" },
      ],
      CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
    },
  ]);
});

it("types its outputs", () => {
  expectTypeOf(call.outputs.text).toEqualTypeOf<Ref<string>>();
  expectTypeOf(call.outputs.count).toEqualTypeOf<Ref<number>>();
  expectTypeOf(call.outputs.share).toEqualTypeOf<Ref<number>>();
  expectTypeOf(call.outputs.flag).toEqualTypeOf<Ref<boolean>>();
  expect(expressionOf(call.outputs.count)).toEqual({ Get: "Steps.Call.OutputParameters['count']" });
  expect(Object.values(call.outputs).map((ref) => ref[REF].kind)).toEqual([
    "string",
    "number",
    "number",
    "boolean",
  ]);
  // @ts-expect-error there is no such output
  call.outputs.counts;
  // @ts-expect-error no such type of output
  step.lambda("Call", { functionArn, outputs: { text: "Text" } });
  // @ts-expect-error the service does not retry it
  step.lambda("Call", { functionArn, retry: [] });
});

it.each([
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "Infinity"],
  [new Date(0), "class Date"],
  [5n, "bigint"],
  [() => 5, "function"],
])("refuses an input that JSON cannot say: %s", (value, found) => {
  const wrong = step.lambda("Call", { functionArn, inputs: { deep: [value as never] } });
  expect(check(pipeline("P", { steps: [wrong] }))).toMatchObject({
    ok: false,
    issues: [
      {
        code: "VALUE_NOT_JSON",
        path: ["steps", "Call", "inputs", "deep", 0],
        message: expect.stringContaining(found),
      },
    ],
  });
});

it("keeps a key that JavaScript treats specially", () => {
  const inputs = Object.fromEntries([["__proto__", "kept"]]);
  const [compiled] = compile(pipeline("P", { steps: [step.lambda("Call", { functionArn, inputs })] })).Steps;
  expect(JSON.stringify(compiled?.Arguments)).toBe('{"__proto__":"kept"}');
});
