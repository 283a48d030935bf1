import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "./compile/check.ts";
import { defineParams, param } from "./param.ts";
import { type ParameterOverrides, parameterTexts, pipeline } from "./pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "./ref.ts";
import { step } from "./step.ts";

const params = defineParams({
  Input: param.s3Uri({ default: "s3://bucket/in.csv" }),
  Rows: param.integer({ default: 0, description: "How many." }),
  Share: param.float(),
  Verbose: param.boolean({ default: false }),
  Status: param.string({ default: "Approved", oneOf: ["Approved", "Rejected"] }),
  Note: param.string({ default: "" }),
});
const stop = step.fail("Stop", { errorMessage: params.Note });
const stopping = pipeline("Stopping", { params, steps: [stop] });

describe("parameters", () => {
  it("stand in the definition in written order, defaults that are empty included", () => {
    expect(compile(stopping).Parameters).toEqual([
      { Name: "Input", Type: "String", DefaultValue: "s3://bucket/in.csv" },
      { Name: "Rows", Type: "Integer", DefaultValue: 0, Description: "How many." },
      { Name: "Share", Type: "Float" },
      { Name: "Verbose", Type: "Boolean", DefaultValue: false },
      { Name: "Status", Type: "String", DefaultValue: "Approved", EnumValues: ["Approved", "Rejected"] },
      { Name: "Note", Type: "String", DefaultValue: "" },
    ]);
  });

  it("are refs by name", () => {
    expect(expressionOf(params.Share)).toEqual({ Get: "Parameters.Share" });
    expect(params.Share.name).toBe("Share");
  });

  it("have the types of their values", () => {
    expectTypeOf(params.Input).toExtend<Ref<S3Uri>>();
    expectTypeOf(params.Rows).toExtend<Ref<number>>();
    expectTypeOf(params.Verbose).toExtend<Ref<boolean>>();
    expectTypeOf(params.Status).toExtend<Ref<"Approved" | "Rejected">>();
    expectTypeOf(params.Note).toExtend<Ref<string>>();
    expectTypeOf(params.Note).not.toExtend<Ref<"">>();
    // @ts-expect-error there is no such parameter
    params.Rowz;
  });

  it("do not compile with a default of another type", () => {
    // @ts-expect-error a text is no number
    param.integer({ default: "5" });
    // @ts-expect-error no S3 URI
    param.s3Uri({ default: "https://bucket/in.csv" });
    // @ts-expect-error not one of the values
    param.string({ default: "Maybe", oneOf: ["Approved", "Rejected"] });
  });

  it.each([
    [defineParams({ Rows: param.integer({ default: 1.5 }) }), "PARAMETER_VALUE_TYPE"],
    [defineParams({ "two words": param.string() }), "PARAMETER_NAME_INVALID"],
    [defineParams({ Share: param.float({ default: Number.NaN }) }), "PARAMETER_DEFAULT_NOT_FINITE"],
  ])("that are wrong are issues, told by their name: %#", (wrong, code) => {
    const result = check(
      pipeline("P", { params: wrong, steps: [step.fail("Stop", { errorMessage: "no" })] }),
    );

    expect(result).toMatchObject({
      ok: false,
      issues: [{ code, path: ["params", Object.keys(wrong)[0], expect.any(String)] }],
    });
  });
});

it("belong to a pipeline as they were defined, under their own names", () => {
  const steps = [stop];
  const renamed = check(pipeline("P", { params: { Text: params.Note }, steps }));
  expect(renamed).toMatchObject({
    ok: false,
    issues: [{ code: "PARAMETER_RENAMED", path: ["params", "Text"] }],
  });
  // @ts-expect-error a parameter without its name
  const unnamed = check(pipeline("P", { params: { Note: param.string() }, steps }));
  expect(unnamed).toMatchObject({
    ok: false,
    issues: [{ code: "NOT_A_PARAMETER" }, { code: "PARAMETER_UNDECLARED" }],
  });
});

describe("overrides of parameters", () => {
  it("have the types of the parameters", () => {
    type Overrides = ParameterOverrides<typeof stopping>;
    expectTypeOf<Overrides>().toEqualTypeOf<{
      readonly Input?: S3Uri;
      readonly Rows?: number;
      readonly Share?: number;
      readonly Verbose?: boolean;
      readonly Status?: "Approved" | "Rejected";
      readonly Note?: string;
    }>();
    // @ts-expect-error a text is no number
    const text: Overrides = { Rows: "5" };
    // @ts-expect-error not one of the values
    const value: Overrides = { Status: "Maybe" };
    // @ts-expect-error there is no such parameter
    const unknown: Overrides = { Rowz: 5 };
    expect([text, value, unknown]).toHaveLength(3);
  });

  it("of a pipeline without parameters are none", () => {
    const plain = pipeline("Plain", { steps: [stop] });
    // @ts-expect-error there is no such parameter
    const unknown: ParameterOverrides<typeof plain> = { Rows: 5 };
    expect(unknown).toBeDefined();
  });

  it("are text in a start request", () => {
    expect(parameterTexts({ Rows: 5, Verbose: true, Note: "x", Share: undefined })).toEqual({
      Rows: "5",
      Verbose: "true",
      Note: "x",
    });
  });
});
