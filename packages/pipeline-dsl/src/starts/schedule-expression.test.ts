import { describe, expect, it } from "vitest";
import { expressionProblem, isTimeZone } from "./schedule-expression.ts";

describe("expressionProblem", () => {
  it.each([
    "rate(1 minute)",
    "rate(5 minutes)",
    "rate(12 hours)",
    "rate(1 day)",
    "at(2027-01-31T08:30:00)",
    "at(2028-02-29T00:00:00)",
    "cron(0 3 * * ? *)",
    "cron(0/15 8-18 ? * MON-FRI *)",
    "cron(15 10 L * ? 2027-2030)",
    "cron(0 9 LW JAN,JUL ? *)",
    "cron(0 9 15W * ? *)",
    "cron(0 0 ? 1/3 2#1 *)",
    "cron(0 0 ? * 6L *)",
    "cron(0,30 */2 1 * ? 2027)",
    "cron(0 10-20/2 1 * ? *)",
  ])("takes %s", (expression) => {
    expect(expressionProblem(expression)).toBeUndefined();
  });

  it.each([
    ["rate(0 days)", "begins at 1"],
    ["rate(1.5 days)", "whole number"],
    ["rate(1 days)", "singular"],
    ["rate(5 day)", "plural"],
    ["rate(5 weeks)", "minutes, hours or days"],
    ["rate(-1 days)", "whole number"],
    ["at(2027-02-30T00:00:00)", "no such time"],
    ["at(2027-01-01T24:00:00)", "no such time"],
    ["at(2027-01-01 00:00:00)", "without a zone"],
    ["at(2027-01-01T00:00:00Z)", "without a zone"],
    ["cron(0 3 * * *)", "six fields"],
    ["cron(60 3 * * ? *)", "60 is no minutes"],
    ["cron(0 24 * * ? *)", "24 is no hours"],
    ["cron(0 3 0 * ? *)", "0 is no day of month"],
    ["cron(0 3 1 13 ? *)", "13 is no month"],
    ["cron(0 3 ? * 8 *)", "8 is no day of week"],
    ["cron(0 3 ? * FUN *)", "FUN is no day of week"],
    ["cron(0 3 * * ? 1969)", "1969 is no year"],
    ["cron(0 3 * * * *)", "exactly one is ?"],
    ["cron(0 3 ? * ? *)", "exactly one is ?"],
    ["cron(0 3 ?,1 * ? *)", "stands alone"],
    ["cron(? 3 * * ? *)", "? is no minutes"],
    ["cron(0/0 3 * * ? *)", "0/0 is no minutes"],
    ["cron(1-2-3 3 * * ? *)", "1-2-3 is no minutes"],
    ["cron(1- 3 * * ? *)", "1- is no minutes"],
    ["cron( )", "six fields"],
    ["every day", "none of rate"],
  ])("refuses %s", (expression, words) => {
    expect(expressionProblem(expression)).toContain(words);
  });
});

it.each([
  ["UTC", true],
  ["Europe/Berlin", true],
  ["Asia/Kolkata", true],
  ["Europe/Nowhere", false],
  ["+01:00", false],
  ["", false],
])("isTimeZone(%j) is %s", (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
