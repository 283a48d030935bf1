import { type Stats, statSync } from "node:fs";
import type { StepType } from "@sagewright/core";
import { logFileOf } from "../../state-folder.ts";
import type { Job } from "../../store/steps.ts";
import type { ApiContext } from "../operation.ts";
import { ServiceError } from "../service-error.ts";

/** A log of a job, as SageMaker names it. */
export interface LogStream {
  /** `<job's name>/algo-1-<seconds since 1970>` */
  readonly name: string;
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly modified: number;
  /** Bytes. */
  readonly size: number;
  readonly hasEnded: boolean;
}

const GROUPS: Readonly<Record<string, StepType>> = {
  "/aws/sagemaker/ProcessingJobs": "Processing",
  "/aws/sagemaker/TrainingJobs": "Training",
  "/aws/sagemaker/TransformJobs": "Transform",
};

const resourceNotFound = (what: "group" | "stream"): ServiceError =>
  new ServiceError("ResourceNotFoundException", `The specified log ${what} does not exist.`);

/**
 * In the order of the jobs, those whose name begins with the prefix. A group is there as soon as a job of its kind has
 * written a log. Throws ServiceError.
 */
export function streamsOf(group: string, context: ApiContext, prefix = ""): readonly LogStream[] {
  const type = Object.hasOwn(GROUPS, group) ? GROUPS[group] : undefined;
  const jobs = type === undefined ? [] : context.store.steps.jobs(type);
  const [jobPrefix = ""] = prefix.split("/");
  const streams = jobs
    .filter(({ step }) => step.job?.name.startsWith(jobPrefix))
    .flatMap((job) => streamOf(job, context) ?? []);
  const isThere = streams.length > 0 || jobs.some((job) => streamOf(job, context) !== undefined);
  if (!isThere) throw resourceNotFound("group");
  return streams.filter(({ name }) => name.startsWith(prefix));
}

/** Throws ServiceError. */
export function streamNamed(group: string, name: string, context: ApiContext): LogStream {
  const type = Object.hasOwn(GROUPS, group) ? GROUPS[group] : undefined;
  const job = type && context.store.steps.findJob(type, name.split("/")[0] ?? "");
  const stream = job && streamOf(job, context);
  if (stream?.name === name) return stream;
  // It is the group that is missing where no job of its kind has run.
  streamsOf(group, context, name);
  throw resourceNotFound("stream");
}

function streamOf({ executionId, step }: Job, { stateDir }: ApiContext): LogStream | undefined {
  const file = logFileOf(stateDir, executionId, step.name, step.attempt);
  const stats = statsOf(file);
  if (stats === undefined) return undefined;
  const start = Date.parse(step.job?.startTime ?? step.startTime);
  return {
    name: `${step.job?.name ?? ""}/algo-1-${Math.floor(start / 1000)}`,
    file,
    start,
    modified: Math.floor(stats.mtimeMs),
    size: stats.size,
    hasEnded: step.endTime !== undefined,
  };
}

const statsOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });
