import { type Stats, statSync } from "node:fs";
import type { StepType } from "@sagewright/core";
import { logFileOf } from "../../state-folder.ts";
import type { StepRow } from "../../store/steps.ts";
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

export const resourceNotFound = (what: "group" | "stream"): ServiceError =>
  new ServiceError("ResourceNotFoundException", `The specified log ${what} does not exist.`);

/** In the order of the jobs. A group is there as soon as a job of its kind has written a log. */
export function streamsOf(group: string, context: ApiContext): readonly LogStream[] {
  const type = Object.hasOwn(GROUPS, group) ? GROUPS[group] : undefined;
  const streams = (type === undefined ? [] : context.store.steps.jobs(type)).flatMap(
    ({ executionId, step }) => streamOf(executionId, step, context) ?? [],
  );
  if (streams.length === 0) throw resourceNotFound("group");
  return streams;
}

function streamOf(executionId: string, step: StepRow, { stateDir }: ApiContext): LogStream | undefined {
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
