import { SagewrightError } from "@sagewright/core";
import { describe, expect, expectTypeOf, it } from "vitest";
import { execution } from "./execution.ts";
import { defineParams, param } from "./param.ts";
import { expressionOf, isRef, type Ref, type S3Uri } from "./ref.ts";

const params = defineParams({ Rows: param.integer(), Data: param.s3Uri(), Name: param.string() });

describe("a ref", () => {
  it("is frozen and holds its expression, the same object each time", () => {
    expect(Object.isFrozen(params.Rows)).toBe(true);
    expect(expressionOf(params.Rows)).toEqual({ Get: "Parameters.Rows" });
    expect(expressionOf(params.Rows)).toBe(expressionOf(params.Rows));
    expect(Object.isFrozen(expressionOf(params.Rows))).toBe(true);
  });

  it.each([
    ["a template literal", () => `rows: ${params.Rows}`],
    ["an addition", () => [params.Rows as unknown as string].reduce((sum, text) => sum + text, "rows: ")],
    ["String()", () => String(params.Rows)],
    ["arithmetic", () => 2 * (params.Rows as unknown as number)],
    ["JSON.stringify", () => JSON.stringify({ rows: params.Rows })],
    ["a property of a step as text", () => `${execution.pipelineName}`],
  ])("refuses %s and says what to write", (_, misuse) => {
    expect(misuse).toThrow(SagewrightError);
    expect(misuse).toThrow(/REF_MISUSED.*(Parameters\.Rows|Execution\.PipelineName).*join/s);
  });

  it("is told apart from other values", () => {
    expect([params.Rows, execution.startDateTime].every(isRef)).toBe(true);
    expect(["Parameters.Rows", { Get: "Parameters.Rows" }, null, undefined, 5].some(isRef)).toBe(false);
  });

  it("to an S3 URI is a ref to a text, and not the other way round", () => {
    expectTypeOf(params.Data).toExtend<Ref<S3Uri>>();
    expectTypeOf(params.Data).toExtend<Ref<string>>();
    expectTypeOf(params.Name).not.toExtend<Ref<S3Uri>>();
    expectTypeOf(params.Rows).not.toExtend<Ref<string>>();
    expectTypeOf(params.Name).not.toExtend<string>();
  });
});
