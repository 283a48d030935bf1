import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { asset } from "../asset.ts";
import { assetsOf, check, compile } from "../compile/check.ts";
import { join } from "../join.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { report } from "../report.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const params = defineParams({
  Share: param.float(),
  Rows: param.integer(),
  Strict: param.boolean(),
  Mode: param.string({ oneOf: ["fast", "slow"] }),
  Data: param.s3Uri(),
});
const place = {
  role: "arn:aws:iam::111122223333:role/R",
  bucket: "bucket",
  functionImage: "node:24",
  params,
};
const Summary = z.object({ rows: z.int(), note: z.string().default("none") });

const split = step.fn("Split", {
  inputs: {
    table: asset("data/table.csv"),
    data: params.Data,
    literal: "s3://bucket/x",
    share: params.Share,
    rows: 5,
    strict: params.Strict,
    mode: params.Mode,
    text: join(" ", "a", params.Rows),
  },
  outputs: ["train", "test"],
  reports: { summary: report({ output: "summary", file: "summary.json", shape: Summary }) },
  run: async ({ inputs, outputs, log }) => {
    expectTypeOf(inputs).toEqualTypeOf<{
      readonly table: string;
      readonly data: string;
      readonly literal: string;
      readonly share: number;
      readonly rows: number;
      readonly strict: boolean;
      readonly mode: "fast" | "slow";
      readonly text: string;
    }>();
    expectTypeOf(outputs).toEqualTypeOf<{
      readonly train: string;
      readonly test: string;
      readonly summary: string;
    }>();
    expectTypeOf(log).toEqualTypeOf<(message: string) => void>();
    return { summary: { rows: 1 } };
  },
});

const input = (name: string, uri: unknown) => ({
  InputName: name,
  AppManaged: false,
  S3Input: {
    S3Uri: uri,
    LocalPath: `/opt/ml/processing/input/${name}`,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
    S3DataDistributionType: "FullyReplicated",
    S3CompressionType: "None",
  },
});
const output = (name: string) => ({
  OutputName: name,
  AppManaged: false,
  S3Output: {
    S3Uri: {
      "Std:Join": {
        On: "/",
        Values: ["s3:/", "bucket", "P", { Get: "Execution.PipelineExecutionId" }, "Split", "output", name],
      },
    },
    LocalPath: `/opt/ml/processing/output/${name}`,
    S3UploadMode: "EndOfJob",
  },
});
const texted = (name: string) => ({ "Std:Join": { On: "", Values: [{ Get: `Parameters.${name}` }] } });

