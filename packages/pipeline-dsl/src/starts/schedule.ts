import type { NamesOf, NoValues, Start, StartProps, StartValues } from "./start.ts";

export interface ScheduleProps<Values extends StartValues = StartValues> extends StartProps<Values> {
  /** A name of the IANA database, such as "Europe/Berlin". @default "UTC", the service's */
  readonly timeZone?: string;
  /** The start may come this many minutes later, 1 to 1440. @default at once */
  readonly flexibleTimeWindowInMinutes?: number;
  /** Schedules are kept in groups; the group must be there. @default "default", the service's */
  readonly groupName?: string;
}

/** Of schedules that start a pipeline again and again. */
export interface RecurringProps<Values extends StartValues = StartValues> extends ScheduleProps<Values> {
  /** No start before it, such as "2027-01-31T08:30:00Z" or "…+01:00". @default as soon as the schedule is there */
  readonly startDate?: string;
  /** No start after it; later than `startDate`. @default goes on for ever */
  readonly endDate?: string;
}

/** When a pipeline starts by itself; for `schedules` of `pipeline()`. */
export interface Schedule<
  out Values extends object = StartValues,
  out Names extends PropertyKey = keyof Values,
> extends Start<Values, Names> {
  /** Such as rate(1 day). */
  readonly expression: string;
  readonly props: Omit<RecurringProps, "parameters">;
}

export interface RateProps<Values extends StartValues> extends RecurringProps<Values> {
  /** A whole number from 1. */
  readonly every: number;
  readonly unit: "minute" | "hour" | "day";
}

/**
 * Starts of a pipeline by the clock. A name has 1 to 64 of `A-Za-z0-9-_.`, and is one of the pipeline's; `sagewright deploy`
 * calls the schedule `<pipeline>-<name>`, as `scheduleRequests` does not.
 *
 * Issues, when the pipeline is checked: SCHEDULE_NAME_INVALID, SCHEDULE_NAME_DUPLICATE, SCHEDULE_EXPRESSION_INVALID,
 * SCHEDULE_TIME_ZONE_UNKNOWN, SCHEDULE_WINDOW_INVALID, SCHEDULE_DATE_INVALID, SCHEDULE_DESCRIPTION_TOO_LONG, and those of parameter values.
 *
 * @example
 * pipeline("P", {
 *   params,
 *   steps,
 *   schedules: [
 *     schedule.rate("Nightly", { every: 1, unit: "day", startDate: "2027-01-01T01:00:00Z", parameters: { MaxRmse: 300 } }),
 *     schedule.cron("Weekdays", "0 3 ? * MON-FRI *", { timeZone: "Europe/Berlin" }),
 *     schedule.at("NewYear", "2027-01-01T00:00:00"),
 *   ],
 * });
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export const schedule = Object.freeze({
  /** Every so many minutes, hours or days. */
  rate: <const Values extends StartValues = NoValues>(
    name: string,
    { every, unit, ...props }: RateProps<Values>,
  ): Schedule<Values, NamesOf<Values>> =>
    scheduleOf(name, `rate(${every} ${unit}${every === 1 ? "" : "s"})`, props),
  /** By six fields: minutes, hours, day of month, month, day of week, year. */
  cron: <const Values extends StartValues = NoValues>(
    name: string,
    fields: string,
    props: RecurringProps<Values> = {},
  ): Schedule<Values, NamesOf<Values>> => scheduleOf(name, `cron(${fields})`, props),
  /** Once, at a time such as 2027-01-31T08:30:00 in the schedule's time zone. */
  at: <const Values extends StartValues = NoValues>(
    name: string,
    time: string,
    props: ScheduleProps<Values> = {},
  ): Schedule<Values, NamesOf<Values>> => scheduleOf(name, `at(${time})`, props),
});

function scheduleOf<Values extends StartValues>(
  name: string,
  expression: string,
  { parameters, ...props }: RecurringProps<Values>,
): Schedule<Values, NamesOf<Values>> {
  return Object.freeze({
    name,
    expression,
    parameters: Object.freeze({ ...parameters }) as Values,
    props: Object.freeze(props),
  });
}
