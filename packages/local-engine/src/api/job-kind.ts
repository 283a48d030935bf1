import type { JsonObject } from "@sagewright/core";
import type { StepStatus } from "../execution-record.ts";
import { artifactPlace } from "../runners/training-artifacts.ts";
import type { StepRow } from "../store/steps.ts";
import { seconds } from "./timestamps.ts";

/** How the service describes jobs of one kind. */
export interface JobKind {
  readonly type: "Processing" | "Training" | "Transform";
  /** What comes before the name in an ARN. */
  readonly resource: string;
  readonly notFound: (name: string) => string;
  readonly statusOf: (step: StepRow) => string;
  /** Of a description, beside the request, names, times and status. */
  readonly more: (step: StepRow) => JsonObject;
  /** Of a list, beside names, times and status. */
  readonly summary: (step: StepRow) => JsonObject;
  /** Whether a description has `LastModifiedTime`. */
  readonly hasLastModified: boolean;
  /** What `SortOrder` is when a List request does not say. */
  readonly order: "Ascending" | "Descending";
}

/** A job's status while its step has this one. A step is `Starting` while it waits to retry a job that has failed. */
const STATUS: Readonly<Record<StepStatus, string>> = {
  Starting: "Failed",
  Executing: "InProgress",
  Stopping: "Stopping",
  Stopped: "Stopped",
  Failed: "Failed",
  Succeeded: "Completed",
};

/** A retry is a job of its own, of a step that began before. */
export const startOf = ({ job, startTime }: StepRow): string => job?.startTime ?? startTime;

const statusOf = ({ status }: StepRow): string => STATUS[status];

const failureOf = (step: StepRow): JsonObject =>
  step.failureReason === undefined || statusOf(step) !== "Failed"
    ? {}
    : { FailureReason: step.failureReason };

const exitMessageOf = ({ properties }: StepRow): JsonObject =>
  properties?.ExitMessage === undefined ? {} : { ExitMessage: properties.ExitMessage };

export const PROCESSING: JobKind = {
  type: "Processing",
  resource: "processing-job",
  notFound: (name) => `Could not find requested job with name: ${name}`,
  statusOf,
  more: failureOf,
  summary: (step) => ({ ...failureOf(step), ...exitMessageOf(step) }),
  hasLastModified: true,
  order: "Ascending",
};

export const TRANSFORM: JobKind = {
  ...PROCESSING,
  type: "Transform",
  resource: "transform-job",
  summary: failureOf,
  hasLastModified: false,
  order: "Descending",
};

/** The service stops a job that runs too long, and does not call that a failure. */
const ranOutOfTime = ({ failureReason = "" }: StepRow): boolean =>
  failureReason.startsWith("MaxRuntimeExceeded");

const trainingStatus = (step: StepRow): string => (ranOutOfTime(step) ? "Stopped" : statusOf(step));

function secondaryStatus(step: StepRow): string {
  if (ranOutOfTime(step)) return "MaxRuntimeExceeded";
  const status = statusOf(step);
  return status === "InProgress" ? "Training" : status;
}

/** Of what a job goes through here, only its work and its end are recorded. */
function transitions(step: StepRow): JsonObject[] {
  const { endTime } = step;
  const StartTime = seconds(startOf(step));
  if (endTime === undefined) return [{ Status: "Training", StartTime }];
  const EndTime = seconds(endTime);
  const end = { Status: secondaryStatus(step), StartTime: EndTime, EndTime };
  return [{ Status: "Training", StartTime, EndTime }, end];
}

export const TRAINING: JobKind = {
  type: "Training",
  resource: "training-job",
  notFound: () => "Requested resource not found.",
  statusOf: trainingStatus,
  more: (step) => ({
    ...(trainingStatus(step) === "Failed" ? failureOf(step) : {}),
    ModelArtifacts: {
      S3ModelArtifacts: artifactPlace({ jobName: step.job?.name ?? "", arguments: step.job?.request ?? {} })
        .model,
    },
    SecondaryStatus: secondaryStatus(step),
    SecondaryStatusTransitions: transitions(step),
  }),
  summary: (step) => ({ SecondaryStatus: secondaryStatus(step) }),
  hasLastModified: true,
  order: "Ascending",
};
