import { describe, expect, it } from "vitest";
import { document, issuesOf, processing, ROLE, training } from "../../../test/definitions.ts";
import type { JsonValue } from "../../json.ts";
import { validateDefinition } from "./definition.ts";

type Args = { readonly [key: string]: JsonValue };
const ofJob = (args: Args) => issuesOf(processing("A", { PropertyFiles: [] }, args));
const AT = "Steps[0].Arguments";
const cluster = (change: Args) => ({
  ProcessingResources: {
    ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30, ...change },
  },
});
const CLUSTER = `${AT}.ProcessingResources.ClusterConfig`;
const joined = (On: string, ...Values: readonly JsonValue[]) => ({ "Std:Join": { On, Values } });
const TEXT = { Get: "Parameters.Text" };

describe("types of literals", () => {
  it.each<[string, Args, readonly string[]]>([
    [
      "a text for a number",
      cluster({ InstanceCount: "1" }),
      [`ARGUMENT_TYPE_CLASH ${CLUSTER}.InstanceCount`],
    ],
    [
      "a fraction for an integer",
      cluster({ InstanceCount: 1.5 }),
      [`ARGUMENT_TYPE_CLASH ${CLUSTER}.InstanceCount`],
    ],
    [
      "a boolean for an integer",
      cluster({ InstanceCount: true }),
      [`ARGUMENT_TYPE_CLASH ${CLUSTER}.InstanceCount`],
    ],
    [
      "a text for a boolean",
      { NetworkConfig: { EnableNetworkIsolation: "true" } },
      [`ARGUMENT_TYPE_CLASH ${AT}.NetworkConfig.EnableNetworkIsolation`],
    ],
    ["a number for a text", { Environment: { A: 1 } }, [`ARGUMENT_TYPE_CLASH? ${AT}.Environment.A`]],
    ["an object for a text", { Environment: { A: { b: "c" } } }, [`SCALAR_EXPECTED ${AT}.Environment.A`]],
    ["a list for a text", { RoleArn: [ROLE] }, [`SCALAR_EXPECTED ${AT}.RoleArn`]],
    ["null", { NetworkConfig: { EnableNetworkIsolation: null } }, []],
    ["a whole number written as one with a point", cluster({ InstanceCount: 2.0 }), []],
  ])("%s", (_, args, expected) => {
    expect(ofJob(args)).toEqual(expected);
  });
});

describe("types of parameters", () => {
  it.each<[string, Args, readonly string[]]>([
    [
      "#39 an Integer for a text",
      { Environment: { A: { Get: "Parameters.Count" } } },
      [`PARAMETER_TYPE_CLASH? ${AT}.Environment.A`],
    ],
    [
      "#40 a String for a number",
      cluster({ InstanceCount: TEXT }),
      [`PARAMETER_TYPE_CLASH? ${CLUSTER}.InstanceCount`],
    ],
    ["an Integer made a text", { Environment: { A: joined("", { Get: "Parameters.Count" }) } }, []],
    ["an Integer for a number", cluster({ InstanceCount: { Get: "Parameters.Count" } }), []],
    [
      "one that is not declared",
      { Environment: { A: { Get: "Parameters.Nope" } } },
      [`PARAMETER_UNDECLARED ${AT}.Environment.A`],
    ],
  ])("%s", (_, args, expected) => {
    expect(ofJob(args)).toEqual(expected);
  });
});

