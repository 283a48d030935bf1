import type { Change, DefinitionDiff, StepDiff } from "@sagewright/core";
import {
  changeTexts,
  MARKS,
  movesOf,
  pathText,
  reasonText,
  reorderedText,
  summaryText,
} from "./diff-words.ts";
import { plainLine } from "./plain.ts";

/** A diff for a pull request. Whatever names and values hold, it stays text. */
export function diffMarkdown(
  diff: DefinitionDiff,
  names: { readonly before: string; readonly after: string },
): string {
  const reordered = reorderedText(diff);
  return [
    `## Pipeline: ${codeSpan(names.before)} → ${codeSpan(names.after)}`,
    diff.equal ? "No differences." : `${summaryText(diff)}.`,
    ...diff.steps.map(stepBlock),
    ...diff.parameters.map(({ name, kind, changes }) =>
      block(`${codeSpan(name)}, parameter ${kind}`, changes),
    ),
    ...(diff.document.length > 0 ? [block("The pipeline itself", diff.document)] : []),
    ...(diff.caches.length > 0 ? [cacheTable(diff)] : []),
    ...(reordered === undefined ? [] : [escaped(`${reordered}.`)]),
  ]
    .join("\n\n")
    .concat("\n");
}

const stepBlock = (step: StepDiff): string =>
  block(
    [`${codeSpan(step.name)} (${escaped(step.type)}) ${step.kind}`, ...movesOf(step).map(escaped)].join(", "),
    step.changes,
  );

function block(title: string, changes: readonly Change[]): string {
  if (changes.length === 0) return `### ${title}`;
  const lines = changes.flatMap(diffLines);
  const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
  return `### ${title}\n\n${fence}diff\n${lines.join("\n")}\n${fence}`;
}

function diffLines(change: Change): readonly string[] {
  const { old, new: now } = changeTexts(change);
  const path = pathText(change.path);
  return [
    ...(old === undefined ? [] : [`${MARKS.removed} ${path}: ${old}`]),
    ...(now === undefined ? [] : [`${MARKS.added} ${path}: ${now}`]),
  ];
}

function cacheTable({ caches }: DefinitionDiff): string {
  const rows = caches.map(({ step, effect, reasons }) => {
    const why = reasons.map((reason) => escaped(reasonText(reason))).join("<br>");
    return `| ${codeSpan(step)} | ${effect === "breaks" ? "**breaks**" : effect} | ${why} |`;
  });
  return ["### Caches", "", "| step | cache | why |", "|---|---|---|", ...rows].join("\n");
}

/** Every character that Markdown or HTML would take for its own. */
const escaped = (text: string): string =>
  plainLine(text).replace(/[\\`*_[\]#|<>~&@]/g, (character) =>
    character === "&" ? "&amp;" : character === "<" ? "&lt;" : character === "@" ? "&#64;" : `\\${character}`,
  );

/** A pipe ends a table's cell even in code. */
function codeSpan(text: string): string {
  const line = plainLine(text).replaceAll("|", "\\|");
  const ticks = "`".repeat(longestRun(line) + 1);
  return ticks === "`" && line !== "" ? `\`${line}\`` : `${ticks} ${line} ${ticks}`;
}

const longestRun = (text: string): number =>
  [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
