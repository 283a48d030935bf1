import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

const BYTES = 64 * 1024;

/** Reads the lines of a file that another process still writes to. */
export interface LineFile {
  /** The lines that have come since. */
  read(): readonly string[];
  /** The lines that have come since, the last one also where it has no end; then the file is closed. */
  close(): readonly string[];
}

export function lineFile(path: string): LineFile {
  const file = openSync(path, "r");
  const decoder = new StringDecoder("utf8");
  const bytes = Buffer.alloc(BYTES);
  let rest = "";
  const read = (): readonly string[] => {
    for (;;) {
      const count = readSync(file, bytes, 0, BYTES, null);
      if (count === 0) break;
      rest += decoder.write(bytes.subarray(0, count));
    }
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    return lines;
  };
  return {
    read,
    close() {
      const lines = read();
      closeSync(file);
      return rest === "" ? lines : [...lines, rest];
    },
  };
}
