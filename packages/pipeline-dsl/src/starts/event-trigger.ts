import type { Scalar } from "../input.ts";
import type { NamesOf, NoValues, Start, StartProps } from "./start.ts";

/** The same in every copy of this package. */
export const EVENT_VALUE: unique symbol = Symbol.for("@sagewright/pipeline-dsl/event-value");

/** A value that stands in the event, for a parameter of any type: it arrives as text. */
export interface EventValue {
  /** Such as $.detail.object.key. */
  readonly [EVENT_VALUE]: string;
}

/** Values for a start, by parameter, some of them out of the event. */
export interface EventStartValues {
  readonly [name: string]: Scalar | EventValue;
}

/** JSON by which EventBridge picks events: lists of what a member may be. */
export interface EventPattern {
  readonly source?: readonly unknown[];
  readonly "detail-type"?: readonly unknown[];
  readonly detail?: { readonly [member: string]: unknown };
  readonly [member: string]: unknown;
}

export interface EventTriggerProps<Values extends EventStartValues = EventStartValues>
  extends StartProps<Values> {
  readonly pattern: EventPattern;
  /** @default "default", the account's own */
  readonly eventBusName?: string;
}

/** Events that start a pipeline; for `triggers` of `pipeline()`. */
export interface EventTrigger<
  out Values extends object = EventStartValues,
  out Names extends PropertyKey = keyof Values,
> extends Start<Values, Names> {
  readonly pattern: EventPattern;
  readonly props: Omit<EventTriggerProps, "parameters" | "pattern">;
}

/**
 * Starts a pipeline with each event that fits a pattern. The name has 1 to 64 of `A-Za-z0-9-_.`, and is one of the
 * pipeline's; `sagewright deploy` calls the rule `<pipeline>-<name>`, as `triggerRequests` does not.
 *
 * Issues, when the pipeline is checked: TRIGGER_NAME_INVALID, TRIGGER_NAME_DUPLICATE, EVENT_PATTERN_INVALID, EVENT_PATH_INVALID,
 * EVENT_VALUE_AMBIGUOUS, TRIGGER_DESCRIPTION_TOO_LONG, and those of parameter values.
 *
 * @example
 * onEvent("NewData", {
 *   pattern: { source: ["aws.s3"], "detail-type": ["Object Created"], detail: { bucket: { name: ["my-data"] } } },
 *   parameters: { Key: eventValue("$.detail.object.key"), MaxRmse: 300 },
 * })
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipeline-eventbridge.html
 */
export function onEvent<const Values extends EventStartValues = NoValues>(
  name: string,
  { pattern, parameters, ...props }: EventTriggerProps<Values>,
): EventTrigger<Values, NamesOf<Values>> {
  return Object.freeze({
    name,
    pattern,
    parameters: Object.freeze({ ...parameters }) as Values,
    props: Object.freeze(props),
  });
}

/**
 * A scalar of the event, by its path: EventBridge knows `$`, dotted names and indices. It is a value as a whole; put texts together in
 * the pipeline, with s3Uri and text, from a parameter for each part.
 *
 * @example
 * eventValue("$.detail.object.key")
 */
export const eventValue = (path: string): EventValue => Object.freeze({ [EVENT_VALUE]: path });

export const isEventValue = (value: unknown): value is EventValue =>
  typeof value === "object" && value !== null && EVENT_VALUE in value;
