import { type Issue, type IssuePath, type PipelineDefinition, parameterValues } from "@sagewright/core";
import type { Pipeline } from "../pipeline.ts";
import { listOf } from "../step-node.ts";
import { patternProblem } from "./event-pattern.ts";
import { EVENT_VALUE, type EventTrigger, isEventValue } from "./event-trigger.ts";
import {
  eventPathInvalid,
  eventPatternInvalid,
  eventValueAmbiguous,
  scheduleDateInvalid,
  scheduleDescriptionTooLong,
  scheduleExpressionInvalid,
  scheduleNameDuplicate,
  scheduleNameInvalid,
  scheduleTimeZoneUnknown,
  scheduleWindowInvalid,
  startNotDeclared,
  triggerDescriptionTooLong,
  triggerNameDuplicate,
  triggerNameInvalid,
} from "./issues.ts";
import type { Schedule } from "./schedule.ts";
import { momentOf } from "./schedule-date.ts";
import { expressionProblem, isTimeZone } from "./schedule-expression.ts";

const NAME = /^[A-Za-z0-9._-]{1,64}$/;
const MAX_DESCRIPTION_CHARACTERS = 512;
const PATH = /^\$(?:\.[A-Za-z0-9_-]+|\[\d+\])+$/;

/** What is wrong with a pipeline's schedules and triggers. */
export function startIssues({ props }: Pipeline, definition: PipelineDefinition): readonly Issue[] {
  const schedules = listOf(props.schedules).filter(isSchedule);
  const triggers = listOf(props.triggers).filter(isTrigger);
  const foreign = [
    ...indexesOf(props.schedules, isSchedule).map((index) => startNotDeclared("schedules", index)),
    ...indexesOf(props.triggers, isTrigger).map((index) => startNotDeclared("triggers", index)),
  ];
  return [
    ...foreign,
    ...schedules.flatMap((each) => scheduleIssues(each, definition)),
    ...twice(schedules).map(scheduleNameDuplicate),
    ...triggers.flatMap((each) => triggerIssues(each, definition)),
    ...twice(triggers).map(triggerNameDuplicate),
  ];
}

function scheduleIssues(each: Schedule<object>, definition: PipelineDefinition): readonly Issue[] {
  const { name, expression, parameters, props } = each;
  const issues: Issue[] = [];
  if (!NAME.test(name)) issues.push(scheduleNameInvalid(name));
  const problem = expressionProblem(expression);
  if (problem !== undefined) issues.push(scheduleExpressionInvalid(name, expression, problem));
  const { timeZone, flexibleTimeWindowInMinutes: window, description = "" } = props;
  if (timeZone !== undefined && !isTimeZone(timeZone)) issues.push(scheduleTimeZoneUnknown(name, timeZone));
  if (window !== undefined && !(Number.isInteger(window) && window >= 1 && window <= 1440))
    issues.push(scheduleWindowInvalid(name, window));
  issues.push(...dateIssues(each));
  const path = ["schedules", name];
  if (description.length > MAX_DESCRIPTION_CHARACTERS)
    issues.push(scheduleDescriptionTooLong(name, description.length, MAX_DESCRIPTION_CHARACTERS));
  return [...issues, ...valueIssues(parameters, definition, path)];
}

function dateIssues({ name, expression, props: { startDate, endDate } }: Schedule<object>): readonly Issue[] {
  const given = Object.entries({ startDate, endDate }).filter(([, date]) => date !== undefined);
  const isOnce = expression.startsWith("at(");
  const issues = given.flatMap(([prop, date]) => {
    const at = prop as "startDate" | "endDate";
    if (isOnce) return [scheduleDateInvalid(name, at, "a schedule that starts once has its time only")];
    const isMoment = typeof date === "string" && momentOf(date) !== undefined;
    return isMoment
      ? []
      : [scheduleDateInvalid(name, at, `${JSON.stringify(date)} is no moment with a zone`)];
  });
  if (issues.length > 0 || startDate === undefined || endDate === undefined) return issues;
  const [start, end] = [momentOf(startDate), momentOf(endDate)];
  const isLater = start !== undefined && end !== undefined && end > start;
  return isLater ? [] : [scheduleDateInvalid(name, "endDate", `it is not later than ${startDate}`)];
}

function triggerIssues(each: EventTrigger<object>, definition: PipelineDefinition): readonly Issue[] {
  const { name, pattern, parameters, props } = each;
  const issues: Issue[] = [];
  const path = ["triggers", name];
  if (!NAME.test(name)) issues.push(triggerNameInvalid(name));
  const problem = patternProblem(pattern);
  if (problem !== undefined) issues.push(eventPatternInvalid(name, problem));
  const { description = "" } = props;
  if (description.length > MAX_DESCRIPTION_CHARACTERS)
    issues.push(triggerDescriptionTooLong(name, description.length, MAX_DESCRIPTION_CHARACTERS));
  for (const [parameter, value] of Object.entries(parameters)) {
    if (isEventValue(value)) {
      if (!PATH.test(value[EVENT_VALUE])) issues.push(eventPathInvalid(name, parameter, value[EVENT_VALUE]));
    } else if (String(value).startsWith("$."))
      issues.push(eventValueAmbiguous(name, parameter, String(value)));
  }
  return [...issues, ...valueIssues(parameters, definition, path)];
}

/** Of a value out of the event only that there is such a parameter is known. */
function valueIssues(parameters: object, definition: PipelineDefinition, path: IssuePath): readonly Issue[] {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const fromEvent = new Set(given.flatMap(([name, value]) => (isEventValue(value) ? [name] : [])));
  const declared = definition.Parameters ?? [];
  const known = new Set(declared.map(({ Name }) => Name));
  const texts = given
    .filter(([name]) => !(fromEvent.has(name) && known.has(name)))
    .map(([name, value]) => [name, String(isEventValue(value) ? "event" : value)]);
  const open = declared.filter(({ Name }) => !fromEvent.has(Name));
  const result = parameterValues({ Parameters: open }, Object.fromEntries(texts));
  if (result.ok) return [];
  return result.issues
    .filter(({ path: [root], code }) => root === "PipelineParameters" || code === "PARAMETER_UNDEFINED")
    .map((issue) => ({ ...issue, path: [...path, "parameters", ...parameterOf(issue, open)] }));
}

/** The parameter that an issue of a start is about. */
function parameterOf({ path }: Issue, declared: readonly { readonly Name: string }[]): IssuePath {
  const [root, at, ...below] = path;
  if (root === "Parameters" && typeof at === "number") return [declared[at]?.Name ?? at];
  return at === undefined ? [] : [at, ...below];
}

const isSchedule = (value: unknown): value is Schedule<object> =>
  typeof value === "object" && value !== null && "expression" in value && "parameters" in value;

const isTrigger = (value: unknown): value is EventTrigger<object> =>
  typeof value === "object" && value !== null && "pattern" in value && "parameters" in value;

/** Where plain JavaScript lists something else; 0 where there is no list at all. */
function indexesOf(list: unknown, is: (value: unknown) => boolean): readonly number[] {
  if (list === undefined) return [];
  return Array.isArray(list) ? list.flatMap((each, index) => (is(each) ? [] : [index])) : [0];
}

/** Names of which there are several, each once. */
function twice(starts: readonly { readonly name: string }[]): readonly string[] {
  const names = starts.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
