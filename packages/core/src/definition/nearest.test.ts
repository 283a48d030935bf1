import { expect, it } from "vitest";
import { nearest } from "./nearest.ts";

it.each([
  ["VolumeSizeInGb", ["VolumeSizeInGB", "VolumeKmsKeyId"], "VolumeSizeInGB"],
  ["ml.m5.larg", ["ml.m5.large", "ml.m5.xlarge"], "ml.m5.large"],
  ["S3Prefx", ["ManifestFile", "S3Prefix"], "S3Prefix"],
  ["Colour", ["Pipe", "File"], undefined],
  ["x", [], undefined],
  ["a".repeat(65), ["a".repeat(64)], undefined],
])("finds for %j among %j %j", (name, names, expected) => {
  expect(nearest(name, names)).toBe(expected);
});
