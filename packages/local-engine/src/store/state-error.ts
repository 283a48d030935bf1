import { SagewrightError } from "@sagewright/core";
import { engineClosed, stateBusy, stateCorrupt, stateUnwritable } from "../engine-issues.ts";

/** The state could not be read or written: no step's fault, so no step is marked with it. */
export class StateError extends SagewrightError {
  override readonly name = "StateError";
}

/** SQLite's primary result codes. @see https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
const UNWRITABLE: ReadonlySet<number> = new Set([3, 8, 10, 13, 14, 23]);

/** What SQLite or the file system said about `path`, as one issue; anything else is handed back as it is. */
export function stateErrorOf(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error;
  if ("errcode" in error && typeof error.errcode === "number") {
    const code = error.errcode & 0xff;
    if (code === CORRUPT || code === NOT_A_DATABASE)
      return new StateError([stateCorrupt(path, error.message)], { cause: error });
    if (code === BUSY || code === LOCKED) return new StateError([stateBusy(path)], { cause: error });
    if (UNWRITABLE.has(code)) return new StateError([stateUnwritable(path, error.message)], { cause: error });
    return error;
  }
  // What node:sqlite says of a database, and of its statements, after close().
  if ("code" in error && error.code === "ERR_INVALID_STATE")
    return new StateError([engineClosed(path)], { cause: error });
  if ("syscall" in error) return new StateError([stateUnwritable(path, error.message)], { cause: error });
  return error;
}
