import type { Issue } from "@sagewright/core";

const NAME_HINT = "Use 1 to 64 letters, digits, hyphens, underscores and dots.";

export const scheduleNameInvalid = (name: string): Issue => ({
  code: "SCHEDULE_NAME_INVALID",
  path: ["schedules", name],
  message: `EventBridge Scheduler refuses ${JSON.stringify(name)} as the name of a schedule.`,
  hint: NAME_HINT,
});

export const scheduleNameDuplicate = (name: string): Issue => ({
  code: "SCHEDULE_NAME_DUPLICATE",
  path: ["schedules", name],
  message: `Several schedules are named "${name}".`,
  hint: "Give each a name of its own.",
});

export const scheduleExpressionInvalid = (name: string, expression: string, problem: string): Issue => ({
  code: "SCHEDULE_EXPRESSION_INVALID",
  path: ["schedules", name],
  message: `Schedule "${name}" has the expression ${expression}, and ${problem}.`,
  hint: 'Give such as schedule.rate(name, { every: 1, unit: "day" }), schedule.cron(name, "0 3 * * ? *") or schedule.at(name, "2027-01-31T08:30:00").',
});

export const scheduleTimeZoneUnknown = (name: string, timeZone: string): Issue => ({
  code: "SCHEDULE_TIME_ZONE_UNKNOWN",
  path: ["schedules", name, "timeZone"],
  message: `Schedule "${name}" has the time zone ${JSON.stringify(timeZone)}, which the IANA database does not have.`,
  hint: 'Give a name such as "Europe/Berlin" or "UTC".',
});

export const scheduleWindowInvalid = (name: string, minutes: number): Issue => ({
  code: "SCHEDULE_WINDOW_INVALID",
  path: ["schedules", name, "flexibleTimeWindowInMinutes"],
  message: `Schedule "${name}" has a window of ${minutes} minutes, and may have 1 to 1440.`,
  hint: "Give a whole number of minutes from 1 to 1440, or leave it out to start at once.",
});

export const scheduleDateInvalid = (name: string, prop: "startDate" | "endDate", problem: string): Issue => ({
  code: "SCHEDULE_DATE_INVALID",
  path: ["schedules", name, prop],
  message: `The \`${prop}\` of schedule "${name}" cannot be: ${problem}.`,
  hint: 'Give a moment with its zone, such as "2027-01-31T08:30:00Z", of a schedule.rate or schedule.cron.',
});

export const scheduleDescriptionTooLong = (name: string, characters: number, most: number): Issue => ({
  code: "SCHEDULE_DESCRIPTION_TOO_LONG",
  path: ["schedules", name, "description"],
  message: `The description of schedule "${name}" has ${characters} characters, and may have ${most}.`,
  hint: "Shorten it.",
});

export const triggerDescriptionTooLong = (name: string, characters: number, most: number): Issue => ({
  code: "TRIGGER_DESCRIPTION_TOO_LONG",
  path: ["triggers", name, "description"],
  message: `The description of trigger "${name}" has ${characters} characters, and may have ${most}.`,
  hint: "Shorten it.",
});

export const triggerNameInvalid = (name: string): Issue => ({
  code: "TRIGGER_NAME_INVALID",
  path: ["triggers", name],
  message: `EventBridge refuses ${JSON.stringify(name)} as the name of a rule.`,
  hint: NAME_HINT,
});

export const triggerNameDuplicate = (name: string): Issue => ({
  code: "TRIGGER_NAME_DUPLICATE",
  path: ["triggers", name],
  message: `Several triggers are named "${name}".`,
  hint: "Give each a name of its own.",
});

export const eventPatternInvalid = (name: string, problem: string): Issue => ({
  code: "EVENT_PATTERN_INVALID",
  path: ["triggers", name, "pattern"],
  message: `The pattern of trigger "${name}" cannot pick events: ${problem}.`,
  hint: 'Give an object of lists, such as { source: ["aws.s3"], detail: { bucket: { name: ["my-data"] } } }.',
});

export const eventPathInvalid = (name: string, parameter: string, path: string): Issue => ({
  code: "EVENT_PATH_INVALID",
  path: ["triggers", name, "parameters", parameter],
  message: `Trigger "${name}" takes ${parameter} from ${JSON.stringify(path)}, which is no path into an event.`,
  hint: "Give dotted names and indices after $, such as $.detail.object.key.",
});

export const eventValueAmbiguous = (name: string, parameter: string, value: string): Issue => ({
  code: "EVENT_VALUE_AMBIGUOUS",
  path: ["triggers", name, "parameters", parameter],
  message: `Trigger "${name}" gives ${parameter} the text ${JSON.stringify(value)}, which EventBridge takes for a path into the event.`,
  hint: "Write eventValue(…) if that is meant; a text of its own cannot begin with $.",
});

export const startNotDeclared = (list: "schedules" | "triggers", index: number): Issue => ({
  code: "START_NOT_DECLARED",
  path: [list, index],
  message: `The pipeline lists something in ${list} that ${list === "schedules" ? "schedule.rate(), cron() and at()" : "onEvent()"} did not return.`,
  hint: `Give a list of the results of ${list === "schedules" ? "schedule.rate(), schedule.cron() and schedule.at()" : "onEvent()"}.`,
});
