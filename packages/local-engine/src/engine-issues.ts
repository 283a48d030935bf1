import type { BranchName, Issue, IssuePath, StepType } from "@sagewright/core";
import type { ExecutionStatus } from "./execution-record.ts";

// All that is not about one job; that is in job-issues.ts.

// ---- the state folder

export const stateUnwritable = (path: string, reason: string): Issue => ({
  code: "STATE_UNWRITABLE",
  path: [path],
  message: `The state at "${path}" cannot be written: ${reason}.`,
  hint: "Free some space or make the folder writable, or name another folder with `--state-dir`. A run that this has ended goes on with `sagewright run --resume`.",
});

export const stateCorrupt = (path: string, reason: string): Issue => ({
  code: "STATE_CORRUPT",
  path: [path],
  message: `"${path}" is not a usable state file: ${reason}.`,
  hint: "Move the file away and run again: data and logs beside it stay, records of earlier executions are lost.",
});

export const stateBusy = (path: string): Issue => ({
  code: "STATE_BUSY",
  path: [path],
  message: `Another process has held the state at "${path}" for too long.`,
  hint: "End the program that keeps the file locked, such as a database browser with an open transaction.",
});

export const stateTooNew = (path: string, found: number, known: number): Issue => ({
  code: "STATE_TOO_NEW",
  path: [path],
  message: `"${path}" was written by a newer Sagewright (format ${found}, this one knows ${known}).`,
  hint: "Upgrade Sagewright, or name another folder with `--state-dir`.",
});

export const engineClosed = (path: string): Issue => ({
  code: "ENGINE_CLOSED",
  path: [path],
  message: `The engine of the state at "${path}" is closed.`,
  hint: "Ask it before `close()`, or open another one on the same folder.",
});

// ---- starting an execution

export const pipelineNameInvalid = (name: string): Issue => ({
  code: "EXECUTION_PIPELINE_NAME_INVALID",
  path: ["pipelineName"],
  message: `"${name}" is no pipeline name.`,
  hint: "Use 1 to 256 letters, digits and hyphens, with a letter or digit at both ends.",
});

export const displayNameInvalid = (name: string): Issue => ({
  code: "EXECUTION_DISPLAY_NAME_INVALID",
  path: ["displayName"],
  message: `"${name}" is no display name of an execution.`,
  hint: "Use 1 to 82 letters, digits and hyphens, with a letter or digit at both ends.",
});

export const maxParallelStepsInvalid = (value: number): Issue => ({
  code: "MAX_PARALLEL_STEPS_INVALID",
  path: ["maxParallelSteps"],
  message: `${value} is no number of steps that may run at once.`,
  hint: "Give a whole number from 1.",
});

export const accountInvalid = (accountId: string): Issue => ({
  code: "ACCOUNT_ID_INVALID",
  path: ["accountId"],
  message: `"${accountId}" is no AWS account id.`,
  hint: "Give 12 digits, or leave it out.",
});

export const regionInvalid = (region: string): Issue => ({
  code: "REGION_INVALID",
  path: ["region"],
  message: `"${region}" is no AWS region.`,
  hint: "Give a region such as us-east-1, or leave it out.",
});

export const stepTypeNotRunnable = (step: string, type: StepType, path: IssuePath): Issue => ({
  code: "STEP_TYPE_NOT_RUNNABLE",
  path,
  message: `Step "${step}" is of type ${type}, which this engine does not run.`,
  hint: `Stand in for it with a file of its results: \`--stub ${step}=${step}.json\`.`,
});

export const stubStepUnknown = (step: string): Issue => ({
  code: "STUB_STEP_UNKNOWN",
  path: ["stubs", step],
  message: `There is a stub for step "${step}", which the pipeline does not have.`,
  hint: "Name a step of the definition, branches included; upper and lower case differ.",
});

export const stubInvalid = (step: string, problem: string): Issue => ({
  code: "STUB_INVALID",
  path: ["stubs", step],
  message: `The stub for step "${step}" ${problem}.`,
  hint: 'A stub holds the step\'s properties, and where needed `OutputParameters` and `PropertyFiles` (an object of files by name); that of a Condition is {"Outcome": "True"} or {"Outcome": "False"}.',
});

// ---- the source of a selective execution

export const sourceExecutionMissing = (selected: readonly string[], needed: readonly string[]): Issue => ({
  code: "SOURCE_EXECUTION_MISSING",
  path: ["SourcePipelineExecutionArn"],
  message: `Invalid SourcePipelineExecutionArn: null. The selected steps [${selected.join(", ")}] have dependencies on [${needed.join(", ")}].`,
  hint: `Run the whole pipeline first, select these steps, too, or give their results: \`--stub ${needed[0]}=${needed[0]}.json\`.`,
});

export const sourceExecutionOtherPipeline = (arn: string, pipeline: string, wanted: string): Issue => ({
  code: "SOURCE_EXECUTION_OTHER_PIPELINE",
  path: ["SourcePipelineExecutionArn"],
  message: `Execution ${arn} is one of pipeline "${pipeline}", not of "${wanted}".`,
  hint: "Name an execution of the same pipeline.",
});

export const sourceExecutionNotEnded = (arn: string, status: string): Issue => ({
  code: "SOURCE_EXECUTION_NOT_ENDED",
  path: ["SourcePipelineExecutionArn"],
  message: `Execution ${arn} has not ended: it is ${status}.`,
  hint: "Wait for its end, finish it with `sagewright run --resume` if it was interrupted, or name another one.",
});

