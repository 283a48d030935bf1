import { textPatternMismatch } from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { type Pattern, patternOf } from "../shapes/constraint.ts";
import { here, type Report } from "./report.ts";

const FUNCTION_ARN = patternOf(
  String.raw`arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[a-zA-Z0-9_-]+(:(\$LATEST|[a-zA-Z0-9_-]+))?`,
);
const QUEUE_URL = patternOf(String.raw`https?://[^/]+/\d{12}/[a-zA-Z0-9_-]+(\.fifo)?`);

/** Warns of the address of a function that is none: no service model has a pattern for it. The report stands at the step. */
export const checkFunctionArn = (step: JsonObject, report: Report): void =>
  checkAddress(step, "FunctionArn", FUNCTION_ARN, report);

/** The same of the queue of a Callback step. */
export const checkQueueUrl = (step: JsonObject, report: Report): void =>
  checkAddress(step, "SqsQueueUrl", QUEUE_URL, report);

function checkAddress(step: JsonObject, key: string, pattern: Pattern, report: Report): void {
  const text = step[key];
  if (typeof text === "string" && !pattern.matches(text))
    report.issues.push(textPatternMismatch(here(report, key), text, pattern));
}
