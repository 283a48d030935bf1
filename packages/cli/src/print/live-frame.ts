import type { StepRecord } from "@sagewright/local-engine";
import { isOver, type StepLine, type StepState, stateOf } from "../run-state.ts";
import { elapsedText } from "./duration.ts";
import { plainLine } from "./plain.ts";
import { sourceText } from "./source-text.ts";
import type { Format, Style } from "./style.ts";
import { shorten, textWidth } from "./text-width.ts";

/** All that a frame shows. */
export interface LiveModel {
  readonly title: string;
  readonly startTime: string;
  readonly steps: readonly StepLine[];
  readonly records: ReadonlyMap<string, StepRecord>;
  readonly ended: boolean;
}

export interface Screen {
  readonly columns: number;
  readonly rows: number;
}

const LOOK: Readonly<Record<StepState, readonly [symbol: string, format: Format]>> = {
  waiting: ["·", "dim"],
  running: ["", "cyan"],
  retrying: ["", "yellow"],
  stopping: ["", "yellow"],
  done: ["✓", "green"],
  cached: ["✓", "green"],
  reused: ["✓", "green"],
  failed: ["✗", "red"],
  stopped: ["■", "yellow"],
  "not run": ["–", "dim"],
};
const SPINNER = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** The lines of one frame: never wider than the screen, never more than it has rows. */
export function liveFrame(model: LiveModel, screen: Screen, now: number, style: Style): string[] {
  const width = Math.max(10, screen.columns - 1);
  const room = Math.max(1, screen.rows - 3);
  const { shown, hidden } = chosen(model, room);
  const nameWidth = Math.min(
    Math.max(0, ...shown.map(({ name, depth }) => textWidth(name) + 2 * depth)),
    Math.max(8, width - 24),
  );
  return [
    fit([[headline(model, now), "bold"]], width, style),
    ...shown.map((step) => stepText(model, step, nameWidth, width, now, style)),
    ...(hidden.length > 0
      ? [fit([[`  … ${hidden.length} more: ${countText(model, hidden)}`, "dim"]], width, style)]
      : []),
  ];
}

function headline({ title, startTime, steps, records, ended }: LiveModel, now: number): string {
  const over = steps.filter(({ name }) => isOver(stateOf(records.get(name), ended))).length;
  return `${title}  ${over}/${steps.length}  ${elapsedText(startTime, undefined, now)}`;
}

function stepText(
  model: LiveModel,
  { name, depth }: StepLine,
  nameWidth: number,
  width: number,
  now: number,
  style: Style,
): string {
  const record = model.records.get(name);
  const state = stateOf(record, model.ended);
  const [symbol, format] = LOOK[state];
  const label = `${"  ".repeat(depth)}${name}`;
  const elapsed = record === undefined ? "" : elapsedText(record.startTime, record.endTime, now);
  const remarks = [
    state === "cached" || state === "reused" ? "" : elapsed,
    state === "reused" ? sourceText(record) : "",
    record !== undefined && record.attempts > 1 ? `attempt ${record.attempts}` : "",
    state === "failed" || state === "retrying" ? plainLine(record?.failureReason ?? "") : "",
  ];
  return fit(
    [
      [` ${symbol || SPINNER[Math.floor(now / 100) % SPINNER.length]} `, format],
      [
        `${padded(shorten(label, nameWidth), nameWidth)}  `,
        state === "waiting" || state === "not run" ? "dim" : undefined,
      ],
      [state.padEnd(8), format],
      [`  ${remarks.filter((remark) => remark !== "").join("  ")}`.trimEnd(), "dim"],
    ],
    width,
    style,
  );
}

/** Where there are too many steps: what runs or failed, then what comes next, then what ended last. */
function chosen(model: LiveModel, room: number): { shown: readonly StepLine[]; hidden: readonly StepLine[] } {
  const { steps, records, ended } = model;
  if (steps.length <= room) return { shown: steps, hidden: [] };
  const rank = ({ name }: StepLine): number => {
    const state = stateOf(records.get(name), ended);
    if (state === "failed" || (!isOver(state) && state !== "waiting")) return 0;
    return state === "waiting" ? 1 : 2;
  };
  const ending = (step: StepLine): number =>
    rank(step) === 2 ? -Date.parse(records.get(step.name)?.endTime ?? "0") : 0;
  const ranked = [...steps].sort((a, b) => rank(a) - rank(b) || ending(a) - ending(b));
  const best = new Set(ranked.slice(0, room - 1));
  return { shown: steps.filter((step) => best.has(step)), hidden: steps.filter((step) => !best.has(step)) };
}

function countText({ records, ended }: LiveModel, steps: readonly StepLine[]): string {
  const counts = new Map<StepState, number>();
  for (const { name } of steps) {
    const state = stateOf(records.get(name), ended);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, count]) => `${count} ${state}`).join(", ");
}

/** Pieces side by side, cut at the width; colour is put on after the cut. */
function fit(
  pieces: readonly (readonly [text: string, format: Format | undefined])[],
  width: number,
  style: Style,
): string {
  let left = width;
  return pieces
    .map(([text, format]) => {
      const cut = shorten(text, left);
      left -= textWidth(cut);
      return format === undefined || cut === "" ? cut : style(format, cut);
    })
    .join("");
}

const padded = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - textWidth(text)));