describe("step.fn", () => {
  it("is a processing job on a Node image: files as inputs, scalars as arguments, its own code last", () => {
    expect(
      compile(pipeline("P", { ...place, steps: [split] }), { assets: { "function:Split": "abc" } }).Steps,
    ).toEqual([
      {
        Name: "Split",
        Type: "Processing",
        Arguments: {
          ProcessingResources: {
            ClusterConfig: { InstanceType: "ml.t3.medium", InstanceCount: 1, VolumeSizeInGB: 30 },
          },
          AppSpecification: {
            ImageUri: "node:24",
            ContainerEntrypoint: ["node", "--enable-source-maps", "/opt/ml/processing/input/code/main.mjs"],
            ContainerArguments: [
              "--share",
              texted("Share"),
              "--rows",
              "5",
              "--strict",
              texted("Strict"),
              "--mode",
              { Get: "Parameters.Mode" },
              "--text",
              { "Std:Join": { On: " ", Values: ["a", { Get: "Parameters.Rows" }] } },
            ],
          },
          RoleArn: "arn:aws:iam::111122223333:role/R",
          ProcessingInputs: [
            input("table", "s3://bucket/P/input/unhashed/table.csv"),
            input("data", { Get: "Parameters.Data" }),
            input("literal", "s3://bucket/x"),
            input("code", "s3://bucket/P/code/abc/main.mjs"),
          ],
          ProcessingOutputConfig: { Outputs: [output("train"), output("test"), output("summary")] },
        },
        PropertyFiles: [{ PropertyFileName: "summary", OutputName: "summary", FilePath: "summary.json" }],
      },
    ]);
  });

  it("keeps its function, and a manifest of what it is given and leaves behind", async () => {
    expect(split.manifest).toEqual({
      step: "Split",
      inputs: {
        table: "path",
        data: "path",
        literal: "path",
        share: "number",
        rows: "number",
        strict: "boolean",
        mode: "string",
        text: "string",
      },
      outputs: ["train", "test", "summary"],
      reports: { summary: { output: "summary", file: "summary.json" } },
    });
    await expect(split.run({ inputs: {}, outputs: {} } as never)).resolves.toEqual({ summary: { rows: 1 } });
    expect(assetsOf(pipeline("P", { ...place, steps: [split] }))).toMatchObject([
      { kind: "file", id: "input:data/table.csv" },
      { kind: "function", id: "function:Split", step: "Split", manifest: split.manifest },
    ]);
  });

  it("types its outputs and reports", () => {
    expectTypeOf(split.outputs.train).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(split.reports.summary.get("rows")).toEqualTypeOf<Ref<number>>();
    expect(expressionOf(split.outputs.train)).toEqual({
      Get: "Steps.Split.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
    });
    // @ts-expect-error there is no such output
    split.outputs.validation;
    // @ts-expect-error there is no such report
    split.reports.metrics;
  });

  it("takes a function from elsewhere whose arguments fit", () => {
    const learn = async ({ inputs }: { inputs: { train: string } }): Promise<void> => void inputs.train;
    const train = step.fn("Train", {
      inputs: { train: split.outputs.train },
      outputs: ["model"],
      run: learn,
    });
    expectTypeOf(train.outputs.model).toEqualTypeOf<Ref<S3Uri>>();
    expect(train.run).toBe(learn);
  });

  it("does not compile with a function that does not fit", () => {
    // @ts-expect-error the function wants a number, and gets a path
    step.fn("A", { inputs: { x: params.Data }, run: async (_: { inputs: { x: number } }) => {} });
    // @ts-expect-error the function wants an input that is not given
    step.fn("B", { inputs: {}, run: async (_: { inputs: { x: number } }) => {} });
    step.fn("C", {
      reports: { summary: report({ output: "summary", file: "summary.json", shape: Summary }) },
      // @ts-expect-error the report's value is of another shape
      run: async () => ({ summary: { rows: "many" } }),
    });
    step.fn("D", {
      reports: { summary: report({ output: "summary", file: "summary.json", shape: Summary }) },
      // @ts-expect-error the report is not returned
      run: async () => {},
    });
    // @ts-expect-error no such instance type
    step.fn("E", { instanceType: "ml.t3.mediun", run: async () => {} });
    // @ts-expect-error no function
    step.fn("F", { outputs: ["model"] });
  });

  const train = step.training("Train", { image: "image", instanceType: "ml.m5.large" });
  it.each<[StepNode, string]>([
    [step.fn("F", { image: "i", inputs: { code: "s3://b/x" }, run: () => {} }), "FUNCTION_INPUT_RESERVED"],
    [
      step.fn("F", {
        image: "i",
        inputs: { seconds: train.properties.TrainingTimeInSeconds },
        run: () => {},
      }),
      "FUNCTION_INPUT_KIND_UNKNOWN",
    ],
    [step.fn("F", { run: () => {} }), "FUNCTION_IMAGE_MISSING"],
  ])("reports what cannot work: %#", (node, code) => {
    const result = check(
      pipeline("P", { role: "arn:aws:iam::111122223333:role/R", bucket: "bucket", steps: [train, node] }),
    );
    const issues = result.ok ? [] : result.issues;
    expect(issues.map((issue) => issue.code)).toContain(code);
  });
});
