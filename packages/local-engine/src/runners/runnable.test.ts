import type { Step } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { createRuntimeTable } from "../runtimes.ts";
import { checkRunnable, type Premises } from "./runnable.ts";

const premises: Premises = {
  runtimes: createRuntimeTable({ stateDir: "/nowhere" }),
  lambdas: { known: import.meta.filename, gone: "/no/where.mjs" },
};
const SKLEARN = "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";
const codes = (step: object, more: Partial<Premises> = {}) =>
  checkRunnable({ Name: "S", ...step } as unknown as Step, { ...premises, ...more }).map(({ code, path }) => [
    code,
    path.join("."),
  ]);
const processing = (AppSpecification: object, more: object = {}) => ({
  Type: "Processing",
  Arguments: { AppSpecification, ...more },
});

describe("checkRunnable", () => {
  it("has nothing against what runs here", () => {
    expect(codes(processing({ ImageUri: SKLEARN, ContainerEntrypoint: ["python3", "a.py"] }))).toEqual([]);
    expect(
      codes({ Type: "Training", Arguments: { AlgorithmSpecification: { TrainingImage: SKLEARN } } }),
    ).toEqual([]);
    expect(codes({ Type: "Lambda", FunctionArn: "known:3" })).toEqual([]);
    expect(codes({ Type: "Fail", Arguments: { ErrorMessage: "" } })).toEqual([]);
  });

  it("names the image without a runtime, and what to add", () => {
    const step = { Name: "S", ...processing({ ImageUri: "my/own:1", ContainerEntrypoint: ["a"] }) } as Step;

    const [issue] = checkRunnable(step, { ...premises, path: ["Steps", 3] });

    expect(issue).toMatchObject({
      code: "IMAGE_NOT_MAPPED",
      path: ["Steps", 3, "Arguments", "AppSpecification", "ImageUri"],
      message: expect.stringMatching(/"S".*"my\/own:1"/),
      hint: expect.stringMatching(/sagewright\.config\.ts: export default defineConfig\(.*--stub S=/),
    });
  });

  it("leaves values that are known later alone, and resolves what parameters tell", () => {
    const step = processing({ ImageUri: { Get: "Parameters.Image" }, ContainerEntrypoint: ["a"] });

    expect(codes(step)).toEqual([]);
    expect(codes(step, { resolve: () => "my/own:1" })).toEqual([
      ["IMAGE_NOT_MAPPED", "Steps.S.Arguments.AppSpecification.ImageUri"],
    ]);
  });

  it("says everything at once", () => {
    const step = processing(
      { ImageUri: "my/own:1" },
      {
        ProcessingInputs: [
          { DatasetDefinition: {} },
          { S3Input: { S3InputMode: "Pipe" } },
          { S3Input: { S3CompressionType: "Gzip" } },
        ],
        ProcessingOutputConfig: { Outputs: [{ FeatureStoreOutput: {} }] },
      },
    );

    expect(codes(step).map(([code]) => code)).toEqual([
      "IMAGE_NOT_MAPPED",
      "ENTRYPOINT_MISSING",
      "INPUT_NOT_SUPPORTED",
      "INPUT_NOT_SUPPORTED",
      "INPUT_NOT_SUPPORTED",
      "INPUT_NOT_SUPPORTED",
    ]);
  });

  it("names marketplace algorithms, channels that need AWS, and functions without a module", () => {
    const training = {
      Type: "Training",
      Arguments: {
        AlgorithmSpecification: {
          AlgorithmName: "arn:aws:sagemaker:::algorithm/x",
          TrainingInputMode: "Pipe",
        },
        InputDataConfig: [{ ChannelName: "train" }],
      },
    };

    expect(codes(training)).toEqual([
      ["IMAGE_NOT_MAPPED", "Steps.S.Arguments.AlgorithmSpecification.AlgorithmName"],
      ["INPUT_NOT_SUPPORTED", "Steps.S.Arguments.InputDataConfig.0"],
    ]);
    expect(codes({ Type: "Lambda", FunctionArn: "gone" })).toEqual([
      ["LAMBDA_MODULE_MISSING", "Steps.S.FunctionArn"],
    ]);
    expect(codes({ Type: "Lambda", FunctionArn: "unknown" })).toEqual([
      ["LAMBDA_NOT_MAPPED", "Steps.S.FunctionArn"],
    ]);
  });
});
