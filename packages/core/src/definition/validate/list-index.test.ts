import { expect, it } from "vitest";
import { issuesOf, lambda, processing } from "../../../test/definitions.ts";

const tuning = (MaxNumberOfTrainingJobs: number) => ({
  Name: "T",
  Type: "Tuning",
  Arguments: { HyperParameterTuningJobConfig: { ResourceLimits: { MaxNumberOfTrainingJobs } } },
});

const found = (path: string, jobs = 100) =>
  issuesOf(
    processing("P", {}, { ProcessingInputs: { Get: "Parameters.Text" } }),
    tuning(jobs),
    lambda("L", { x: { Get: `Steps.${path}` } }),
  ).filter((issue) => issue.includes("Steps[2]"));

const BEYOND = ["INDEX_BEYOND_LIST? Steps[2].Arguments.x"];

it.each([
  "P.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
  "P.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri",
  "P.ProcessingInputs[3].InputName",
  "P.AppSpecification.ContainerArguments[7]",
  "T.TrainingJobSummaries[49].TrainingJobName",
])("says nothing of %s", (path) => {
  expect(found(path)).toEqual([]);
});

it.each(["P.ProcessingOutputConfig.Outputs[1].S3Output.S3Uri", "T.TrainingJobSummaries[50].TrainingJobName"])(
  "warns of %s",
  (path) => {
    expect(found(path)).toEqual(BEYOND);
  },
);

it("knows how many training jobs there are", () => {
  expect(found("T.TrainingJobSummaries[2].TrainingJobName", 3)).toEqual([]);
  expect(found("T.TrainingJobSummaries[3].TrainingJobName", 3)).toEqual(BEYOND);
});
