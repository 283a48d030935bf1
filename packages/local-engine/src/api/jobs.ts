import { type JsonObject, sagemakerArn } from "@sagewright/core";
import { DEFAULT_STOPPING_CONDITION } from "../runners/stopping-condition.ts";
import type { StepRow } from "../store/steps.ts";
import { jobContent } from "./job-content.ts";
import { type JobKind, PROCESSING, startOf, TRAINING, TRANSFORM } from "./job-kind.ts";
import { listed } from "./listing.ts";
import type { ApiContext, Operation, Operations } from "./operation.ts";
import { text } from "./request-members.ts";
import { validationError } from "./service-error.ts";
import { seconds } from "./timestamps.ts";

/** The jobs that were started for steps, in the shapes of the service. */
const describe =
  (kind: JobKind): Operation =>
  (input, context) => {
    const name = text(input, `${kind.type}JobName`);
    const found = context.store.steps.findJob(kind.type, name);
    if (found === undefined) throw validationError(kind.notFound(name));
    const { step } = found;
    return {
      ...(kind.type === "Transform" ? {} : { StoppingCondition: DEFAULT_STOPPING_CONDITION }),
      ...jobContent(kind.type, step.job?.request ?? {}),
      ...kind.more(step),
      ...jobContent(kind.type, step.properties ?? {}),
      ...namesOf(kind, step, context),
      ...times(kind, step),
      [`${kind.type}JobStatus`]: kind.statusOf(step),
    };
  };

const list =
  (kind: JobKind): Operation =>
  (input, context) => {
    const jobs = isOfClusters(input) ? [] : context.store.steps.jobs(kind.type).map(({ step }) => step);
    const { items, next } = listed(jobs, input, {
      operation: `List${kind.type}Jobs`,
      factsOf: (step) => ({
        name: step.job?.name ?? "",
        creationTime: startOf(step),
        lastModifiedTime: step.endTime ?? startOf(step),
        status: kind.statusOf(step),
      }),
      order: kind.order,
    });
    const summaries = items.map((step): JsonObject => {
      const { [`${kind.type}StartTime`]: _, ...dates } = times(kind, step);
      return {
        ...namesOf(kind, step, context),
        ...dates,
        LastModifiedTime: seconds(step.endTime ?? startOf(step)),
        [`${kind.type}JobStatus`]: kind.statusOf(step),
        ...kind.summary(step),
      };
    });
    return { [`${kind.type}JobSummaries`]: summaries, ...next };
  };

export const JOB_OPERATIONS: Operations = {
  DescribeProcessingJob: describe(PROCESSING),
  ListProcessingJobs: list(PROCESSING),
  DescribeTrainingJob: describe(TRAINING),
  ListTrainingJobs: list(TRAINING),
  DescribeTransformJob: describe(TRANSFORM),
  ListTransformJobs: list(TRANSFORM),
};

/** Whether only jobs of warm pools or training plans are wanted: none of this machine is. */
const isOfClusters = ({ WarmPoolStatusEquals, TrainingPlanArnEquals }: JsonObject): boolean =>
  WarmPoolStatusEquals !== undefined || TrainingPlanArnEquals !== undefined;

function namesOf({ type, resource }: JobKind, step: StepRow, { place }: ApiContext): JsonObject {
  const name = step.job?.name ?? "";
  return { [`${type}JobName`]: name, [`${type}JobArn`]: sagemakerArn(place, `${resource}/${name}`) };
}

/** A job starts as soon as it is created: nothing has to be launched first. */
function times({ type, hasLastModified }: JobKind, step: StepRow): JsonObject {
  const start = seconds(startOf(step));
  const end = step.endTime === undefined ? undefined : seconds(step.endTime);
  return {
    CreationTime: start,
    [`${type}StartTime`]: start,
    ...(end === undefined ? {} : { [`${type}EndTime`]: end }),
    ...(hasLastModified ? { LastModifiedTime: end ?? start } : {}),
  };
}
