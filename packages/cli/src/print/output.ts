import { brokenLines } from "./broken-lines.ts";
import { columnsOf } from "./columns-of.ts";

const closed = new AbortController();

/** Aborted once nobody reads stdout any more, as after `| head`. */
export const outputClosed: AbortSignal = closed.signal;

const tolerated = { done: false };

const output = { hasBegun: false, hasFailed: false };

/** Whether stdout has got anything. */
export const hasPrinted = (): boolean => output.hasBegun;

/** Whether stdout takes nothing any more, as on a full disk: what is wrong must be told on stderr. */
export const hasOutputFailed = (): boolean => output.hasFailed;

/** A reader that leaves early is no mistake: the rest is thrown away without a word. */
export function tolerateClosedOutput(): void {
  if (tolerated.done) return;
  tolerated.done = true;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return closed.abort();
      if (stream === process.stdout) output.hasFailed = true;
      throw Object.assign(error, { path: stream === process.stdout ? "stdout" : "stderr" });
    });
  }
}

/** Data, to stdout. */
export function printData(text: string): void {
  output.hasBegun = true;
  if (!closed.signal.aborted) process.stdout.write(text);
}

/** One JSON document, to stdout. */
export const printJson = (document: unknown): void => printData(`${JSON.stringify(document, null, 2)}\n`);

/** Words for people, to stderr: on a terminal broken between words, but for lines that are indented by whoever wrote them. */
export function tell(text: string): void {
  const columns = columnsOf(process.stderr);
  const lines = text.split("\n").flatMap((line) => (/^\s/.test(line) ? [line] : brokenLines(line, columns)));
  process.stderr.write(`${lines.join("\n")}\n`);
}
