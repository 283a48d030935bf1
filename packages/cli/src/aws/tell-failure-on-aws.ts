import type { ExecutionDocument, StepDocument } from "../execution-document.ts";
import { commandText } from "../print/next-commands.ts";
import { tell } from "../print/output.ts";
import { plainLine, plainText } from "../print/plain.ts";
import { styleFor } from "../print/style.ts";
import type { LogTail } from "./log-tails.ts";
import type { NextOnAws } from "./next-on-aws.ts";

/** Why an execution did not succeed: each failed step, the end of its log, and what to do. */
export function tellFailureOnAws(
  { status, steps, failureReason }: ExecutionDocument,
  next: Pick<NextOnAws, "again" | "resume" | "logs">,
  tails: ReadonlyMap<string, LogTail> = new Map(),
): void {
  const style = styleFor(process.stderr);
  const failed = steps.filter((step) => step.status === "Failed");
  for (const step of failed) {
    const reason = plainText(step.failureReason ?? "No reason was given.").replace(/\n/g, "\n  ");
    const tail = tailLines(tails.get(step.name)).map((line) => `\n  ${style("dim", "│")} ${line}`);
    tell(
      `${style("red", "error")} ${style("bold", `Step "${step.name}" failed`)}\n  ${reason}${tail.join("")}\n  ${style("cyan", "hint:")} ${hintFor(step, next, tails.has(step.name))}`,
    );
  }
  if (failed.length === 0 && failureReason !== undefined)
    tell(`${style("red", "error")} ${plainText(failureReason)}`);
  if (status === "Stopped") tell(`Stopped. Go on with: ${style("bold", next.resume)}`);
}

function tailLines(tail: LogTail | undefined): readonly string[] {
  if (tail === undefined) return [];
  if ("unread" in tail) return [`Its log cannot be read: ${tail.unread}`];
  return tail.lines.length === 0 ? ["It has written nothing."] : tail.lines.map(plainLine);
}

function hintFor(
  { name, type }: StepDocument,
  { again, resume, logs }: Pick<NextOnAws, "again" | "resume" | "logs">,
  hasLog: boolean,
): string {
  if (type === "Fail")
    return `The pipeline ends so on purpose. Run it with other parameters or data: ${again} --param NAME=VALUE`;
  const whole = hasLog ? `All of its log: ${logs} ${commandText("--step", name)}\n  ` : "";
  return `${whole}Mend the cause, deploy and run again; with the same definition: ${resume}`;
}
