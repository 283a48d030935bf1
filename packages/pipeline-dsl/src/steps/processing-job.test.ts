import { describe, expect, it } from "vitest";
import { z } from "zod";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { report } from "../report.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const place = { role: "arn:aws:iam::111122223333:role/R", bucket: "bucket" };
const params = defineParams({ Rows: param.integer(), Type: param.string() });
const compiled = (node: StepNode) => compile(pipeline("P", { ...place, params, steps: [node] })).Steps[0];
const codes = (node: StepNode) => {
  const result = check(pipeline("P", { params, steps: [node] }));
  return result.ok ? [] : result.issues.map(({ code }) => code);
};

const minimal = { image: "image", instanceType: "ml.m5.large" } as const;

describe("the request of a processing job", () => {
  it("merges overrides over the rest: objects by member, lists whole, undefined takes away", () => {
    const run = step.processing("Run", {
      ...minimal,
      entrypoint: ["a"],
      tags: [{ key: "a", value: "b" }],
      overrides: {
        ProcessingResources: { ClusterConfig: { VolumeKmsKeyId: params.Type, VolumeSizeInGB: params.Rows } },
        AppSpecification: { ContainerEntrypoint: ["b", "c"] },
        ExperimentConfig: { TrialComponentDisplayName: "shown" },
        Tags: undefined,
      },
    });

    expect(compiled(run)?.Arguments).toEqual({
      ProcessingResources: {
        ClusterConfig: {
          InstanceType: "ml.m5.large",
          InstanceCount: 1,
          VolumeSizeInGB: { Get: "Parameters.Rows" },
          VolumeKmsKeyId: { Get: "Parameters.Type" },
        },
      },
      AppSpecification: { ImageUri: "image", ContainerEntrypoint: ["b", "c"] },
      RoleArn: place.role,
      ExperimentConfig: { TrialComponentDisplayName: "shown" },
    });
  });

  it("names the keys that disks and outputs are encrypted with", () => {
    const run = step.processing("Run", {
      ...minimal,
      outputs: { out: "/opt/ml/processing/out" },
      volumeKmsKeyId: "disks",
      outputKmsKeyId: params.Type,
    });
    expect(compiled(run)?.Arguments).toMatchObject({
      ProcessingResources: { ClusterConfig: { VolumeKmsKeyId: "disks" } },
      ProcessingOutputConfig: { KmsKeyId: { Get: "Parameters.Type" } },
    });
  });

  it("takes the override where the prop is a ref", () => {
    const ClusterConfig = { InstanceCount: 2, InstanceType: params.Type };
    const run = step.processing("Run", {
      ...minimal,
      instanceCount: params.Rows,
      overrides: { ProcessingResources: { ClusterConfig } },
    });
    expect(compiled(run)?.Arguments).toMatchObject({
      ProcessingResources: {
        ClusterConfig: { InstanceCount: 2, InstanceType: { Get: "Parameters.Type" }, VolumeSizeInGB: 30 },
      },
    });
  });

  it.each([
    [step.processing("Run", minimal), ["ROLE_MISSING"]],
    [
      step.processing("Run", { ...minimal, role: "arn:aws:iam::111122223333:role/R", code: "a.py" }),
      ["BUCKET_MISSING"],
    ],
    [
      step.processing("Run", {
        ...minimal,
        role: "arn:aws:iam::111122223333:role/R",
        outputs: { a: "/opt/ml/processing/a" },
      }),
      ["BUCKET_MISSING"],
    ],
    [
      step.processing("Run", {
        ...minimal,
        role: "arn:aws:iam::111122223333:role/R",
        outputs: { a: "/opt/ml/processing/a", b: "/opt/ml/processing/b" },
      }),
      ["BUCKET_MISSING"],
    ],
    [step.processing("Run", { ...minimal, overrides: { RoleArn: "r" } }), []],
    [
      step.processing("Run", {
        ...minimal,
        role: "arn:aws:iam::111122223333:role/R",
        maxRuntimeInSeconds: 777_601,
      }),
      ["VALUE_OUT_OF_RANGE"],
    ],
    [
      step.processing("Run", {
        ...minimal,
        role: "arn:aws:iam::111122223333:role/R",
        maxRuntimeInSeconds: 0,
      }),
      ["VALUE_OUT_OF_RANGE"],
    ],
    [
      step.processing("Run", {
        ...minimal,
        role: "arn:aws:iam::111122223333:role/R",
        instanceCount: Number.NaN,
      }),
      ["VALUE_NOT_JSON"],
    ],
    [
      step.processing("Run", {
        ...minimal,
        role: "arn:aws:iam::111122223333:role/R",
        code: "s3://b/a.py",
        entrypoint: ["x"],
      }),
      ["ENTRYPOINT_TWICE"],
    ],
    [
      step.processing("Run", {
        ...minimal,
        role: "arn:aws:iam::111122223333:role/R",
        code: "s3://b/a.py",
        inputs: { code: "s3://b/x" },
      }),
      expect.arrayContaining(["INPUT_RESERVED"]),
    ],
  ])("reports what is missing or wrong: %#", (node, expected) => {
    expect(codes(node)).toEqual(expected);
  });

  it.each(["", "/etc/passwd", "../a.json", "a/../../b.json"])(
    "refuses %j as the file of a report",
    (file) => {
      const bad = report({ output: "out", file, shape: z.object({}) });
      const node = step.fn("Run", {
        image: "i",
        role: "arn:aws:iam::111122223333:role/R",
        reports: { bad },
        run: () => ({ bad: {} }),
      });
      expect(codes(node)).toContain("REPORT_FILE_OUTSIDE");
    },
  );
});
