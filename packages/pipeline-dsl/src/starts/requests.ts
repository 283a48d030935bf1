import type { Pipeline } from "../pipeline.ts";
import { EVENT_VALUE, isEventValue } from "./event-trigger.ts";

interface PipelineParameters {
  readonly PipelineParameterList: { readonly Name: string; readonly Value: string }[];
}

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
export interface CreateScheduleRequest {
  readonly Name: string;
  readonly GroupName?: string;
  readonly Description?: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly State: "ENABLED" | "DISABLED";
  readonly FlexibleTimeWindow:
    | { readonly Mode: "OFF" }
    | { readonly Mode: "FLEXIBLE"; readonly MaximumWindowInMinutes: number };
  readonly Target: {
    readonly Arn: string;
    readonly RoleArn: string;
    readonly SageMakerPipelineParameters: PipelineParameters;
    readonly DeadLetterConfig?: { readonly Arn: string };
  };
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export interface PutRuleRequest {
  readonly Name: string;
  readonly EventBusName?: string;
  readonly Description?: string;
  /** JSON. */
  readonly EventPattern: string;
  readonly State: "ENABLED" | "DISABLED";
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
export interface PutTargetsRequest {
  readonly Rule: string;
  readonly EventBusName?: string;
  readonly Targets: {
    readonly Id: string;
    readonly Arn: string;
    readonly RoleArn: string;
    readonly SageMakerPipelineParameters: PipelineParameters;
    readonly DeadLetterConfig?: { readonly Arn: string };
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
  return schedules.map(({ name, expression, parameters, props }) => ({
    Name: name,
    ...optional("GroupName", props.groupName),
    ...optional("Description", props.description),
    ScheduleExpression: expression,
    ...optional("ScheduleExpressionTimezone", props.timeZone),
    State: props.enabled === false ? "DISABLED" : "ENABLED",
    FlexibleTimeWindow:
      props.flexibleTimeWindowInMinutes === undefined
        ? { Mode: "OFF" }
        : { Mode: "FLEXIBLE", MaximumWindowInMinutes: props.flexibleTimeWindowInMinutes },
    Target: targetOf(target, parameters, props),
  }));
}

/** The requests that make a pipeline's event triggers: a rule, and what it starts. Pure; the pipeline must have been checked. */
export function triggerRequests(
  { props: { triggers = [] } }: Pipeline,
  target: StartTarget,
): readonly { readonly rule: PutRuleRequest; readonly targets: PutTargetsRequest }[] {
  return triggers.map(({ name, pattern, parameters, props }) => {
    const bus = optional("EventBusName", props.eventBusName);
    return {
      rule: {
        Name: name,
        ...bus,
        ...optional("Description", props.description),
        EventPattern: JSON.stringify(pattern),
        State: props.enabled === false ? "DISABLED" : "ENABLED",
      },
      targets: { Rule: name, ...bus, Targets: [{ Id: "pipeline", ...targetOf(target, parameters, props) }] },
    };
  });
}

function targetOf(
  { pipelineArn, role }: StartTarget,
  parameters: object,
  props: { readonly role?: string; readonly deadLetterArn?: string },
): CreateScheduleRequest["Target"] {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return {
    Arn: pipelineArn,
    RoleArn: props.role ?? role,
    SageMakerPipelineParameters: {
      // EventBridge puts what the event has there in the place of a value that is a path.
      PipelineParameterList: given.map(([Name, value]) => ({
        Name,
        Value: isEventValue(value) ? value[EVENT_VALUE] : String(value),
      })),
    },
    ...(props.deadLetterArn === undefined ? {} : { DeadLetterConfig: { Arn: props.deadLetterArn } }),
  };
}

const optional = <Key extends string>(
  key: Key,
  value: string | undefined,
): { readonly [Name in Key]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [Name in Key]?: string });
