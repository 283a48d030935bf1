interface Dated {
  readonly ScheduleExpression?: string | undefined;
  readonly StartDate?: Date | undefined;
  readonly EndDate?: Date | undefined;
}

const MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;

/**
 * What is left of a start date at a moment, as the service takes none that is over: a schedule by the clock needs it no
 * longer; the starts of a rate are counted from it, and go on at the same times from a later one.
 *
 * @param now milliseconds since 1970
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
export function startDateAt(now: number, { ScheduleExpression = "", StartDate }: Dated): Date | undefined {
  const start = StartDate?.getTime() ?? now;
  if (start >= now) return StartDate;
  const [, every, unit] = RATE.exec(ScheduleExpression) ?? [];
  if (unit === undefined) return undefined;
  const period = Number(every) * MILLISECONDS[unit as keyof typeof MILLISECONDS];
  return new Date(start + Math.ceil((now - start) / period) * period);
}

/** Whether a schedule starts nothing any more. */
export function isOver(now: number, schedule: Dated): boolean {
  const end = schedule.EndDate?.getTime() ?? Number.POSITIVE_INFINITY;
  return end <= now || (startDateAt(now, schedule)?.getTime() ?? now) > end;
}
