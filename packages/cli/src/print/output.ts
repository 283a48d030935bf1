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

/** Data, to stdout. */
export function printData(text: string): void {
  if (!closed.signal.aborted) process.stdout.write(text);
}

/** One JSON document, to stdout. */
export const printJson = (document: unknown): void => printData(`${JSON.stringify(document, null, 2)}\n`);

/** Words for people, to stderr. */
export const tell = (text: string): void => void process.stderr.write(`${text}\n`);
