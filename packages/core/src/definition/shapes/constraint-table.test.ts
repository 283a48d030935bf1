import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { argumentShape } from "./argument-shapes.ts";
import { patternOf } from "./constraint.ts";
import { LINES, PATTERNS } from "./constraint-table.ts";
import { type Shape, shapeOf } from "./shape.ts";

const at = (type: Parameters<typeof argumentShape>[0], ...path: (string | number)[]): Shape | undefined =>
  path.reduce(shapeOf, argumentShape(type));

describe("the table of constraints", () => {
  it("holds each distinct shape and pattern once", () => {
    for (const table of [LINES, PATTERNS]) {
      const lines = table.split("\n");
      expect(new Set(lines).size).toBe(lines.length);
    }
  });

  it("knows lengths, counts, ranges, patterns, values and what is required", () => {
    expect(at("Processing", "ProcessingInputs")).toMatchObject({ count: { minimum: 0, maximum: 10 } });
    expect(at("Processing", "Environment")).toMatchObject({ count: { minimum: 0, maximum: 100 } });
    expect(at("Training", "HyperParameters", "any")).toMatchObject({
      constraint: { type: "text", bounds: { maximum: 2500 } },
    });
    expect(at("Processing", "StoppingCondition", "MaxRuntimeInSeconds")).toMatchObject({
      constraint: { type: "integer", bounds: { minimum: 1, maximum: 777_600 } },
    });
    const instance = at("Training", "ResourceConfig", "InstanceType");
    const values = instance?.kind === "scalar" ? instance.constraint?.values : undefined;
    expect(values?.has("ml.m5.2xlarge")).toBe(true);
    expect(values?.has("ml.m5.17xlarge")).toBe(false);
    expect(at("Model", "Tags", 0)).toMatchObject({ required: ["Key", "Value"] });
  });

  it("reads a shape that holds itself", () => {
    const inner = at("EMR", "ClusterConfig", "Configurations", 0, "Configurations", 0, "Configurations", 0);
    expect(inner).toBe(at("EMR", "ClusterConfig", "Configurations", 0));
  });

  it("writes Bedrock's members as the definition does", () => {
    expect(at("BedrockCustomModel", "ModelSourceConfig", "S3DataSource", "S3Uri")?.kind).toBe("scalar");
    expect(at("EMRServerless", "JobConfig", "jobDriver", "sparkSubmit", "entryPoint")?.kind).toBe("scalar");
  });
});

describe("patterns", () => {
  const patterns = PATTERNS.slice(1).split("\n");
  const pieces = ["a", "-", "a-", "1", ".", "a.", "/", "a/", ":", " ", "_", "a1", "0", "é"];
  const beginnings = ["", "arn:aws:iam::123456789012:role/", "s3://bucket/", "arn:aws:bedrock:eu-west-1:"];
  const texts = beginnings.flatMap((start) => pieces.map((piece) => `${start}${piece.repeat(3000)}\n`));

  // The limit is that of a hang: what is linear or nearly so takes a thousandth of it.
  it.each(patterns)("%s does not hang on long texts that almost match", (pattern) => {
    const match = () =>
      runInNewContext(
        "for (const text of texts) expression.test(text)",
        {
          expression: new RegExp(`^(?:${pattern})$`, "u"),
          texts,
        },
        { timeout: 4000 },
      );
    expect(match).not.toThrow();
  });

  it.each([
    ["(https|s3)://([^/]+)/?(.*)", ["https://", "s3://"]],
    ["arn:aws[a-z\\-]*:iam::\\d{12}:role/.+", ["arn:aws"]],
    ["[a-z]+", []],
    ["(fs-[0-9a-f]{8,})", []],
    ["ab?c", ["a"]],
    ["arn:a|b", []],
    ["arn:(a|b)", ["arn:"]],
  ])("%s begins with %j", (pattern, beginnings) => {
    expect(patternOf(pattern).beginnings).toEqual(beginnings);
  });

  it("are not tried on very long texts", () => {
    expect(patternOf("a*").matches("b".repeat(8193))).toBe(true);
    expect(patternOf("a*").matches("b")).toBe(false);
  });
});