export const sourceStepNotSucceeded = (arn: string, step: string, found: string): Issue => ({
  code: "SOURCE_STEP_NOT_SUCCEEDED",
  path: ["SourcePipelineExecutionArn", step],
  message: `The selected steps need the results of "${step}", which ${found} in execution ${arn}.`,
  hint: `Name an execution in which it has succeeded, select it, too, or give its results: \`--stub ${step}=${step}.json\`.`,
});

export const sourceBranchDifferent = (step: string, condition: string, branch: BranchName): Issue => ({
  code: "SOURCE_BRANCH_DIFFERENT",
  path: ["SelectedSteps", step],
  message: `"${step}" stands in the ${branch} branch of "${condition}", which took the other branch where its result is reused from.`,
  hint: `Select "${condition}", too, so that it is evaluated anew.`,
});

export const inputFileMissing = (path: string, kind: "file" | "folder"): Issue => ({
  code: "INPUT_FILE_MISSING",
  path: [path],
  message: `There is no ${kind} "${path}".`,
  hint: "Check the path; one that is not absolute is looked up from the folder in which the program runs.",
});

export const lambdaNameInvalid = (name: string): Issue => ({
  code: "LAMBDA_NAME_INVALID",
  path: [name],
  message: `Lambda has no function and no alias named ${JSON.stringify(name)}.`,
  hint: "Use 1 to 128 letters, digits, hyphens and underscores.",
});

// ---- executions

export const executionNotFound = (reference: string): Issue => ({
  code: "EXECUTION_NOT_FOUND",
  path: [reference],
  message: `There is no execution "${reference}" in this state folder.`,
  hint: "List executions with `sagewright runs list`, and check `--state-dir`.",
});

export const executionStillRunning = (arn: string, status: ExecutionStatus): Issue => ({
  code: "EXECUTION_STILL_RUNNING",
  path: [arn],
  message: `Execution ${arn} has not ended: it is ${status}.`,
  hint:
    status === "Stopping"
      ? "Wait for its end; a Callback step ends once its token is answered."
      : "Wait for its end, or stop it with `sagewright runs stop`.",
});

export const executionSucceeded = (arn: string): Issue => ({
  code: "EXECUTION_SUCCEEDED",
  path: [arn],
  message: `Execution ${arn} has succeeded: nothing is left to resume.`,
  hint: "Start a new execution; cached steps are not run again.",
});

export const executionEndedByFail = (arn: string): Issue => ({
  code: "EXECUTION_ENDED_BY_FAIL",
  path: [arn],
  message: `Execution ${arn} was ended by a Fail step, which would end it again.`,
  hint: "Start a new execution, with other parameters or data.",
});

export const executionAlreadyEnded = (arn: string, status: string): Issue => ({
  code: "EXECUTION_ALREADY_ENDED",
  path: [arn],
  message: `Execution ${arn} cannot be stopped: it is ${status}.`,
  hint: "Only an execution that is Executing can be stopped.",
});

// ---- while a step runs

export const stepNotFinished = (step: string): Issue => ({
  code: "STEP_NOT_FINISHED",
  path: ["Steps", step],
  message: `Step "${step}" has not succeeded, so it has no files to read.`,
  hint: "Refer to steps that this one waits for.",
});

export const jsonFileUnreadable = (uri: string, reason: string): Issue => ({
  code: "JSON_FILE_UNREADABLE",
  path: [],
  message: `Received an error while reading file ${uri}: ${reason}`,
  hint: "The step that makes this file must write it, as JSON in UTF-8 of at most 2 MiB, into the folder of that output.",
});

export const modelDataMissing = (uri: string): Issue => ({
  code: "MODEL_DATA_MISSING",
  path: ["Arguments"],
  message: `Could not find model data at ${uri}.`,
  hint: "The step that makes the model must write that object; check its output and the name of the archive.",
});

export const modelPackageGroupNameInvalid = (name: unknown): Issue => ({
  code: "MODEL_PACKAGE_GROUP_NAME_INVALID",
  path: ["Arguments", "ModelPackageGroupName"],
  message: `ClientError: ${JSON.stringify(name)} is no name of a model package group.`,
  hint: "Give 1 to 63 letters, digits and hyphens, with a letter or digit at both ends.",
});

// ---- the model registry

export const approvalStatusUnknown = (status: unknown): Issue => ({
  code: "MODEL_APPROVAL_STATUS_UNKNOWN",
  path: ["ModelApprovalStatus"],
  message: `ClientError: ${JSON.stringify(status)} is no approval status.`,
  hint: "Use Approved, Rejected or PendingManualApproval.",
});

export const modelPackageNotFound = (reference: string): Issue => ({
  code: "MODEL_PACKAGE_NOT_FOUND",
  path: [reference],
  message: `There is no model package "${reference}" in this state folder.`,
  hint: "Name it by its ARN or as group/version; list them with `sagewright models list`.",
});

export const modelPackageGroupNotFound = (group: string): Issue => ({
  code: "MODEL_PACKAGE_GROUP_NOT_FOUND",
  path: [group],
  message: `There is no model package group "${group}" in this state folder.`,
  hint: "A RegisterModel step makes its group; list groups with `sagewright models list`.",
});
