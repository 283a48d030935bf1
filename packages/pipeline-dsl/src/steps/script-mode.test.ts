import { describe, expect, it } from "vitest";
import { asset } from "../asset.ts";
import { assetsOf, check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import type { TrainingProps } from "./training.ts";

const params = defineParams({
  Rounds: param.integer({ default: 5 }),
  Objective: param.string({ default: "mse" }),
  Code: param.s3Uri({ default: "s3://bucket/code.tar.gz" }),
});
const image = "763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-training:2.0.1-gpu-py310";
const of = (props: Partial<TrainingProps>) => {
  const train = step.training("Train", { image, instanceType: "ml.m5.large", ...props });
  return pipeline("P", {
    params,
    role: "arn:aws:iam::123456789012:role/R",
    bucket: "bucket",
    steps: [train],
  });
};
const hyperParametersOf = (props: Partial<TrainingProps>) => {
  const args = compile(of(props)).Steps[0]?.Arguments as { HyperParameters?: unknown } | undefined;
  return args?.HyperParameters;
};
const issuesOf = (props: Partial<TrainingProps>) => {
  const result = check(of(props));
  return result.ok ? [] : result.issues.map(({ code }) => code);
};

describe("step.training with code", () => {
  it("tells the toolkit where the code is, and writes hyperparameters as JSON", () => {
    const written = hyperParametersOf({
      code: "code/train.py",
      hyperParameters: { epochs: 3, name: "n", on: true, layers: [64, { kind: "x" }], none: null },
    });

    expect(written).toEqual({
      epochs: "3",
      name: '"n"',
      on: "true",
      layers: '[64,{"kind":"x"}]',
      none: "null",
      sagemaker_submit_directory: '"s3://bucket/P/code/unhashed/sourcedir.tar.gz"',
      sagemaker_program: '"train.py"',
      sagemaker_container_log_level: "20",
      sagemaker_region: '"us-west-2"',
    });
  });

  it("puts values of run time into the JSON: texts in quotes, numbers bare", () => {
    expect(
      hyperParametersOf({
        code: params.Code,
        entryPoint: "train.py",
        hyperParameters: { rounds: params.Rounds, all: { on: [params.Objective, 1] } },
      }),
    ).toMatchObject({
      rounds: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Rounds" }] } },
      all: { "Std:Join": { On: "", Values: ['{"on":["', { Get: "Parameters.Objective" }, '",1]}'] } },
      sagemaker_submit_directory: { "Std:Join": { On: "", Values: ['"', { Get: "Parameters.Code" }, '"'] } },
    });
  });

  it("lets one's own hyperparameters win over the toolkit's", () => {
    expect(
      hyperParametersOf({
        code: "train.py",
        region: "eu-west-1",
        hyperParameters: { sagemaker_container_log_level: 10 },
      }),
    ).toMatchObject({ sagemaker_container_log_level: "10", sagemaker_region: '"eu-west-1"' });
  });

  it("leaves the region out where nothing names it", () => {
    expect(hyperParametersOf({ image: "img:1", code: "train.py" })).not.toHaveProperty("sagemaker_region");
  });

  it.each([
    ["mpi", { sagemaker_mpi_enabled: "true" }],
    ["parameter_server", { sagemaker_parameter_server_enabled: "true" }],
    ["pytorchddp", { sagemaker_pytorch_ddp_enabled: "true", sagemaker_instance_type: '"ml.m5.large"' }],
    [
      "torch_distributed",
      { sagemaker_torch_distributed_enabled: "true", sagemaker_instance_type: '"ml.m5.large"' },
    ],
  ] as const)("starts processes by %s", (distribution, expected) => {
    expect(hyperParametersOf({ code: "train.py", distribution })).toMatchObject(expected);
  });

  it("packs a folder's contents with its dependencies, for the place that is asked for", () => {
    const written = of({
      code: asset("src/", { kind: "directory" }),
      entryPoint: "main.py",
      dependencies: ["lib", new URL("file:///shared/tools.py")],
      codeLocation: "s3://other/prefix/",
    });

    expect(assetsOf(written)).toEqual([
      {
        kind: "archive",
        id: 'archive:["src/","lib","file:///shared/tools.py"] at s3://other/prefix/',
        step: "Train",
        location: "s3://other/prefix/",
        members: [
          { path: "src/", kind: "directory", at: "" },
          { path: "lib", kind: "any", at: "lib" },
          { path: "file:///shared/tools.py", kind: "any", at: "tools.py" },
        ],
      },
    ]);
    expect(JSON.stringify(compile(written))).toContain("s3://other/prefix/P/code/unhashed/sourcedir.tar.gz");
  });

  it("needs to know the script of a folder, an archive or a ref", () => {
    for (const code of ["src/", "s3://bucket/code.tar.gz", params.Code] as const)
      expect(issuesOf({ code })).toEqual(["CODE_ENTRY_POINT_MISSING"]);
  });

  it("refuses dependencies that nothing packs, and a second command", () => {
    expect(issuesOf({ code: params.Code, entryPoint: "a.py", dependencies: ["lib"] })).toEqual([
      "DEPENDENCIES_UNUSED",
    ]);
    expect(issuesOf({ dependencies: ["lib"] })).toEqual(["DEPENDENCIES_UNUSED"]);
    expect(issuesOf({ code: "train.py", entrypoint: ["python3"] })).toEqual(["ENTRYPOINT_TWICE"]);
  });

  it("tells plain JavaScript of dependencies that are no list, and of a channel that is no object", () => {
    expect(issuesOf({ code: "train.py", dependencies: "lib" as never })).toEqual(["STEP_PROP_INVALID"]);
    expect(issuesOf({ dependencies: "lib" as never })).toEqual(["STEP_PROP_INVALID"]);
    expect(issuesOf({ channels: { train: null as never } })).toEqual(["STEP_PROP_INVALID"]);
  });

  it("refuses a hyperparameter that JSON cannot say, and one that holds itself", () => {
    const layers: unknown[] = [];
    layers.push(layers);
    expect(issuesOf({ code: "train.py", hyperParameters: { layers: layers as never } })).toEqual([
      "VALUE_NOT_JSON",
    ]);
    expect(issuesOf({ code: "train.py", hyperParameters: { rate: Number.NaN } })).toEqual(["VALUE_NOT_JSON"]);
  });
});

it("writes lists and objects as JSON for images without the toolkit, and scalars as they are", () => {
  expect(
    hyperParametersOf({ hyperParameters: { layers: [1, params.Rounds], name: "n", rate: 0.5 } }),
  ).toEqual({
    layers: { "Std:Join": { On: "", Values: ["[1,", { Get: "Parameters.Rounds" }, "]"] } },
    name: "n",
    rate: "0.5",
  });
});
