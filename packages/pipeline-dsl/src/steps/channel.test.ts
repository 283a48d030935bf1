import { describe, expect, it } from "vitest";
import { check } from "../compile/check.ts";
import { importDefinition } from "../import/import-definition.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import type { Channels } from "./channel.ts";

const params = defineParams({ Folder: param.string({ default: "/fsx/a" }) });

/** The channels in the request, and the program that is read back from it. */
function compiled(channels: Channels) {
  const train = step.training("Train", {
    image: "246618743249.dkr.ecr.us-west-2.amazonaws.com/image:1",
    instanceType: "ml.m5.large",
    channels,
    vpcConfig: { subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
  });
  const frame = { role: "arn:aws:iam::123456789012:role/R", bucket: "bucket", params };
  const checked = check(pipeline("P", { ...frame, steps: [train] }));
  if (!checked.ok) throw checked.issues;
  const imported = importDefinition(JSON.parse(JSON.stringify(checked.value)));
  const [only] = checked.value.Steps;
  return {
    channels: only?.Type === "Training" ? only.Arguments.InputDataConfig : undefined,
    warnings: checked.warnings,
    source: imported.ok ? imported.value.replaceAll(/\s+/g, " ") : JSON.stringify(imported.issues),
  };
}

describe("a channel", () => {
  it("is a folder of a file system", () => {
    const fileSystemDataSource = {
      fileSystemId: "fs-01234567",
      fileSystemType: "FSxLustre",
      fileSystemAccessMode: "ro",
      directoryPath: params.Folder,
    } as const;
    const { channels, warnings, source } = compiled({ train: { fileSystemDataSource } });

    expect(warnings).toEqual([]);
    expect(channels).toEqual([
      {
        DataSource: {
          FileSystemDataSource: {
            FileSystemId: "fs-01234567",
            FileSystemType: "FSxLustre",
            FileSystemAccessMode: "ro",
            DirectoryPath: { Get: "Parameters.Folder" },
          },
        },
        ChannelName: "train",
      },
    ]);
    expect(source).toContain("directoryPath: params.Folder");
    expect(source).not.toMatch(/overrides|step\.raw|as never/);
  });

  it("is shuffled", () => {
    const { channels, source } = compiled({ train: { source: "s3://b/k", shuffleConfig: { seed: 7 } } });

    expect(channels).toMatchObject([{ ShuffleConfig: { Seed: 7 } }]);
    expect(source).toContain("shuffleConfig: { seed: 7 }");
    expect(source).not.toContain("overrides");
  });

  it("has overrides of its own, beside others that have none", () => {
    const overrides = { DataSource: { S3DataSource: { InstanceGroupNames: ["group-1"] } } };
    const { channels, source } = compiled({
      train: { source: "s3://b/k", contentType: "text/csv", overrides },
      test: "s3://b/test",
    });

    expect(channels).toMatchObject([
      { DataSource: { S3DataSource: { S3Uri: "s3://b/k", InstanceGroupNames: ["group-1"] } } },
      { DataSource: { S3DataSource: { S3Uri: "s3://b/test" } } },
    ]);
    expect(source).toContain(
      'overrides: { DataSource: { S3DataSource: { InstanceGroupNames: ["group-1"] } } }',
    );
    expect(source).toContain('test: "s3://b/test"');
  });

  it("is one of the two", () => {
    const fileSystemDataSource = {
      fileSystemId: "fs-01234567",
      fileSystemType: "EFS",
      fileSystemAccessMode: "rw",
      directoryPath: "/",
    } as const;
    // @ts-expect-error in S3 or in a file system
    const both: Channels = { train: { source: "s3://b/k", fileSystemDataSource } };
    // @ts-expect-error a channel has its name already
    const named: Channels = { train: { source: "s3://b/k", overrides: { ChannelName: "other" } } };

    expect([both, named]).toHaveLength(2);
  });
});
