import { fstatSync, statSync, writeSync } from "node:fs";
import { printData, tell } from "./output.ts";
import { wantsColour } from "./style.ts";

/**
 * Where help goes, for commander. Node's streams take a fifth of the time of `--help`, so that it is written without them
 * where nobody looks at it on a terminal.
 */
export const HELP_OUTPUT = {
  writeOut: (text: string): void => {
    if (isTerminal(1) || !writtenAtOnce(1, text)) printData(text);
  },
  writeErr: (text: string): void => tell(text.trimEnd()),
  outputError: (): void => {},
  getOutHelpWidth: (): number => widthOf(1),
  getErrHelpWidth: (): number => widthOf(2),
  getOutHasColors: (): boolean => wantsColour({ isTTY: isTerminal(1) }),
  getErrHasColors: (): boolean => wantsColour({ isTTY: isTerminal(2) }),
};

/** Lines of more are hard to read. */
const WIDEST = 100;

const widthOf = (descriptor: 1 | 2): number =>
  isTerminal(descriptor)
    ? Math.min((descriptor === 1 ? process.stdout : process.stderr).columns || 80, WIDEST)
    : 80;

function isTerminal(descriptor: 1 | 2): boolean {
  try {
    const { isCharacterDevice, rdev } = pick(descriptor);
    if (!isCharacterDevice || (process.platform !== "win32" && rdev === statSync("/dev/null").rdev))
      return false;
  } catch {
    return false;
  }
  return (descriptor === 1 ? process.stdout : process.stderr).isTTY === true;
}

function pick(descriptor: number) {
  const stat = fstatSync(descriptor);
  return { isCharacterDevice: stat.isCharacterDevice(), rdev: stat.rdev };
}

/** False where nothing was written and the stream must do it: a pipe that takes nothing just now. */
function writtenAtOnce(descriptor: number, text: string): boolean {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Nobody reads it any more, as after `| head`.
      if (code === "EPIPE") return true;
      if (code === "EAGAIN" && at === 0) return false;
      if (code !== "EAGAIN") throw error;
    }
  }
  return true;
}
