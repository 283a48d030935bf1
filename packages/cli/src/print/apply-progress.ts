import type { Message } from "../terraform/message.ts";
import { durationText } from "./duration.ts";
import { plainLine } from "./plain.ts";
import { redrawOn } from "./redraw.ts";
import { type Style, styleFor } from "./style.ts";

/** Shows how an apply goes. */
export interface ApplyProgress {
  hear(message: Message): void;
  /** A word in between, such as that it is being stopped. */
  say(text: string): void;
  end(): void;
}

type Terminal = Pick<NodeJS.WriteStream, "isTTY" | "columns" | "rows" | "write">;

const DONE: Readonly<Record<string, string>> = {
  create: "created",
  update: "changed",
  delete: "destroyed",
  read: "read",
};
const DOING: Readonly<Record<string, string>> = {
  create: "creating",
  update: "changing",
  delete: "destroying",
  read: "reading",
};

/** Drawn live where the stream is a terminal that can, else a line for each resource that is done. */
export function applyProgressOn(stream: Terminal, total: number): ApplyProgress {
  const style = styleFor(stream);
  const isLive = stream.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
  return isLive ? liveProgress(stream, total, style) : plainProgress(stream, total, style);
}

interface Work {
  readonly action: string;
  readonly start: number;
}

/** A resource that is replaced is destroyed and created: two works. */
const keyOf = ({
  resource,
  action = "",
}: {
  readonly resource: { readonly addr: string };
  readonly action?: string;
}) => `${action} ${resource.addr}`;

const MILLISECONDS_A_FRAME = 100;

function liveProgress(stream: Terminal, total: number, style: Style): ApplyProgress {
  const redraw = redrawOn(stream);
  const begun = Date.now();
  const running = new Map<string, Work & { readonly address: string }>();
  let done = 0;
  const draw = (): void => {
    const now = Date.now();
    const width = Math.max(20, (stream.columns ?? 80) - 1);
    const room = Math.max(1, (stream.rows ?? 24) - 3);
    const lines = [...running.values()]
      .slice(0, room)
      .map(
        ({ action, address, start }) =>
          `  ${DOING[action] ?? action} ${address}, ${durationText(now - start)}`,
      );
    const hidden = running.size - lines.length;
    redraw.draw(
      [
        `${done} of ${total} done, ${durationText(now - begun)}`,
        ...lines,
        ...(hidden > 0 ? [`  … ${hidden} more`] : []),
      ].map((line, at) => (at === 0 ? style("bold", line.slice(0, width)) : line.slice(0, width))),
    );
  };
  const timer = setInterval(draw, MILLISECONDS_A_FRAME);
  timer.unref();
  draw();
  return {
    hear(message) {
      if (message.type === "apply_start")
        running.set(keyOf(message.hook), {
          action: message.hook.action ?? "",
          address: plainLine(message.hook.resource.addr),
          start: Date.now(),
        });
      if (message.type === "apply_complete" || message.type === "apply_errored")
        running.delete(keyOf(message.hook));
      if (message.type === "apply_complete" && message.hook.action !== "read") done += 1;
      if (message.type === "apply_errored") {
        redraw.clear();
        stream.write(`${style("red", "✗")} ${plainLine(message.hook.resource.addr)} failed\n`);
      }
    },
    say(text) {
      redraw.clear();
      stream.write(`${text}\n`);
      draw();
    },
    end() {
      clearInterval(timer);
      running.clear();
      draw();
    },
  };
}

/** Seconds after which a resource that takes long is told of again. */
const SECONDS_A_WORD = 30;

function plainProgress(stream: Terminal, total: number, style: Style): ApplyProgress {
  let done = 0;
  const line = (text: string): void => void stream.write(`${text}\n`);
  return {
    hear(message) {
      if (!("hook" in message) || message.hook.action === "read") return;
      const { resource, action = "", elapsed_seconds: seconds = 0 } = message.hook;
      const address = plainLine(resource.addr);
      if (message.type === "apply_complete") {
        done += 1;
        line(`${done} of ${total}  ${DONE[action] ?? action} ${address}, ${durationText(seconds * 1000)}`);
      }
      if (message.type === "apply_progress" && seconds > 0 && seconds % SECONDS_A_WORD === 0)
        line(style("dim", `still ${DOING[action] ?? action} ${address}, ${durationText(seconds * 1000)}`));
      if (message.type === "apply_errored") line(`${style("red", "failed")} ${address}`);
    },
    say: line,
    end() {},
  };
}
