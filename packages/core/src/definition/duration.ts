/** A span of calendar time, as `CacheConfig.ExpireAfter` writes it. All members are whole and not negative. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

const GRAMMAR =
  /^P?(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/**
 * Reads an ISO 8601 duration in any case, with or without its `P`: `P30D`, `30d`, `T12H`, `30dT5h`.
 *
 * Units stand in ISO order (years, months, weeks, days, then after `T` hours, minutes, seconds), each at most
 * once, with whole numbers. An `M` before `T` is months: `P30M` is 30 months, `PT30M` is 30 minutes.
 * Anything else, the empty text included, is `undefined`.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
 */
export function parseExpireAfter(text: string): Duration | undefined {
  const match = GRAMMAR.exec(text);
  if (match === null || !/\d/.test(text)) return undefined;
  const amount = (group: number): number => Number(match[group] ?? 0);
  return {
    years: amount(1),
    months: amount(2),
    weeks: amount(3),
    days: amount(4),
    hours: amount(5),
    minutes: amount(6),
    seconds: amount(7),
  };
}

/**
 * Whether a result that was ready at `finishedAt` is too old at `now`. An age of exactly `duration` is not.
 *
 * Years and months are calendar ones, in UTC; a day that the month lacks becomes its last day
 * (31 January + 1 month = 28 or 29 February).
 */
export function isExpired(finishedAt: Date, duration: Duration, now: Date): boolean {
  if (Number.isNaN(finishedAt.getTime()) || Number.isNaN(now.getTime())) return true;
  const expiry = addDuration(finishedAt, duration);
  // Beyond the year 275 760 a Date has no number: such a span outlives every run.
  return !Number.isNaN(expiry) && now.getTime() > expiry;
}

/** Whether results of some day last less long with the one than with the other: a month is 28 to 31 days. */
export function isShorter(one: Duration, other: Duration): boolean {
  return STARTS.some((start) => addDuration(start, one) < addDuration(start, other));
}

/** The last day of every month, a leap year's too. */
const STARTS = Array.from({ length: 48 }, (_, month) => new Date(Date.UTC(2023, month + 1, 0)));

function addDuration(start: Date, duration: Duration): number {
  const month = start.getUTCMonth() + duration.years * 12 + duration.months;
  const moved = new Date(start);
  moved.setUTCDate(1);
  moved.setUTCMonth(month);
  const lastDay = new Date(moved);
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0);
  moved.setUTCDate(Math.min(start.getUTCDate(), lastDay.getUTCDate()));
  const days = duration.weeks * 7 + duration.days;
  const seconds = ((days * 24 + duration.hours) * 60 + duration.minutes) * 60 + duration.seconds;
  return new Date(moved.getTime() + seconds * 1000).getTime();
}
