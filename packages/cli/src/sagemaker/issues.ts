import type { Issue } from "@sagewright/core";

/** Issues of the commands that ask SageMaker, on this machine or on AWS. */

type Target = "aws" | "local";

/** What a name may have been mistaken for. */
export interface NearNames {
  /** The one that was probably meant. */
  readonly nearest?: string;
  /** Some that are there. */
  readonly some: readonly string[];
}

const AT = { aws: "on SageMaker in this region", local: "in this state folder" } as const;
const ELSEWHERE = {
  aws: "or look elsewhere with --region, --profile or --endpoint-url",
  local: "or look elsewhere with --pipeline FILE or --state-dir DIR",
} as const;

export const sagemakerRefused = (action: string, name: string, message: string): Issue => ({
  code: "SAGEMAKER_REFUSED",
  path: [action],
  message: `The engine answered ${name}: ${message}`,
  hint: "It answers as SageMaker would: mend what the message names.",
});

export const pipelineNameUnusable = (name: string): Issue => ({
  code: "PIPELINE_NAME_UNUSABLE",
  path: ["pipelineName"],
  message: `${JSON.stringify(name.slice(0, 300))} is not the name of a pipeline.`,
  hint: "Give letters, digits and hyphens, after --pipeline-name or in SAGEMAKER_PIPELINE_NAME.",
});

export const pipelineSourceInvalid = (source: string): Issue => ({
  code: "PIPELINE_SOURCE_INVALID",
  path: [source],
  message: "This names no pipeline.",
  hint: "Write aws:NAME or local:NAME, with a version aws:NAME@3.",
});

export const pipelineNotFound = (name: string, target: Target, { nearest, some }: NearNames): Issue => ({
  code: "PIPELINE_NOT_FOUND",
  path: [name],
  message: `There is no pipeline "${name}" ${AT[target]}.`,
  hint: `${
    nearest !== undefined
      ? `Did you mean ${nearest}?`
      : some.length > 0
        ? `There are ${some.join(", ")}.`
        : target === "local"
          ? "Run or deploy it here first."
          : "Deploy it first with `sagewright deploy --target aws`."
  } Name one that is there, ${ELSEWHERE[target]}.`,
});

export const pipelineVersionNotFound = (name: string, version: number, target: Target): Issue => ({
  code: "PIPELINE_VERSION_NOT_FOUND",
  path: [name],
  message: `The pipeline "${name}" ${AT[target]} has no version ${version}.`,
  hint: "Leave out @VERSION for the latest; `aws sagemaker list-pipeline-versions --pipeline-name NAME` lists them.",
});

export const runReferenceNeedsPipeline = (): Issue => ({
  code: "RUN_REFERENCE_NEEDS_PIPELINE",
  path: [],
  message: "On AWS an execution is found by its pipeline, and none is named.",
  hint: "Give --pipeline-name NAME or --pipeline FILE, set SAGEMAKER_PIPELINE_NAME, or give the whole ARN of the execution.",
});

export const runNotFound = (reference: string, target: Target): Issue => ({
  code: "RUN_NOT_FOUND",
  path: [reference],
  message: `There is no execution whose id begins with "${reference}" ${AT[target]}.`,
  hint: `List them with \`sagewright runs list${target === "aws" ? " --target aws" : ""}\`, ${ELSEWHERE[target]}.`,
});

export const runNoneYet = (pipelineName: string, target: Target): Issue => ({
  code: "RUN_NONE_YET",
  path: [pipelineName],
  message: `The pipeline "${pipelineName}" has not been run ${AT[target]}.`,
  hint: `Run it with \`sagewright run${target === "aws" ? " --target aws" : ""}\`, ${ELSEWHERE[target]}.`,
});

export const runEnded = (executionArn: string, status: string): Issue => ({
  code: "RUN_ENDED",
  path: [executionArn],
  message: `The execution is ${status}: there is nothing to stop.`,
  hint: "`sagewright runs list --target aws --status Executing` lists those that run.",
});

export const runNotToRetry = (executionArn: string, status: string): Issue => ({
  code: "RUN_NOT_TO_RETRY",
  path: [executionArn],
  message: `The execution is ${status}; one is retried that has failed or was stopped.`,
  hint:
    status === "Succeeded"
      ? "Start another one: sagewright run --target aws"
      : "Watch it to its end: sagewright runs show --follow --target aws",
});

export const modelNotFound = (reference: string): Issue => ({
  code: "MODEL_NOT_FOUND",
  path: [reference],
  message: `There is no version "${reference}" of a model ${AT.aws}.`,
  hint: `Name it by its ARN or as group/version; list them with \`sagewright models list --target aws\`, ${ELSEWHERE.aws}.`,
});

export const modelGroupNotFound = (group: string): Issue => ({
  code: "MODEL_GROUP_NOT_FOUND",
  path: [group],
  message: `There is no model package group "${group}" ${AT.aws}.`,
  hint: `A RegisterModel step makes its group; list models with \`sagewright models list --target aws\`, ${ELSEWHERE.aws}.`,
});
