import { expect, it } from "vitest";
import { issues, lambda, ROLE } from "../../../test/definitions.ts";
import type { JsonObject } from "../../json.ts";

const TEXT = { Get: "Parameters.Text" };
const found = (step: JsonObject) =>
  issues({ Parameters: [{ Name: "Text", DefaultValue: "a" }], Steps: [step] }).filter((issue) =>
    issue.startsWith("EXPRESSION"),
  );
const range = { Name: "eta", MinValue: "0", MaxValue: "1", ScalingType: TEXT };
const ranges = { ContinuousParameterRanges: [range], IntegerParameterRanges: [range] };

it.each<[string, JsonObject, readonly string[]]>([
  [
    "Tuning",
    {
      HyperParameterTuningJobConfig: {
        Strategy: TEXT,
        TrainingJobEarlyStoppingType: TEXT,
        ParameterRanges: ranges,
        ResourceLimits: { MaxParallelTrainingJobs: 1 },
      },
      TrainingJobDefinition: { HyperParameterRanges: ranges },
      TrainingJobDefinitions: [{}, { HyperParameterRanges: ranges }],
    },
    [
      "HyperParameterTuningJobConfig.Strategy",
      "HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType",
      "HyperParameterTuningJobConfig.ParameterRanges.ContinuousParameterRanges[0].ScalingType",
      "HyperParameterTuningJobConfig.ParameterRanges.IntegerParameterRanges[0].ScalingType",
      "TrainingJobDefinition.HyperParameterRanges.ContinuousParameterRanges[0].ScalingType",
      "TrainingJobDefinition.HyperParameterRanges.IntegerParameterRanges[0].ScalingType",
      "TrainingJobDefinitions[1].HyperParameterRanges.ContinuousParameterRanges[0].ScalingType",
      "TrainingJobDefinitions[1].HyperParameterRanges.IntegerParameterRanges[0].ScalingType",
    ],
  ],
  [
    "AutoML",
    { ProblemType: TEXT, AutoMLJobConfig: { Mode: TEXT }, RoleArn: TEXT },
    ["ProblemType", "AutoMLJobConfig.Mode"],
  ],
  [
    "Model",
    {
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Mode: TEXT, ModelDataUrl: TEXT },
      Containers: [{ Mode: TEXT }, { Mode: "SingleModel", Image: TEXT }],
    },
    ["PrimaryContainer.Mode", "Containers[0].Mode"],
  ],
])("warns of expressions where the schema of %s steps has plain enumerations", (Type, args, paths) => {
  expect(found({ Name: "S", Type, Arguments: args })).toEqual(
    paths.map((path) => `EXPRESSION_UNCERTAIN? Steps[0].Arguments.${path}`),
  );
});

it("takes other shapes for what they are: the business of other rules", () => {
  const args = { PrimaryContainer: TEXT, Containers: [TEXT, 1, null] };
  expect(found({ Name: "S", Type: "Model", Arguments: args })).toEqual([]);
});

it("warns of a function of a Lambda step that is not written out; a Callback's queue may be a parameter", () => {
  expect(found(lambda("L", {}, { FunctionArn: TEXT }))).toEqual([
    "EXPRESSION_UNCERTAIN? Steps[0].FunctionArn",
  ]);
  expect(found({ Name: "C", Type: "Callback", SqsQueueUrl: TEXT, OutputParameters: [] })).toEqual([]);
});
