import { makeRef, type Ref } from "./ref.ts";

const member = (name: "ExperimentName" | "TrialName"): Ref<string> =>
  makeRef({ Get: `PipelineExperimentConfig.${name}` }, "string");

/**
 * What `experiment` of the pipeline comes to in this execution.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-experiments.html
 */
export const experiment = Object.freeze({
  experimentName: member("ExperimentName"),
  trialName: member("TrialName"),
});
