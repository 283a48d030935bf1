import type { Issue } from "@sagewright/core";

/** Issues of executions on AWS. */

export const pipelineNotDeployed = (name: string, region: string): Issue => ({
  code: "PIPELINE_NOT_DEPLOYED",
  path: [name],
  message: `There is no such pipeline in ${region}.`,
  hint: "Deploy it first with `sagewright deploy --target aws`; or name another with --pipeline-name, or another region with --region.",
});

export const deployedPipelineDiffers = (name: string, file: string): Issue => ({
  code: "DEPLOYED_PIPELINE_DIFFERS",
  path: [file],
  message: `The deployed pipeline ${name} is another than this file now says; the deployed one is started.`,
  hint: "Deploy the file with `sagewright deploy --target aws` to start what it says.",
  severity: "warning",
});

export const resultsUnread = (what: string, reason: string): Issue => ({
  code: "RESULTS_UNREAD",
  path: [what],
  message: `What it has left cannot be read: ${reason}`,
  hint: "The execution itself is not touched by this. Have the reading of jobs, model packages and the bucket allowed.",
  severity: "warning",
});

export const sourceExecutionNone = (pipeline: string, steps: readonly string[]): Issue => ({
  code: "SOURCE_EXECUTION_NONE",
  path: ["SelectedSteps"],
  message: `The selected steps need results of ${steps.slice(0, 20).join(", ")}, and no execution of ${pipeline} has them all.`,
  hint: "Select these steps, too, or run the whole pipeline once; --source ARN names an execution.",
});

export const executionNotFoundOnAws = (arn: string): Issue => ({
  code: "EXECUTION_NOT_FOUND_ON_AWS",
  path: [arn],
  message: "SageMaker knows no such execution.",
  hint: "Give its whole ARN after --resume, and the region and account that it runs in.",
});

export const executionLeftRunning = (arn: string, resume: string): Issue => ({
  code: "EXECUTION_LEFT_RUNNING",
  path: [arn],
  message: "The execution is still running at AWS, as far as is known; only watching it has ended.",
  hint: `Mend what is named beside this, such as by renewing the credentials, then look again: ${resume}`,
});
