import type { CacheEffect, Change, DefinitionDiff, ParameterDiff, StepDiff } from "@sagewright/core";
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
import { section } from "./section.ts";
import type { Format, Style } from "./style.ts";

const FORMATS: Readonly<Record<keyof typeof MARKS | CacheEffect["effect"], Format>> = {
  added: "green",
  removed: "red",
  changed: "yellow",
  breaks: "red",
  "may break": "yellow",
  kept: "dim",
  lacks: "red",
};
/** Old and new value stand on one line up to this width. */
const WIDTH = 100;

/** A diff for people at a terminal: steps, parameters, the pipeline, then what becomes of the caches. */
export function diffText(diff: DefinitionDiff, style: Style): string {
  const notes = [diff.equal ? "No differences." : undefined, reorderedText(diff)];
  return [
    ...diff.steps.map((step) => stepText(step, style)),
    ...diff.parameters.map((parameter) => parameterText(parameter, style)),
    diff.document.length > 0 ? `${style("bold", "Pipeline")}\n${changesText(diff.document, style)}` : "",
    section(
      "Caches",
      diff.caches.flatMap((cache) => cacheRows(cache, style)),
      style,
    ),
    diff.equal ? "" : `\n${summaryText(diff)}\n`,
    ...notes.map((note) => (note === undefined ? "" : `${note}\n`)),
  ]
    .join("")
    .replace(/^\n/, "");
}

const stepText = (step: StepDiff, style: Style): string =>
  headText(step, [step.type, ...movesOf(step)], style) + changesText(step.changes, style);

const parameterText = (parameter: ParameterDiff, style: Style): string =>
  headText(parameter, ["parameter"], style) + changesText(parameter.changes, style);

function headText({ kind, name }: StepDiff | ParameterDiff, words: readonly string[], style: Style): string {
  const title = style([FORMATS[kind], "bold"].flat() as Format, `${MARKS[kind]} ${plainLine(name)}`);
  return `${title}  ${words.map(plainLine).join(", ")}\n`;
}

const changesText = (changes: readonly Change[], style: Style): string =>
  changes.map((change) => changeText(change, style)).join("");

function changeText(change: Change, style: Style): string {
  const { old, new: now } = changeTexts(change);
  const path = pathText(change.path);
  const [before, after] = [old && style("red", old), now && style("green", now)];
  if (before === undefined || after === undefined) {
    return `    ${style(FORMATS[change.kind], MARKS[change.kind])} ${path}  ${before ?? after ?? ""}\n`;
  }
  const mark = style(FORMATS.changed, MARKS.changed);
  if (path.length + (old?.length ?? 0) + (now?.length ?? 0) <= WIDTH) {
    return `    ${mark} ${path}  ${before} → ${after}\n`;
  }
  return `    ${mark} ${path}\n        - ${before}\n        + ${after}\n`;
}

const cacheRows = ({ step, effect, reasons }: CacheEffect, style: Style): string[][] =>
  reasons.map((reason, index) => [
    index === 0 ? plainLine(step) : "",
    index === 0 ? style(FORMATS[effect], effect) : "",
    reasonText(reason),
  ]);
