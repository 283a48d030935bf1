import type { Engine } from "@sagewright/local-engine";
import type { ExecutionDocument, StepDocument } from "../execution-document.ts";
import { lastLines } from "./last-lines.ts";
import type { NextCommands } from "./next-commands.ts";
import { tell } from "./output.ts";
import { plainLine, plainText } from "./plain.ts";
import { type Style, styleFor } from "./style.ts";

/** Why an execution did not succeed: each failed step, its last words, and what to do. */
export async function tellFailure(
  engine: Engine,
  execution: ExecutionDocument,
  next: NextCommands,
): Promise<void> {
  const style = styleFor(process.stderr);
  const failed = execution.steps.filter(({ status }) => status === "Failed");
  for (const step of failed) tell(await stepFailure(engine, execution, step, next, style));
  if (failed.length === 0 && execution.failureReason !== undefined) {
    tell(`${style("red", "error")} ${plainText(execution.failureReason)}`);
  }
  if (execution.status === "Stopped") tell(`Stopped. Go on with: ${style("bold", next.resume)}`);
}

async function stepFailure(
  engine: Engine,
  { executionArn, parameters }: ExecutionDocument,
  step: StepDocument,
  next: NextCommands,
  style: Style,
): Promise<string> {
  const log = engine.logFile(executionArn, step.name);
  const lines = log === undefined ? [] : await lastLines(log, 10);
  return [
    `${style("red", "error")} ${style("bold", `Step "${step.name}" failed`)}`,
    `  ${plainText(step.failureReason ?? "No reason was given.").replace(/\n/g, "\n  ")}`,
    ...untold(lines, step.failureReason ?? "").map((line) => `  ${style("dim", "|")} ${plainLine(line)}`),
    `  ${style("cyan", "hint:")} ${hintFor(step, parameters, lines.length > 0, next)}`,
  ].join("\n");
}

/** Without the last lines that the reason has word for word, the first of them behind the kind of the failure. */
function untold(lines: readonly string[], reason: string): readonly string[] {
  const told = reason.split(/\r?\n/);
  const isTold = (line: string) => told.some((each) => each === line || each.endsWith(`: ${line}`));
  return lines.slice(0, lines.findLastIndex((line) => !isTold(line)) + 1);
}

function hintFor(
  { type, name, failureReason = "" }: StepDocument,
  parameters: ExecutionDocument["parameters"],
  hasLog: boolean,
  next: NextCommands,
): string {
  if (type === "Fail") {
    return `The pipeline ends so on purpose. Run it with other parameters or data: ${next.again} --param NAME=VALUE`;
  }
  const place = Object.entries(parameters).find(([, value]) => isPlaceIn(failureReason, value));
  if (place !== undefined) {
    return `Nothing lies there on this machine. Give a file or folder of yours: ${next.again} --param ${place[0]}=PATH`;
  }
  const mend = `Mend the cause and run again; steps with a cache are not repeated. As it is: ${next.resume}`;
  return hasLog ? `${mend}\n        Its whole log: ${next.logs} --step ${name}` : mend;
}

/** Whether a job has looked in vain for what a parameter names. */
const isPlaceIn = (reason: string, value: unknown): boolean =>
  typeof value === "string" &&
  value.startsWith("s3://") &&
  reason.includes("No S3 objects found") &&
  reason.includes(value);
