import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { check, compile } from "./compile/check.ts";
import { equals, lessThan } from "./conditions.ts";
import { s3Uri } from "./join.ts";
import { jsonFile } from "./json-file.ts";
import { defineParams, param } from "./param.ts";
import { pipeline } from "./pipeline.ts";
import { expressionOf, type Ref } from "./ref.ts";
import { step } from "./step.ts";

const params = defineParams({ Bucket: param.string(), Limits: param.s3Uri() });
const Limits = z.object({ rmse: z.number(), by: z.object({ who: z.string() }) });
const train = step.training("Train", { image: "image", instanceType: "ml.m5.large" });

describe("a JSON file in S3", () => {
  it.each([
    ["s3://bucket/limits.json", { On: "", Values: ["s3://bucket/limits.json"] }],
    [params.Limits, { On: "", Values: [{ Get: "Parameters.Limits" }] }],
    [
      s3Uri`s3://${params.Bucket}/limits.json`,
      { On: "", Values: ["s3://", { Get: "Parameters.Bucket" }, "/limits.json"] },
    ],
  ] as const)("is named by a join: %#", (uri, join) => {
    expect(expressionOf(jsonFile({ s3Uri: uri, shape: Limits }).get("by.who"))).toEqual({
      "Std:JsonGet": { S3Uri: { "Std:Join": join }, Path: "by.who" },
    });
  });

  it("is typed by its shape", () => {
    const limits = jsonFile({ s3Uri: params.Limits, shape: Limits });
    expectTypeOf(limits.get("rmse")).toEqualTypeOf<Ref<number>>();
    expectTypeOf(limits.get("by.who")).toEqualTypeOf<Ref<string>>();
    // @ts-expect-error no such member
    expect(() => limits.get("mse")).toThrow("JSON_FILE_PATH_UNKNOWN");
    // @ts-expect-error a text cannot be compared with a number
    equals(limits.get("by.who"), 5);
  });

  it("waits for the step that it comes from", () => {
    const left = jsonFile({ s3Uri: s3Uri`${train.outputs.model}.json`, shape: Limits });
    const gate = step.condition("Gate", { conditions: [lessThan(left.get("rmse"), 5)] });
    const place = { role: "arn:aws:iam::111122223333:role/R", bucket: "bucket", params };
    expect(compile(pipeline("P", { ...place, steps: [train, gate] })).Steps).toHaveLength(2);
    expect(check(pipeline("P", { ...place, steps: [gate] }))).toMatchObject({
      ok: false,
      issues: [{ code: "STEP_NOT_LISTED", path: ["steps", "Gate"] }],
    });
  });
});