describe("lengths, ranges, patterns and values", () => {
  it.each<[string, Args, readonly string[]]>([
    ["a number too large", cluster({ InstanceCount: 101 }), [`NUMBER_OUT_OF_RANGE ${CLUSTER}.InstanceCount`]],
    [
      "a number too small",
      { StoppingCondition: { MaxRuntimeInSeconds: 0 } },
      [`NUMBER_OUT_OF_RANGE ${AT}.StoppingCondition.MaxRuntimeInSeconds`],
    ],
    ["the largest number", { StoppingCondition: { MaxRuntimeInSeconds: 777_600 } }, []],
    [
      "an instance type that is not known",
      cluster({ InstanceType: "ml.m5.large2" }),
      [`VALUE_UNKNOWN? ${CLUSTER}.InstanceType`],
    ],
    ["a role's name for its ARN", { RoleArn: "SageMakerRole" }, [`TEXT_PATTERN_MISMATCH? ${AT}.RoleArn`]],
    ["an empty text", { RoleArn: "" }, [`TEXT_TOO_SHORT? ${AT}.RoleArn`]],
    [
      "a text too long is not of the wrong form, too",
      { RoleArn: `${ROLE}${"é".repeat(2048)}` },
      [`TEXT_TOO_LONG ${AT}.RoleArn`],
    ],
    [
      "a name with a space",
      { Environment: { "A B": "x" } },
      [`TEXT_PATTERN_MISMATCH ${AT}.Environment["A B"]`],
    ],
    [
      "too many tags",
      { Tags: Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: "v" })) },
      [`LIST_TOO_LONG ${AT}.Tags`],
    ],
    ["a tag without a value", { Tags: [{ Key: "k" }] }, [`ARGUMENT_MISSING ${AT}.Tags[0]`]],
    [
      "a misspelt member",
      cluster({ VolumeSizeInGb: 1 }),
      [`ARGUMENT_UNRECOGNISED? ${CLUSTER}.VolumeSizeInGb`],
    ],
    ["expressions", { RoleArn: TEXT, Environment: { A: TEXT }, ...cluster({ InstanceType: TEXT }) }, []],
  ])("%s", (_, args, expected) => {
    expect(ofJob(args)).toEqual(expected);
  });

  it("are counted in characters, not in units of UTF-16", () => {
    expect(ofJob({ Environment: { A: "😀".repeat(256) } })).toEqual([]);
    expect(ofJob({ Environment: { A: "😀".repeat(257) } })).toEqual([`TEXT_TOO_LONG ${AT}.Environment.A`]);
  });

  it("hold for hyperparameters, which may have no line breaks", () => {
    expect(issuesOf(training("A", {}, { HyperParameters: { a: "1\n2" } }))).toEqual([
      `TEXT_PATTERN_MISMATCH ${AT}.HyperParameters.a`,
    ]);
  });

  it("tell what was surely meant", () => {
    const step = processing("A", {}, cluster({ InstanceType: "ml.m5.xlargee", VolumeSizeInGb: 1 }));
    const hints = validateDefinition(document([step])).map(({ hint }) => hint);
    expect(hints).toEqual([
      expect.stringMatching(/^Did you mean "ml\.m5\.xlarge"\?/),
      expect.stringMatching(/^Did you mean "VolumeSizeInGB"\?/),
    ]);
  });
});

describe("what is certain of a Join", () => {
  const output = (S3Uri: JsonValue) =>
    ofJob({
      ProcessingOutputConfig: {
        Outputs: [
          {
            OutputName: "o",
            S3Output: { S3Uri, LocalPath: "/opt/ml/processing/o", S3UploadMode: "EndOfJob" },
          },
        ],
      },
    });
  const URI = `${AT}.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri`;

  it.each<[string, JsonValue, readonly string[]]>([
    ["a place in S3", joined("/", "s3:/", "bucket", TEXT), []],
    ["a bucket without s3://", joined("/", "bucket", TEXT), [`TEXT_PATTERN_MISMATCH? ${URI}`]],
    ["literals only, of another scheme", joined("", "file://", "x"), [`TEXT_PATTERN_MISMATCH? ${URI}`]],
    ["a beginning that only runs out", joined("", "s3", TEXT), []],
    ["a beginning that nobody knows", joined("/", TEXT, "x"), []],
    ["a number in it", joined("", "s3://b/", 1, TEXT), []],
    [
      "pieces that are too long together",
      joined("/", "s3:/", "x".repeat(600), TEXT, "y".repeat(600)),
      [`TEXT_TOO_LONG ${URI}`],
    ],
  ])("%s", (_, value, expected) => {
    expect(output(value)).toEqual(expected);
  });
});

it("takes a junk file of twenty thousand unknown members and values", () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `VolumeSizeInGB${index}`);
  const junk = Object.fromEntries(names.map((name) => [name, 1]));
  expect(ofJob(cluster(junk))).toHaveLength(1001);
  const jobs = { ProcessingInputs: names.map((name) => ({ InputName: "i", S3Input: { S3DataType: name } })) };
  expect(ofJob(jobs)).toHaveLength(1001);
});
