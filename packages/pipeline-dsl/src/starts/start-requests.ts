import { SagewrightError } from "@sagewright/core";
import { defined } from "../compile/emission.ts";
import { argumentNotGiven } from "../issues.ts";
import type { Pipeline } from "../pipeline.ts";
import { EVENT_VALUE, isEventValue } from "./event-trigger.ts";
import { momentOf } from "./schedule-date.ts";

interface PipelineParameters {
  readonly PipelineParameterList: { readonly Name: string; readonly Value: string }[];
}

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
export interface CreateScheduleRequest {
  readonly Name: string;
  readonly GroupName?: string | undefined;
  readonly Description?: string | undefined;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string | undefined;
  readonly StartDate?: Date | undefined;
  readonly EndDate?: Date | undefined;
  readonly State: "ENABLED" | "DISABLED";
  readonly FlexibleTimeWindow:
    | { readonly Mode: "OFF" }
    | { readonly Mode: "FLEXIBLE"; readonly MaximumWindowInMinutes: number };
  readonly Target: {
    readonly Arn: string;
    readonly RoleArn: string;
    readonly SageMakerPipelineParameters: PipelineParameters;
    readonly DeadLetterConfig?: { readonly Arn: string } | undefined;
  };
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export interface PutRuleRequest {
  readonly Name: string;
  readonly EventBusName?: string | undefined;
  readonly Description?: string | undefined;
  /** JSON. */
  readonly EventPattern: string;
  readonly State: "ENABLED" | "DISABLED";
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
export interface PutTargetsRequest {
  readonly Rule: string;
  readonly EventBusName?: string | undefined;
  readonly Targets: {
    readonly Id: string;
    readonly Arn: string;
    readonly RoleArn: string;
    readonly SageMakerPipelineParameters: PipelineParameters;
    readonly DeadLetterConfig?: { readonly Arn: string } | undefined;
  }[];
}

/** What the starts of a pipeline are aimed at. */
export interface StartTarget {
  readonly pipelineArn: string;
  /** May start the pipeline, and be assumed by EventBridge and EventBridge Scheduler; for starts that name none. */
  readonly role: string;
}

/** The requests that make a pipeline's schedules. Pure; the pipeline must have been checked. */
export function scheduleRequests(
  { props: { schedules = [] } }: Pipeline,
  target: StartTarget,
): readonly CreateScheduleRequest[] {
  if (target === undefined) throw noTarget("scheduleRequests");
  return schedules.map(({ name, expression, parameters, props }) =>
    defined<CreateScheduleRequest>({
      Name: name,
      GroupName: props.groupName,
      Description: props.description,
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: props.timeZone,
      StartDate: props.startDate === undefined ? undefined : momentOf(props.startDate),
      EndDate: props.endDate === undefined ? undefined : momentOf(props.endDate),
      State: props.enabled === false ? "DISABLED" : "ENABLED",
      FlexibleTimeWindow:
        props.flexibleTimeWindowInMinutes === undefined
          ? { Mode: "OFF" }
          : { Mode: "FLEXIBLE", MaximumWindowInMinutes: props.flexibleTimeWindowInMinutes },
      Target: targetOf(target, parameters, props),
    }),
  );
}

/** The requests that make a pipeline's event triggers: a rule, and what it starts. Pure; the pipeline must have been checked. */
export function triggerRequests(
  { props: { triggers = [] } }: Pipeline,
  target: StartTarget,
): readonly { readonly rule: PutRuleRequest; readonly targets: PutTargetsRequest }[] {
  if (target === undefined) throw noTarget("triggerRequests");
  return triggers.map(({ name, pattern, parameters, props }) => {
    const EventBusName = props.eventBusName;
    return {
      rule: defined<PutRuleRequest>({
        Name: name,
        EventBusName,
        Description: props.description,
        EventPattern: JSON.stringify(pattern),
        State: props.enabled === false ? "DISABLED" : "ENABLED",
      }),
      targets: defined<PutTargetsRequest>({
        Rule: name,
        EventBusName,
        Targets: [{ Id: "pipeline", ...targetOf(target, parameters, props) }],
      }),
    };
  });
}

function targetOf(
  { pipelineArn, role }: StartTarget,
  parameters: object,
  props: { readonly role?: string; readonly deadLetterArn?: string },
): CreateScheduleRequest["Target"] {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return defined({
    Arn: pipelineArn,
    RoleArn: props.role ?? role,
    SageMakerPipelineParameters: {
      // EventBridge puts what the event has there in the place of a value that is a path.
      PipelineParameterList: given.map(([Name, value]) => ({
        Name,
        Value: isEventValue(value) ? value[EVENT_VALUE] : String(value),
      })),
    },
    DeadLetterConfig: props.deadLetterArn === undefined ? undefined : { Arn: props.deadLetterArn },
  });
}

const noTarget = (call: string) =>
  new SagewrightError([argumentNotGiven(call, "the pipeline's ARN and a role after the pipeline")]);
