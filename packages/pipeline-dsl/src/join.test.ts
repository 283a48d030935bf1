import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { execution } from "./execution.ts";
import { join, s3Uri, text } from "./join.ts";
import { defineParams, param } from "./param.ts";
import { expressionOf, REF, type Ref, type S3Uri } from "./ref.ts";
import { step } from "./step.ts";

const params = defineParams({ Bucket: param.string(), Rows: param.integer(), Data: param.s3Uri() });
const train = step.training("Train", { image: "image", instanceType: "ml.m5.large" });

describe("join", () => {
  it("is a Std:Join of literals and refs, nested ones too", () => {
    expect(expressionOf(join("/", "s3:/", params.Bucket, 7, true, join("-", params.Rows, "x")))).toEqual({
      "Std:Join": {
        On: "/",
        Values: [
          "s3:/",
          { Get: "Parameters.Bucket" },
          7,
          true,
          { "Std:Join": { On: "-", Values: [{ Get: "Parameters.Rows" }, "x"] } },
        ],
      },
    });
    expectTypeOf(join(" ", "a")).toEqualTypeOf<Ref<string>>();
  });

  it("is an S3 URI when it begins like one", () => {
    const place = join("/", "s3://bucket", params.Bucket);
    expectTypeOf(place).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(join("", params.Data, "x")).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(join("/", "s3:/", params.Bucket)).toEqualTypeOf<Ref<S3Uri>>();
    expect(join("/", "s3:/", params.Bucket)[REF].kind).toBe("s3Uri");
    expect(place[REF].kind).toBe("s3Uri");
    expect(join("", params.Bucket, "s3://bucket")[REF].kind).toBe("string");
  });

  it("remembers the steps behind its values, each once", () => {
    const joined = join(" ", train.outputs.model, params.Rows, join("", train.outputs.model));
    expect(joined[REF].sources.map(({ name }) => name)).toEqual(["Train"]);
  });
});

describe("text", () => {
  it("writes a template literal as a join", () => {
    expect(expressionOf(text`RMSE ${params.Rows} of ${2}${execution.pipelineName}`)).toEqual({
      "Std:Join": {
        On: "",
        Values: ["RMSE ", { Get: "Parameters.Rows" }, " of 2", { Get: "Execution.PipelineName" }],
      },
    });
    expectTypeOf(text`a`).toEqualTypeOf<Ref<string>>();
  });

  it("of literals alone is the template literal itself", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.string(), (before, number, after) => {
        const { "Std:Join": joined } = expressionOf(text`${before}:${number}:${after}`) as never;
        expect((joined as { Values: string[] }).Values).toEqual([`${before}:${number}:${after}`]);
      }),
    );
  });
});

describe("s3Uri", () => {
  it("is a text that is known to be an S3 URI", () => {
    const archive = s3Uri`${train.outputs.model}/model.tar.gz`;

    expectTypeOf(archive).toEqualTypeOf<Ref<S3Uri>>();
    expect(archive[REF].kind).toBe("s3Uri");
    expect(expressionOf(s3Uri`s3://${params.Bucket}/x`)).toEqual({
      "Std:Join": { On: "", Values: ["s3://", { Get: "Parameters.Bucket" }, "/x"] },
    });
  });

  it("refuses what cannot begin one", () => {
    expect(() => s3Uri`${params.Bucket}/x`).toThrow("S3_URI_MALFORMED");
    expect(() => s3Uri`bucket/x`).toThrow("S3_URI_MALFORMED");
    expect(() => s3Uri``).toThrow("S3_URI_MALFORMED");
  });
});
