import type { StepReader } from "../reader.ts";
import { readTrainingJob } from "./training-job.ts";

export const readTraining: StepReader = (from) => ({
  kind: "training",
  needs: ["image", "instanceType"],
  props: {
    ...readTrainingJob(from, "ResourceConfig", "HyperParameters"),
    entrypoint: from.texts("AlgorithmSpecification.ContainerEntrypoint"),
    arguments: from.texts("AlgorithmSpecification.ContainerArguments"),
    tags: from.tags("Tags"),
    jobNamePrefix: from.string("TrainingJobName"),
  },
});
