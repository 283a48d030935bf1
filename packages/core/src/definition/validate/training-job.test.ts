import { expect, it } from "vitest";
import { issuesOf, training } from "../../../test/definitions.ts";
import type { JsonObject, JsonValue } from "../../json.ts";

const ANY = { Get: "Parameters.Text" };
const ARGS = training("A").Arguments as JsonObject;

const without = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(ARGS).filter(([name]) => !names.includes(name)));

const found = (args: JsonObject) =>
  issuesOf({ Name: "A", Type: "Training", Arguments: args }).map((issue) =>
    issue.replace("Steps[0].Arguments", "@"),
  );

it.each(["AlgorithmSpecification", "ResourceConfig", "StoppingCondition"])(
  "warns of a job without %s, which none but a serverless one can do without",
  (name) => {
    expect(found(without(name))).toEqual(["ARGUMENT_MISSING? @"]);
    expect(found({ ...ARGS, [name]: null })).toEqual([]);
    const ServerlessJobConfig = { JobType: "FineTuning", BaseModelArn: ANY };
    expect(found({ ...without(name), ServerlessJobConfig }).filter((issue) => issue.endsWith("@"))).toEqual(
      [],
    );
  },
);

it.each<[JsonObject, readonly string[]]>([
  [{}, ["ARGUMENTS_AMBIGUOUS? @.AlgorithmSpecification"]],
  [{ TrainingImage: "i", AlgorithmName: "a" }, ["ARGUMENTS_AMBIGUOUS? @.AlgorithmSpecification"]],
  [{ TrainingImage: "i", AlgorithmName: null }, []],
  [{ TrainingImage: null }, []],
  [{ TrainingImage: ANY }, []],
  [{ AlgorithmName: "a" }, []],
])("an algorithm is an image or a name: %j", (algorithm, expected) => {
  expect(found({ ...ARGS, AlgorithmSpecification: { TrainingInputMode: "File", ...algorithm } })).toEqual(
    expected,
  );
});

const GROUPS = [{ InstanceType: "ml.m5.large", InstanceCount: 1, InstanceGroupName: "g" }];

it.each<[JsonObject, readonly string[]]>([
  [{ InstanceGroups: GROUPS }, []],
  [{ InstanceGroups: GROUPS, InstanceType: null, InstanceCount: null }, []],
  [{ InstanceGroups: null, InstanceType: "ml.m5.large" }, []],
  [
    { InstanceGroups: GROUPS, InstanceType: "ml.m5.large", InstanceCount: 1 },
    ["ARGUMENTS_AMBIGUOUS @.ResourceConfig"],
  ],
  [{ InstanceGroups: GROUPS, InstanceType: "ml.m5.large" }, ["ARGUMENTS_AMBIGUOUS @.ResourceConfig"]],
  [
    { InstanceGroups: GROUPS, InstanceCount: { Get: "Parameters.Count" } },
    ["ARGUMENTS_AMBIGUOUS @.ResourceConfig"],
  ],
])("machines are of one kind, or of groups: %j", (machines, expected) => {
  expect(found({ ...ARGS, ResourceConfig: { VolumeSizeInGB: 30, ...machines } })).toEqual(expected);
});

it.each<JsonValue>([null, ANY, [], "x"])("says nothing of the members of %j", (value) => {
  const issues = found({ ...ARGS, AlgorithmSpecification: value, ResourceConfig: value });
  expect(issues.filter((issue) => issue.startsWith("ARGUMENTS_AMBIGUOUS"))).toEqual([]);
});
