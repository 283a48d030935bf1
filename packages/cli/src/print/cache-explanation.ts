import type { CacheExplanation, CacheReasonHere } from "@sagewright/local-engine";
import { changeTexts, pathText } from "./diff-words.ts";
import { idOf } from "./execution-id.ts";
import { plainLine } from "./plain.ts";
import type { Format, Style } from "./style.ts";
import { table } from "./table.ts";

const FORMATS: Readonly<Record<CacheExplanation["state"], Format>> = {
  hit: "green",
  miss: "yellow",
  unknown: "cyan",
  off: "dim",
  "not run": "dim",
  fails: "red",
};

/** Characters of a value in the table. */
const LONGEST_VALUE = 48;

/** A row for every step, and one more for each further reason. With `asked`, what differs from that execution is told also of hits. */
export function cacheText(steps: readonly CacheExplanation[], asked: boolean, style: Style): string {
  if (steps.length === 0) return "The pipeline has no steps.\n";
  const head = ["STEP", "CACHE", "WHY"].map((title) => style("bold", title));
  const rows = steps.flatMap((step) => {
    const [first = "", ...others] = [...reasonTexts(step, asked), ...branchTexts(step)];
    return [
      [plainLine(step.name), style(FORMATS[step.state], step.state), first],
      ...others.map((text) => ["", "", text]),
    ];
  });
  return `${table([head, ...rows])}\n${summary(steps)}\n`;
}

function reasonTexts(step: CacheExplanation, asked: boolean): readonly string[] {
  const { state, reasons, sourceExecutionArn, sourceEndTime = "" } = step;
  const source =
    sourceExecutionArn === undefined
      ? []
      : [`results of ${idOf(sourceExecutionArn)}, made ${timeText(sourceEndTime)}`];
  const changes = state === "miss" || state === "unknown" || asked ? changeRows(step) : [];
  const isTold = (reason: CacheReasonHere) => reason.kind === "key" && changes.length > 0;
  return [...source, ...reasons.filter((reason) => !isTold(reason)).map(reasonText), ...changes];
}

function changeRows({ changes, comparedWith, state }: CacheExplanation): readonly string[] {
  return changes.map((change, index) => {
    const { old, new: now } = changeTexts(change, LONGEST_VALUE);
    const values = [old, now].filter((text) => text !== undefined);
    const what =
      values.length === 2
        ? values.join(" → ")
        : values.length === 1
          ? `${old === undefined ? "is new: " : "is gone: "}${values[0]}`
          : "has another order";
    const where = index === 0 && comparedWith !== undefined ? ` (in ${idOf(comparedWith)})` : "";
    return `${state === "hit" ? "unlike there, " : ""}${pathText(change.path)} ${what}${where}`;
  });
}

const branchTexts = ({ onlyIf }: CacheExplanation): readonly string[] =>
  onlyIf.map(
    ({ condition, branch }) => `if ${plainLine(condition)} is ${branch === "if" ? "true" : "false"}`,
  );

const NO_CACHE = {
  type: "steps of this type have none",
  absent: "the step has no cache",
  disabled: "the cache is switched off",
  "no age": "the cache has no ExpireAfter, so that it never hits",
} as const;

function reasonText(reason: CacheReasonHere): string {
  switch (reason.kind) {
    case "no cache":
      return NO_CACHE[reason.because];
    case "first run":
      return "it has not succeeded yet";
    case "key":
      return "no earlier run was asked to do the same";
    case "expired":
      return `results of ${idOf(reason.executionArn)}, made ${timeText(reason.endTime ?? "")}, are older than ${plainLine(reason.expireAfter)}`;
    case "outputs gone":
      return `what ${idOf(reason.executionArn)} has written is no longer there`;
    case "report":
      return plainLine(`results of ${idOf(reason.executionArn)} are not usable: ${reason.message}`);
    case "varies":
      return `${pathText(reason.path)} holds Execution.${reason.variable}, which is new in every execution`;
    case "upstream":
      return `depends on ${plainLine(reason.step)}, which ${reason.runs === "anew" ? "runs anew" : "may run anew"} (${pathText(reason.path)})`;
    case "not reached":
      return `${plainLine(reason.step)} does not lead here`;
    case "lacks":
      return plainLine(
        `reads ${reason.property} of ${reason.step}, which the results of ${idOf(reason.executionArn)} lack (${pathText(reason.path)})`,
      );
    case "unresolvable":
      return plainLine(reason.message);
    case "not runnable":
      return "steps of this type do not run on this machine";
  }
}

const timeText = (time: string): string => `${time.slice(0, 19).replace("T", " ")} UTC`;

function summary(steps: readonly CacheExplanation[]): string {
  const states = ["hit", "miss", "unknown", "off", "not run", "fails"] as const;
  return states
    .map((state) => [steps.filter((step) => step.state === state).length, state] as const)
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count} ${state}`)
    .join(", ");
}
