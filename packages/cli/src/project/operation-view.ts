import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { durationText } from "../print/duration.ts";
import { redrawOn } from "../print/redraw.ts";
import { styleFor } from "../print/style.ts";
import type { Sight } from "./follow-project.ts";
import { lineText, newLines, nowText, type OperationLine } from "./operation-lines.ts";

/** Shows how an operation on a project goes. */
export interface OperationView {
  see(sight: Sight): void;
  /** A word in between. */
  say(text: string): void;
  end(): void;
}

type Terminal = Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write">;

const SPINNER = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const MILLISECONDS_A_FRAME = 100;

/** A line for each thing that happens; on a terminal a last one tells what is at work, and since when. */
export function operationView(stream: Terminal, begun: DescribeProjectOutput): OperationView {
  const live = stream.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
  const style = styleFor(stream);
  const lines = newLines();
  const redraw = redrawOn(stream);
  const startedAt = Date.now();
  let status = "";
  const draw = (): void => {
    const spinner = SPINNER[Math.floor(Date.now() / MILLISECONDS_A_FRAME) % SPINNER.length];
    const text = `${spinner} ${begun.ProjectName}  ${durationText(Date.now() - startedAt)}  ${status}`;
    redraw.draw([style("bold", text.slice(0, Math.max(10, (stream.columns ?? 80) - 1)))]);
  };
  const write = (texts: readonly string[]): void => {
    if (texts.length === 0) return;
    if (live) redraw.clear();
    stream.write(texts.map((text) => `${text}\n`).join(""));
    if (live) draw();
  };
  const timer = live ? setInterval(draw, MILLISECONDS_A_FRAME) : undefined;
  timer?.unref();
  if (live) draw();
  return {
    see(sight) {
      status = `${sight.project?.ProjectStatus ?? ""}  ${nowText(sight.observed)}`;
      write(
        lines(sight).map((line: OperationLine) =>
          lineText(line, style, live ? (stream.columns ?? 80) - 1 : undefined),
        ),
      );
    },
    say: (text) => write([text]),
    end() {
      clearInterval(timer);
      if (live) redraw.clear();
    },
  };
}
