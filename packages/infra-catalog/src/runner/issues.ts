import type { Issue } from "@sagewright/core";

/** Issues of the runner: of its own set-up, of what CloudFormation asks, of how a run ends. */

export const runnerEnvironmentMissing = (name: string): Issue => ({
  code: "RUNNER_ENVIRONMENT_MISSING",
  path: ["Environment", name],
  message: `The runner's Lambda has no environment variable ${name}.`,
  hint: "Deploy the platform again; its stack sets all of them.",
});

export const runnerEventUnknown = (path: readonly string[], what: string): Issue => ({
  code: "RUNNER_EVENT_UNKNOWN",
  path,
  message: `The runner was called with an event that it does not know: ${what}.`,
  hint: "Only CloudFormation and the platform's own EventBridge rules may call the runner's Lambda.",
});

export const runnerRequestInvalid = (path: readonly string[], what: string): Issue => ({
  code: "RUNNER_REQUEST_INVALID",
  path,
  message: what,
  hint: "Create the project from the platform's own template, which gives the runner all that it needs.",
});

export const runnerProjectChanged = (name: string, from: string, to: string): Issue => ({
  code: "RUNNER_PROJECT_CHANGED",
  path: ["ResourceProperties", name],
  message: `A project keeps its name and its id: ${name} is ${from}, not ${to}.`,
  hint: "Create another project, and delete this one when it is no longer needed.",
});

export const runnerProjectTaken = (projectId: string): Issue => ({
  code: "RUNNER_PROJECT_TAKEN",
  path: ["ResourceProperties", "SageMakerProjectId"],
  message: `Project ${projectId} belongs to another CloudFormation stack. Nothing was changed.`,
  hint: "Leave the id to SageMaker, which gives each project its own.",
});

export const runnerStartFailed = (what: string): Issue => ({
  code: "RUNNER_START_FAILED",
  path: [],
  message: `The run did not start: ${what}.`,
  hint: "Try again; if it fails again, look at the runner's log group and at the account's quotas of CodeBuild.",
});

export const runnerFailed = (reason: string): Issue => ({
  code: "RUNNER_FAILED",
  path: [],
  message: reason,
  hint: "The build's log tells all that Terraform said.",
});

export const runnerLockLeft = (projectId: string, lockId: string): Issue => ({
  code: "RUNNER_LOCK_LEFT",
  path: [projectId],
  message: `The run left the state of ${projectId} locked (lock ${lockId}).`,
  hint: `Unless another run of the project is under way, remove the lock with \`terraform force-unlock ${lockId}\`, then try again.`,
});

export const runnerOverdue = (minutes: number): Issue => ({
  code: "RUNNER_OVERDUE",
  path: [],
  message: `The run had not ended after ${minutes} minutes; it was stopped.`,
  hint: "Look at the build's log for what it waited for, then try again.",
});

export const runnerNotYet = (what: string): Issue => ({
  code: "RUNNER_NOT_YET",
  path: [],
  message: what,
  hint: "The event is delivered again; there is nothing to do.",
});
