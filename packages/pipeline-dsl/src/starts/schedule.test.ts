import type { CreateScheduleCommandInput } from "@aws-sdk/client-scheduler";
import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { eventValue } from "./event-trigger.ts";
import { schedule } from "./schedule.ts";
import { type CreateScheduleRequest, scheduleRequests } from "./start-requests.ts";
import { build, issuesOf, params, steps, target } from "./starts.fixture.ts";

describe("schedules", () => {
  it("become requests to EventBridge Scheduler, and no part of the definition", () => {
    const made = build({
      schedules: [
        schedule.rate("Nightly", { every: 1, unit: "day", parameters: { MaxRmse: 250.5, Strict: true } }),
        schedule.rate("Often", { every: 5, unit: "minute", flexibleTimeWindowInMinutes: 15, enabled: false }),
        schedule.cron("Weekdays", "0 3 ? * MON-FRI *", {
          timeZone: "Europe/Berlin",
          description: "early",
          groupName: "ml",
          role: "arn:aws:iam::111122223333:role/own",
          deadLetterArn: "arn:aws:sqs:eu-central-1:111122223333:lost",
        }),
        schedule.at("NewYear", "2027-01-01T00:00:00", { parameters: { Status: "Rejected" } }),
      ],
    });
    const requests = scheduleRequests(made, target);

    const aim = (parameters: object[]) => ({
      Arn: target.pipelineArn,
      RoleArn: target.role,
      SageMakerPipelineParameters: { PipelineParameterList: parameters },
    });
    expect(requests).toEqual([
      {
        Name: "Nightly",
        ScheduleExpression: "rate(1 day)",
        State: "ENABLED",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: aim([
          { Name: "MaxRmse", Value: "250.5" },
          { Name: "Strict", Value: "true" },
        ]),
      },
      {
        Name: "Often",
        ScheduleExpression: "rate(5 minutes)",
        State: "DISABLED",
        FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: 15 },
        Target: aim([]),
      },
      {
        Name: "Weekdays",
        GroupName: "ml",
        Description: "early",
        ScheduleExpression: "cron(0 3 ? * MON-FRI *)",
        ScheduleExpressionTimezone: "Europe/Berlin",
        State: "ENABLED",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: {
          ...aim([]),
          RoleArn: "arn:aws:iam::111122223333:role/own",
          DeadLetterConfig: { Arn: "arn:aws:sqs:eu-central-1:111122223333:lost" },
        },
      },
      {
        Name: "NewYear",
        ScheduleExpression: "at(2027-01-01T00:00:00)",
        State: "ENABLED",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: aim([{ Name: "Status", Value: "Rejected" }]),
      },
    ]);
    expect(JSON.stringify(compile(made))).not.toContain("Nightly");
  });

  it("are typed against the pipeline's parameters", () => {
    const rate = { every: 1, unit: "day" } as const;
    const rows = schedule.rate("A", { ...rate, parameters: { Rows: 2 } });
    const wrong = schedule.rate("A", { ...rate, parameters: { Rows: 2, Wrong: 2 } });
    const text = schedule.at("A", "2027-01-01T00:00:00", { parameters: { Rows: "2" } });
    const maybe = schedule.cron("A", "0 3 * * ? *", { parameters: { Status: "Maybe" } });
    const none = schedule.rate("A", rate);
    pipeline("P", { params, steps, schedules: [rows, none, schedule.rate("B", rate)] });
    pipeline("P", { steps, schedules: [none, schedule.rate("B", rate)] });
    // @ts-expect-error no such parameter, beside one that there is
    pipeline("P", { params, steps, schedules: [wrong] });
    // @ts-expect-error a value of another type
    pipeline("P", { params, steps, schedules: [text] });
    // @ts-expect-error none of the parameter's values
    pipeline("P", { params, steps, schedules: [maybe] });
    // @ts-expect-error a pipeline without parameters
    pipeline("P", { steps, schedules: [rows] });
    // @ts-expect-error the same where it is written
    pipeline("P", { params, steps, schedules: [schedule.rate("A", { ...rate, parameters: { W: 1 } })] });
    // @ts-expect-error a schedule has no event
    schedule.rate("A", { ...rate, parameters: { Rows: eventValue("$.a") } });
    expectTypeOf<CreateScheduleRequest>().toExtend<CreateScheduleCommandInput>();
  });

  it.each([
    ["no spaces", ["SCHEDULE_NAME_INVALID", "schedules", "no spaces"]],
    ["", ["SCHEDULE_NAME_INVALID", "schedules", ""]],
    ["N".repeat(65), ["SCHEDULE_NAME_INVALID", "schedules", "N".repeat(65)]],
  ])("refuse the name %j", (name, issue) => {
    expect(issuesOf({ schedules: [schedule.rate(name, { every: 1, unit: "day" })] })).toEqual([issue]);
  });

  it("refuse values that no start would take", () => {
    const at = (parameters: object) =>
      schedule.at("A", "2027-01-01T00:00:00", { parameters: parameters as never });
    const path = ["schedules", "A", "parameters"];
    expect(issuesOf({ schedules: [at({ Rows: 1.5 })] })).toEqual([["PARAMETER_VALUE_TYPE", ...path, "Rows"]]);
    expect(issuesOf({ schedules: [at({ Input: "" })] })).toEqual([
      ["PARAMETER_VALUE_TOO_SHORT", ...path, "Input"],
    ]);
    expect(issuesOf({ schedules: [at({ Status: "Maybe" })] })).toEqual([
      ["PARAMETER_NOT_IN_ENUM", ...path, "Status"],
    ]);
    expect(issuesOf({ schedules: [at({ Wrong: 1 })] })).toEqual([["PARAMETER_UNKNOWN", ...path, "Wrong"]]);
    expect(issuesOf({ schedules: [at({ Input: `s3://${"x".repeat(1024)}` })] })).toEqual([
      ["PARAMETER_VALUE_TOO_LONG", ...path, "Input"],
    ]);
  });

  it("must give what has no default", () => {
    const open = defineParams({ Day: param.string(), Rows: param.integer({ default: 1 }) });
    const with_ = (parameters: object) =>
      check(
        pipeline("P", {
          params: open,
          steps,
          schedules: [schedule.rate("A", { every: 1, unit: "day", parameters: parameters as never })],
        }),
      );
    expect(with_({ Day: "monday" }).ok).toBe(true);
    expect(with_({ Rows: 2 })).toMatchObject({
      ok: false,
      issues: [{ code: "PARAMETER_UNDEFINED", path: ["schedules", "A", "parameters", "Day"] }],
    });
  });

  it("refuse what they do not have: zones, windows, descriptions, names twice", () => {
    const rate = { every: 1, unit: "day" } as const;
    const schedules = [
      schedule.rate("A", { ...rate, timeZone: "Europe/Nowhere" }),
      schedule.rate("B", { ...rate, flexibleTimeWindowInMinutes: 0 }),
      schedule.rate("C", { ...rate, description: "x".repeat(513) }),
      schedule.rate("D", { ...rate, timeZone: "+01:00" }),
      schedule.rate("D", rate),
    ];
    expect(issuesOf({ schedules })).toEqual([
      ["SCHEDULE_TIME_ZONE_UNKNOWN", "schedules", "A", "timeZone"],
      ["SCHEDULE_WINDOW_INVALID", "schedules", "B", "flexibleTimeWindowInMinutes"],
      ["SCHEDULE_DESCRIPTION_TOO_LONG", "schedules", "C", "description"],
      ["SCHEDULE_TIME_ZONE_UNKNOWN", "schedules", "D", "timeZone"],
      ["SCHEDULE_NAME_DUPLICATE", "schedules", "D"],
    ]);
  });

  it("begin and end at a moment", () => {
    const often = schedule.rate("Often", {
      every: 1,
      unit: "hour",
      startDate: "2027-01-01T01:00:00+01:00",
      endDate: "2027-02-01T00:00:00Z",
    });
    const weekly = schedule.cron("Weekly", "0 3 ? * MON *", { startDate: "2027-01-01T00:00:00Z" });

    expect(scheduleRequests(build({ schedules: [often, weekly] }), target)).toMatchObject([
      { StartDate: new Date("2027-01-01T00:00:00Z"), EndDate: new Date("2027-02-01T00:00:00Z") },
      { StartDate: new Date("2027-01-01T00:00:00Z") },
    ]);
    // @ts-expect-error a schedule that starts once has its time only
    schedule.at("Once", "2027-01-01T00:00:00", { startDate: "2027-01-01T00:00:00Z" });
  });

  it.each([
    [{ startDate: "2027-01-01T00:00:00" }, "startDate"],
    [{ startDate: "2027-02-30T00:00:00Z" }, "startDate"],
    [{ endDate: "tomorrow" }, "endDate"],
    [{ startDate: new Date(0) as never }, "startDate"],
    [{ startDate: "2027-01-01T00:00:00Z", endDate: "2027-01-01T01:00:00+01:00" }, "endDate"],
  ])("refuse the moments %j", (dates, prop) => {
    const schedules = [schedule.rate("A", { every: 1, unit: "day", ...dates })];
    expect(issuesOf({ schedules })).toEqual([["SCHEDULE_DATE_INVALID", "schedules", "A", prop]]);
  });

  it("refuse moments where they start once", () => {
    const schedules = [
      schedule.at("A", "2027-01-01T00:00:00", { endDate: "2028-01-01T00:00:00Z" } as object),
    ];
    expect(issuesOf({ schedules })).toEqual([["SCHEDULE_DATE_INVALID", "schedules", "A", "endDate"]]);
  });

  it("are told from what plain JavaScript may list", () => {
    expect(issuesOf({ schedules: ["rate(1 day)"] as never })).toEqual([
      ["START_NOT_DECLARED", "schedules", 0],
    ]);
  });
});
