import { expect, it } from "vitest";
import { compile } from "./compile/check.ts";
import { experiment } from "./experiment.ts";
import { pipeline } from "./pipeline.ts";
import { step } from "./step.ts";

const tell = step.lambda("Tell", {
  functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
  inputs: { experiment: experiment.experimentName, trial: experiment.trialName },
});

it("is the experiment and the trial of the execution", () => {
  expect(compile(pipeline("P", { steps: [tell] })).Steps[0]?.Arguments).toEqual({
    experiment: { Get: "PipelineExperimentConfig.ExperimentName" },
    trial: { Get: "PipelineExperimentConfig.TrialName" },
  });
});
