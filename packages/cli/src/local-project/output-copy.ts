import { closeSync, openSync, writeSync } from "node:fs";

type Write = NodeJS.WriteStream["write"];

/** Copies all that this process prints into a file as well, until the returned function is called. */
export function copyOutput(file: string): () => void {
  const descriptor = openSync(file, "a");
  const restore = [process.stdout, process.stderr].map((stream) => {
    const { write } = stream;
    stream.write = ((chunk: string | Uint8Array, ...rest: []) => {
      keep(descriptor, chunk);
      return write.call(stream, chunk, ...rest);
    }) as Write;
    return () => {
      stream.write = write;
    };
  });
  return () => {
    for (const each of restore) each();
    closeSync(descriptor);
  };
}

/** A full disk must not keep the run from being told to who waits for it. */
function keep(descriptor: number, chunk: string | Uint8Array): void {
  try {
    writeSync(descriptor, typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  } catch {
    // What is printed still reaches the terminal.
  }
}
