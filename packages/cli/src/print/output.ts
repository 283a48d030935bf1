import { brokenLines } from "./broken-lines.ts";
import { columnsOf } from "./columns-of.ts";

const closed = new AbortController();

/** Aborted once nobody reads stdout any more, as after `| head`. */
export const outputClosed: AbortSignal = closed.signal;

const tolerated = { done: false };

const output = { hasBegun: false, hasFailed: false, isData: false };

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

type Write = NodeJS.WriteStream["write"];

const redirected: { write?: Write } = {};

/**
 * From now on what the user's modules print to stdout goes to stderr: also what they print after they were loaded, from a timer or
 * at the end of the process.
 */
export function keepStdoutForData(): void {
  const { stdout, stderr } = process;
  if (stdout.write === redirected.write) return;
  const write = stdout.write.bind(stdout);
  const tellInstead = stderr.write.bind(stderr);
  redirected.write = ((...chunk: Parameters<Write>) =>
    output.isData ? write(...chunk) : tellInstead(...chunk)) as Write;
  stdout.write = redirected.write;
}

/** Data, to stdout. */
export function printData(text: string): void {
  output.hasBegun = true;
  if (closed.signal.aborted) return;
  output.isData = true;
  process.stdout.write(text);
  output.isData = false;
}

/** One JSON document, to stdout. */
export const printJson = (document: unknown): void => printData(`${JSON.stringify(document, null, 2)}\n`);

/** Words for people, to stderr: on a terminal broken between words, but for lines that are indented by whoever wrote them. */
export function tell(text: string): void {
  const columns = columnsOf(process.stderr);
  const lines = text.split("\n").flatMap((line) => (/^\s/.test(line) ? [line] : brokenLines(line, columns)));
  process.stderr.write(`${lines.join("\n")}\n`);
}
