import { describe, expect, it } from "vitest";
import { issuesOf, ROLE } from "../../../test/definitions.ts";
import type { JsonObject, JsonValue } from "../../json.ts";

const job = (change: JsonObject = {}): JsonObject => ({
  AlgorithmSpecification: { TrainingImage: "img:1", TrainingInputMode: "File" },
  OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
  RoleArn: ROLE,
  ...change,
});

const found = (jobs: JsonObject, ParameterRanges?: JsonValue) =>
  issuesOf({
    Name: "T",
    Type: "Tuning",
    Arguments: {
      HyperParameterTuningJobConfig: {
        Strategy: "Bayesian",
        ResourceLimits: { MaxNumberOfTrainingJobs: 2, MaxParallelTrainingJobs: 1 },
        ...(ParameterRanges === undefined ? {} : { ParameterRanges }),
      },
      ...jobs,
    },
  }).map((issue) => issue.replace("Steps[0].Arguments", "@"));

describe("the jobs of a tuning step", () => {
  it.each<[JsonObject, readonly string[]]>([
    [{}, ["ARGUMENTS_AMBIGUOUS? @"]],
    [{ TrainingJobDefinition: job(), TrainingJobDefinitions: [job()] }, ["ARGUMENTS_AMBIGUOUS @"]],
    [{ TrainingJobDefinition: job() }, []],
    [{ TrainingJobDefinitions: [job(), job({ DefinitionName: "b" })] }, []],
  ])("are of one kind or of several: %#", (jobs, expected) => {
    expect(found(jobs)).toEqual(expected);
  });

  it("have an image or an algorithm, and one way to say their machines", () => {
    const both = { TrainingImage: "i", AlgorithmName: "a", TrainingInputMode: "File" };
    expect(found({ TrainingJobDefinition: job({ AlgorithmSpecification: both }) })).toEqual([
      "ARGUMENTS_AMBIGUOUS? @.TrainingJobDefinition.AlgorithmSpecification",
    ]);
    const InstanceGroups = [{ InstanceType: "ml.m5.large", InstanceCount: 1, InstanceGroupName: "g" }];
    const ResourceConfig = { VolumeSizeInGB: 30, InstanceGroups, InstanceCount: 1 };
    expect(found({ TrainingJobDefinitions: [job(), job({ ResourceConfig })] })).toEqual([
      "ARGUMENTS_AMBIGUOUS @.TrainingJobDefinitions[1].ResourceConfig",
    ]);
  });
});

describe("the ranges of a tuning step", () => {
  const range = (MinValue: JsonValue, MaxValue: JsonValue) => [{ Name: "a", MinValue, MaxValue }];

  it.each<[JsonValue, JsonValue, boolean]>([
    ["9", "1", true],
    ["9", "10", false],
    ["1e-1", "0.01", true],
    ["1", "1", false],
    ["9", { Get: "Parameters.Text" }, false],
    ["", "-1", false],
    ["a", "1", false],
  ])("from %j to %j: reversed is %j", (least, most, isReversed) => {
    for (const kind of ["IntegerParameterRanges", "ContinuousParameterRanges"]) {
      const ranges = { [kind]: range(least, most) };
      const told = (at: string) => (isReversed ? [`RANGE_REVERSED @.${at}.${kind}[0].MinValue`] : []);
      const reversed = (issues: readonly string[]) =>
        issues.filter((issue) => issue.startsWith("RANGE_REVERSED"));
      expect(reversed(found({ TrainingJobDefinition: job() }, ranges))).toEqual(
        told("HyperParameterTuningJobConfig.ParameterRanges"),
      );
      expect(reversed(found({ TrainingJobDefinitions: [job({ HyperParameterRanges: ranges })] }))).toEqual(
        told("TrainingJobDefinitions[0].HyperParameterRanges"),
      );
    }
  });
});
