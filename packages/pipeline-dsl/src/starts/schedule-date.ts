import { isRealTime } from "./schedule-expression.ts";

const DATE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The moment that a text such as 2027-01-31T08:30:00Z says; `undefined` where it says none, or one in no known zone. */
export function momentOf(text: string): Date | undefined {
  const [, time] = DATE.exec(text) ?? [];
  return time !== undefined && isRealTime(time) ? new Date(text) : undefined;
}
