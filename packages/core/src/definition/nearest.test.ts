import fc from "fast-check";
import { expect, it } from "vitest";
import { nearest } from "./nearest.ts";

it.each([
  ["VolumeSizeInGb", ["VolumeSizeInGB", "VolumeKmsKeyId"], "VolumeSizeInGB"],
  ["ml.m5.larg", ["ml.m5.large", "ml.m5.xlarge"], "ml.m5.large"],
  ["S3Prefx", ["ManifestFile", "S3Prefix"], "S3Prefix"],
  ["Colour", ["Pipe", "File"], undefined],
  ["x", [], undefined],
  ["Leats", ["Least", "Most"], "Least"],
  ["maxrmse", ["MaxRmse", "MinRmse"], "MaxRmse"],
  ["buket", ["bucket", "role"], "bucket"],
  ["zebra", ["bucket", "role"], undefined],
  ["Rols", ["Rolls"], "Rolls"],
  ["nope", ["role", "bucket"], undefined],
  ["Q", ["S"], undefined],
  ["a", [], undefined],
  ["a".repeat(65), ["a".repeat(64)], undefined],
])("finds for %j among %j %j", (name, names, expected) => {
  expect(nearest(name, names)).toBe(expected);
});

it("always finds a word itself", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (word, others) => {
      expect(nearest(word, [word, ...others])).toBe(word);
    }),
  );
});
