import { expect, it } from "vitest";
import { issuesOf, processing } from "../../../test/definitions.ts";

const input = (InputName: string, folder: string) => ({
  InputName,
  S3Input: { S3Uri: "s3://b/k", LocalPath: `/opt/ml/processing/${folder}`, S3DataType: "S3Prefix" },
});

const dataset = (InputName: string, folder: string) => ({
  InputName,
  DatasetDefinition: { LocalPath: `/opt/ml/processing/${folder}` },
});

const found = (...ProcessingInputs: readonly ReturnType<typeof input | typeof dataset>[]) =>
  issuesOf(processing("A", {}, { ProcessingInputs })).map((issue) =>
    issue.replace("Steps[0].Arguments.ProcessingInputs", "@"),
  );

it("lets inputs differ in name and folder", () => {
  expect(found(input("a", "x"), input("b", "y"), dataset("c", "z"))).toEqual([]);
});

it("refuses two inputs of one name or folder", () => {
  expect(found(input("a", "x"), input("a", "y"))).toEqual(["ENTRY_DUPLICATE @[1].InputName"]);
  expect(found(input("a", "x"), input("b", "x"))).toEqual(["ENTRY_DUPLICATE @[1].S3Input.LocalPath"]);
  expect(found(input("a", "x"), dataset("b", "x"))).toEqual([
    "ENTRY_DUPLICATE @[1].DatasetDefinition.LocalPath",
  ]);
});

it("warns of an output in the folder of an input", () => {
  expect(found(input("a", "report"))).toEqual([
    "LOCAL_PATH_SHARED? Steps[0].Arguments.ProcessingOutputConfig.Outputs[0].S3Output.LocalPath",
  ]);
});

it("warns of a property file above its output", () => {
  const file = (FilePath: string) =>
    issuesOf(processing("A", { PropertyFiles: [{ PropertyFileName: "F", OutputName: "report", FilePath }] }));
  expect(file("../f.json")).toEqual(["PROPERTY_FILE_PATH_UPWARDS? Steps[0].PropertyFiles[0].FilePath"]);
  expect(file("a..b/f.json")).toEqual([]);
});
