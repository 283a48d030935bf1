import type { StepRecord } from "@sagewright/local-engine";
import { type StepLine, stateOf } from "../run-state.ts";
import { elapsedText } from "./duration.ts";
import { type LiveModel, liveFrame } from "./live-frame.ts";
import { plainLine } from "./plain.ts";
import { redrawOn } from "./redraw.ts";
import { sourceText } from "./source-text.ts";
import { type Style, styleFor } from "./style.ts";

/** Shows how a run goes. */
export interface Progress {
  update(step: StepRecord): void;
  /** A word in between, such as that it is being stopped. */
  say(text: string): void;
  /** The last state, with what was not run; once. */
  end(): void;
}

export interface ProgressOptions {
  readonly title: string;
  readonly startTime: string;
  /** Those known beforehand; others are added as they come. */
  readonly steps: readonly StepLine[];
}

type Terminal = Pick<NodeJS.WriteStream, "isTTY" | "columns" | "rows" | "write" | "on" | "off">;

/** Drawn live where the stream is a terminal that can, else a line for each change. */
export function progressOn(stream: Terminal, options: ProgressOptions): Progress {
  const live = stream.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
  return live ? liveProgress(stream, options) : plainProgress(stream, options);
}

const MILLISECONDS_A_FRAME = 100;

export function liveProgress(stream: Terminal, options: ProgressOptions): Progress {
  const style = styleFor(stream);
  const records = new Map<string, StepRecord>();
  const redraw = redrawOn(stream);
  const steps = [...options.steps];
  let ended = false;
  const draw = (): void => {
    const model: LiveModel = { ...options, steps, records, ended };
    redraw.draw(
      liveFrame(model, { columns: stream.columns ?? 80, rows: stream.rows ?? 24 }, Date.now(), style),
    );
  };
  const showCursor = (): void => void stream.write("\x1b[?25h");

  stream.write("\x1b[?25l");
  process.once("exit", showCursor);
  stream.on("resize", draw);
  const timer = setInterval(draw, MILLISECONDS_A_FRAME);
  timer.unref();
  draw();
  return {
    update(step) {
      if (!steps.some(({ name }) => name === step.name)) steps.push({ name: step.name, depth: 0 });
      records.set(step.name, step);
    },
    say(text) {
      redraw.clear();
      stream.write(`${text}\n`);
      draw();
    },
    end() {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      stream.off("resize", draw);
      draw();
      process.off("exit", showCursor);
      showCursor();
    },
  };
}

export function plainProgress(
  stream: Pick<Terminal, "isTTY" | "write">,
  { title, steps }: ProgressOptions,
): Progress {
  const style = styleFor(stream);
  const told = new Map<string, string>();
  let ended = false;
  const line = (text: string): void =>
    void stream.write(`${style("dim", new Date().toISOString())} ${text}\n`);
  line(title);
  return {
    update(step) {
      const text = stepText(step, style);
      if (told.get(step.name) !== text) line(text);
      told.set(step.name, text);
    },
    say: line,
    end() {
      if (ended) return;
      ended = true;
      const never = steps.filter(({ name }) => !told.has(name)).map(({ name }) => name);
      if (never.length > 0) line(`not run: ${listed(never)}`);
    },
  };
}

const listed = (names: readonly string[]): string =>
  names.length > 20 ? `${names.slice(0, 20).join(", ")} and ${names.length - 20} more` : names.join(", ");

function stepText(step: StepRecord, style: Style): string {
  const state = stateOf(step, false);
  const attempt = step.attempts > 1 ? `, attempt ${step.attempts}` : "";
  const reason =
    state === "failed" || state === "retrying"
      ? `: ${plainLine(step.failureReason ?? "no reason given")}`
      : "";
  if (state === "reused") return `${style("bold", step.name)} ${state} ${sourceText(step)}`;
  const took =
    step.endTime !== undefined && state !== "cached"
      ? ` in ${elapsedText(step.startTime, step.endTime)}`
      : "";
  return `${style("bold", step.name)} ${state}${took}${attempt}${reason}`;
}
