import { describe, expect, expectTypeOf, it } from "vitest";
import { asset } from "../asset.ts";
import { assetsOf, check, compile } from "../compile/check.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { ListedStep } from "../step-group.ts";
import { REPACK_LAUNCHER_TEXT } from "./repack-launcher.ts";

const ROLE = "arn:aws:iam::123456789012:role/R";
const image = "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";
const of = (...steps: ListedStep[]) => pipeline("P", { role: ROLE, bucket: "bucket", steps });
const train = step.training("Train", { image, instanceType: "ml.m5.large" });
const minimal = { image, model: train.outputs.model, code: "inference.py" };

describe("step.repackModel", () => {
  it("is a training job that gets the model as its data and the code in its archive", () => {
    const repacked = step.repackModel("Repack", minimal);

    expect(compile(of(train, repacked)).Steps[1]).toMatchObject({
      Name: "Repack",
      Type: "Training",
      Arguments: {
        AlgorithmSpecification: { TrainingImage: image },
        ResourceConfig: { InstanceType: "ml.m5.large" },
        InputDataConfig: [
          {
            ChannelName: "training",
            DataSource: { S3DataSource: { S3Uri: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" } } },
          },
        ],
        HyperParameters: {
          inference_script: '"inference.py"',
          model_archive: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" },
          sagemaker_program: '"_repack_script_launcher.sh"',
          sagemaker_submit_directory: '"s3://bucket/P/code/unhashed/sourcedir.tar.gz"',
        },
      },
    });
    expect(assetsOf(of(repacked))).toMatchObject([
      {
        kind: "archive",
        step: "Repack",
        members: [
          { text: REPACK_LAUNCHER_TEXT, at: "_repack_script_launcher.sh" },
          { path: "inference.py", kind: "file", at: "code/inference.py" },
        ],
      },
    ]);
  });

  it("packs a folder and its dependencies, and names no place of this machine", () => {
    const repacked = step.repackModel("Repack", {
      ...minimal,
      code: asset("/home/me/serve", { kind: "directory" }),
      entryPoint: "main.py",
      dependencies: ["../shared/lib", "tools.py"],
      overrides: { HyperParameters: { mine: "1" }, RetryStrategy: { MaximumRetryAttempts: 2 } },
    });

    expect(compile(of(train, repacked)).Steps[1]?.Arguments).toMatchObject({
      HyperParameters: {
        inference_script: '"main.py"',
        source_dir: '"serve"',
        dependencies: '"lib tools.py"',
        mine: "1",
        model_archive: {},
      },
      RetryStrategy: { MaximumRetryAttempts: 2 },
    });
    expect(assetsOf(of(repacked))).toMatchObject([
      {
        members: [
          { at: "_repack_script_launcher.sh" },
          { path: "/home/me/serve", kind: "directory", at: "code" },
          { path: "../shared/lib", at: "code/lib/lib" },
          { path: "tools.py", at: "code/lib/tools.py" },
        ],
      },
    ]);
  });

  it("hands the new archive on, with what the container must know", () => {
    const repacked = step.repackModel("Repack", minimal);
    const create = step.model("Create", { image: "serving", ...repacked.container });

    expectTypeOf(repacked.container.model).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(repacked.training.name).toEqualTypeOf<"Repack">();
    expect(expressionOf(repacked.container.model)).toEqual({
      Get: "Steps.Repack.ModelArtifacts.S3ModelArtifacts",
    });
    expect(compile(of(train, repacked, create)).Steps[2]?.Arguments).toMatchObject({
      PrimaryContainer: {
        ModelDataUrl: { Get: "Steps.Repack.ModelArtifacts.S3ModelArtifacts" },
        Environment: {
          SAGEMAKER_PROGRAM: "inference.py",
          SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
          SAGEMAKER_CONTAINER_LOG_LEVEL: "20",
          SAGEMAKER_REGION: "us-west-2",
        },
      },
    });
  });

  it("can be waited for, and names what is missing", () => {
    const repacked = step.repackModel("Repack", minimal);
    const last = step.model("Last", { image: "serving", dependsOn: [repacked] });

    expect(compile(of(train, repacked, last)).Steps[2]).toMatchObject({ DependsOn: ["Repack"] });
    expect(check(of(repacked))).toMatchObject({
      ok: false,
      issues: [{ code: "STEP_NOT_LISTED", path: ["steps", "Repack"] }],
    });
  });

  it("tells plain JavaScript what it cannot be without", () => {
    expect(() => step.repackModel("Repack", undefined as never)).toThrow("STEP_PROP_INVALID");
    expect(() => step.repackModel("Repack", { ...minimal, dependencies: "lib" } as never)).toThrow(
      "STEP_PROP_INVALID",
    );
  });

  it("does not compile with what it decides itself", () => {
    // @ts-expect-error the model is the only channel
    step.repackModel("Repack", { ...minimal, channels: {} });
    // @ts-expect-error no model
    step.repackModel("Repack", { image, code: "inference.py" });
  });
});
