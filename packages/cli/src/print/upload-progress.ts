import { byteCount } from "./byte-count.ts";
import { redrawOn } from "./redraw.ts";
import { styleFor } from "./style.ts";

/** Shows how uploading goes. What must be sent is known only as it is found missing. */
export interface UploadProgress {
  missing(bytes: number): void;
  sent(bytes: number): void;
  uploaded(uri: string, bytes: number): void;
  /** Leaves what was uploaded; once. */
  end(): void;
}

type Terminal = Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write">;

/** Drawn live where the stream is a terminal that can, else a line for each object. */
export function uploadProgressOn(stream: Terminal): UploadProgress {
  const live = stream.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
  return live ? liveUploads(stream) : plainUploads(stream);
}

const MILLISECONDS_A_FRAME = 100;
const BAR = 20;

export function liveUploads(stream: Terminal): UploadProgress {
  const style = styleFor(stream);
  const redraw = redrawOn(stream);
  const count = { objects: 0, done: 0, bytes: 0, sent: 0 };
  const draw = (): void => {
    if (count.objects === 0) return;
    const share = count.bytes === 0 ? 1 : Math.min(1, count.sent / count.bytes);
    const full = Math.round(share * BAR);
    const bar = `${"█".repeat(full)}${"░".repeat(BAR - full)}`;
    const words = `${count.done} of ${count.objects} files, ${byteCount(count.sent)} of ${byteCount(count.bytes)}`;
    const room = Math.max(10, (stream.columns ?? 80) - 1);
    const text = `${bar}  ${words}`;
    redraw.draw([text.length <= room ? `${style("cyan", bar)}  ${words}` : words.slice(0, room)]);
  };
  const timer = setInterval(draw, MILLISECONDS_A_FRAME);
  timer.unref();
  return {
    missing(bytes) {
      count.objects++;
      count.bytes += bytes;
    },
    sent(bytes) {
      count.sent += bytes;
    },
    uploaded(uri, bytes) {
      count.done++;
      redraw.clear();
      stream.write(`uploaded ${uri} (${byteCount(bytes)})\n`);
      draw();
    },
    end() {
      clearInterval(timer);
      redraw.clear();
    },
  };
}

export function plainUploads(stream: Pick<Terminal, "write">): UploadProgress {
  return {
    missing() {},
    sent() {},
    uploaded: (uri, bytes) => void stream.write(`uploaded ${uri} (${byteCount(bytes)})\n`),
    end() {},
  };
}
