import type { Issue } from "@sagewright/core";
import type { LambdaPlace } from "../lambda-function.ts";
import type { ExperimentProps, MlflowProps, Pipeline, PipelineProps } from "../pipeline.ts";
import { namesOf, unknownProps } from "../prop-names.ts";
import type { EventTrigger } from "../starts/event-trigger.ts";
import type { Schedule } from "../starts/schedule.ts";
import { listOf, type StepNode } from "../step-node.ts";
import type { AnyStep } from "./emit-step.ts";
import { ANY_ENVELOPE, STEP_PROP_NAMES, TAGS } from "./step-prop-names.ts";

const PIPELINE = namesOf<PipelineProps>()({
  params: true,
  steps: true,
  role: true,
  bucket: true,
  functionImage: true,
  lambda: namesOf<LambdaPlace>()({ region: true, accountId: true, role: true }),
  description: true,
  displayName: true,
  tags: TAGS,
  maxParallelExecutionSteps: true,
  experiment: namesOf<ExperimentProps>()({ experimentName: true, trialName: true }),
  mlflow: namesOf<MlflowProps>()({ resourceArn: true, experimentName: true }),
  metadata: true,
  schedules: true,
  triggers: true,
  silence: true,
});
const SCHEDULE = namesOf<Schedule["props"]>()({
  timeZone: true,
  startDate: true,
  endDate: true,
  flexibleTimeWindowInMinutes: true,
  description: true,
  enabled: true,
  groupName: true,
  role: true,
  deadLetterArn: true,
});
const TRIGGER = namesOf<EventTrigger["props"]>()({
  description: true,
  enabled: true,
  eventBusName: true,
  role: true,
  deadLetterArn: true,
});

/** Props that the types do not know, and that would be dropped: the command line does not check types. */
export function unknownPropsOf({ props }: Pipeline, steps: Iterable<StepNode>): readonly Issue[] {
  const issues: Issue[] = [...unknownProps(props, PIPELINE, [])];
  for (const { name, props: given } of listOf(props.schedules as readonly Schedule[] | undefined))
    issues.push(...unknownProps(given, SCHEDULE, ["schedules", name]));
  for (const { name, props: given } of listOf(props.triggers as readonly EventTrigger[] | undefined))
    issues.push(...unknownProps(given, TRIGGER, ["triggers", name]));
  for (const node of steps) {
    const { kind, props: given } = node as AnyStep;
    const found = unknownProps(given, STEP_PROP_NAMES[kind], ["steps", node.name]);
    if (found.length > 0)
      issues.push(...found.filter(({ path }) => path.length > 3 || !isOfEnvelope(path[2])));
  }
  return issues;
}

/** What a type does not take of these, the definition's own rules refuse, and know why. */
const isOfEnvelope = (prop: unknown): boolean => Object.hasOwn(ANY_ENVELOPE, String(prop));
