import { brokenLines } from "./broken-lines.ts";
import { columnsOf } from "./columns-of.ts";

const closed = new AbortController();

/** Aborted once nobody reads stdout any more, as after `| head`. */
export const outputClosed: AbortSignal = closed.signal;

const tolerated = { done: false };

/** A reader that leaves early is no mistake: the rest is thrown away without a word. */
export function tolerateClosedOutput(): void {
  if (tolerated.done) return;
  tolerated.done = true;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      closed.abort();
    });
  }
}

const printed = { any: false };

/** Whether stdout has got anything. */
export const hasPrinted = (): boolean => printed.any;

/** Data, to stdout. */
export function printData(text: string): void {
  printed.any = true;
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
