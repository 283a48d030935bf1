import fc from "fast-check";
import { expect, it } from "vitest";
import { isOver, startDateAt } from "./schedule-dates.ts";

const NOW = Date.parse("2027-03-10T12:00:00Z");
const at = (text: string): Date => new Date(text);

it("keeps a start that is to come, and none where there is none", () => {
  const StartDate = at("2027-03-11T00:00:00Z");
  expect(startDateAt(NOW, { ScheduleExpression: "rate(1 day)", StartDate })).toEqual(StartDate);
  expect(startDateAt(NOW, { ScheduleExpression: "rate(1 day)" })).toBeUndefined();
});

it("leaves a start that is over out for a schedule by the clock", () => {
  const StartDate = at("2027-01-01T00:00:00Z");
  expect(startDateAt(NOW, { ScheduleExpression: "cron(0 3 * * ? *)", StartDate })).toBeUndefined();
});

it("goes on at the same times of a rate, from the next one", () => {
  const StartDate = at("2027-01-01T01:00:00Z");
  expect(startDateAt(NOW, { ScheduleExpression: "rate(1 day)", StartDate })).toEqual(
    at("2027-03-11T01:00:00Z"),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: NOW }), (every, ago) => {
      const expression = { ScheduleExpression: `rate(${every} minutes)` };
      const start = new Date(NOW - ago);
      const next = startDateAt(NOW, { ...expression, StartDate: start });
      const wait = (next?.getTime() ?? 0) - NOW;
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThan(every * 60_000);
      expect((wait + ago) % (every * 60_000)).toBe(0);
      expect(startDateAt(NOW, { ...expression, StartDate: next })).toEqual(next);
    }),
  );
});

it.each<[boolean, string, string | undefined, string]>([
  [true, "cron(0 3 * * ? *)", undefined, "2027-03-10T11:59:59Z"],
  [false, "cron(0 3 * * ? *)", undefined, "2027-03-10T12:00:01Z"],
  [true, "rate(7 days)", "2027-03-05T00:00:00Z", "2027-03-11T00:00:00Z"],
  [false, "rate(7 days)", "2027-03-05T00:00:00Z", "2027-03-12T00:00:00Z"],
])("is over: %s, %s from %s to %s", (over, ScheduleExpression, start, end) => {
  const StartDate = start === undefined ? undefined : at(start);
  expect(isOver(NOW, { ScheduleExpression, StartDate, EndDate: at(end) })).toBe(over);
});
