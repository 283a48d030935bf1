import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { makeFolder } from "./make-folder.ts";
import { isCurrent, isOld, migrate, migratedCopy } from "./migrate.ts";
import type { Row } from "./row.ts";
import { StateError, stateErrorOf } from "./state-error.ts";

/** A statement that is prepared once; its failures are `StateError`s. */
interface Statement {
  run(...values: SQLInputValue[]): { readonly changes: number; readonly id: number };
  get(...values: SQLInputValue[]): Row | undefined;
  all(...values: SQLInputValue[]): readonly Row[];
}

export interface Database {
  prepare(sql: string): Statement;
  /** All of `work` or nothing; inside another transaction it is part of that one. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/** How long a change waits for another process's, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

export interface DatabaseOptions {
  /** Nothing is going to be changed: a file that cannot be written is opened all the same. @default false */
  readonly readOnly?: boolean;
}

/** Opens the file, making and migrating it as needed. Issues: STATE_UNWRITABLE, STATE_CORRUPT, STATE_BUSY, STATE_TOO_NEW. */
export function openDatabase(path: string, { readOnly = false }: DatabaseOptions = {}): Database {
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw stateErrorOf(error, path);
    }
  };
  const raw = guarded(() => (readOnly ? openToRead(path) : open(path)));
  const begin = raw.prepare("BEGIN IMMEDIATE");
  const commit = raw.prepare("COMMIT");
  let within = false;

  return {
    prepare: (sql) =>
      statementOf(
        guarded(() => raw.prepare(sql)),
        guarded,
      ),
    transaction(work) {
      if (within) return work();
      guarded(() => begin.run());
      within = true;
      try {
        const result = work();
        guarded(() => commit.run());
        return result;
      } catch (error) {
        rollBack(raw);
        throw error;
      } finally {
        within = false;
      }
    },
    close: () => guarded(() => raw.close()),
  };
}

function rollBack(raw: DatabaseSync): void {
  try {
    raw.exec("ROLLBACK");
  } catch {
    // A full disk has rolled it back already; what went wrong is on its way to the caller.
  }
}

function statementOf(raw: StatementSync, guarded: <Result>(work: () => Result) => Result): Statement {
  return {
    run: (...values) =>
      guarded(() => {
        const { changes, lastInsertRowid } = raw.run(...values);
        return { changes: Number(changes), id: Number(lastInsertRowid) };
      }),
    get: (...values) => guarded(() => raw.get(...values)),
    all: (...values) => guarded(() => raw.all(...values)),
  };
}

function open(path: string): DatabaseSync {
  makeFolder(dirname(path));
  const raw = new DatabaseSync(path);
  try {
    raw.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
    useWriteAheadLog(raw);
    // A crash of the process loses nothing; a power cut may lose the last changes, never the file.
    raw.exec("PRAGMA synchronous = NORMAL");
    // Pages; each checkpoint waits for the disk, so a run of a few hundred steps should need none.
    raw.exec("PRAGMA wal_autocheckpoint = 4000");
    raw.exec("PRAGMA foreign_keys = ON");
    migrate(raw, path);
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** As it is where it cannot be written, such as another user's; what stands in the way of that is of no interest. */
function openToRead(path: string): DatabaseSync {
  try {
    return open(path);
  } catch (error) {
    const raw = isUnwritable(error, path) ? openAsItIs(path) : undefined;
    if (raw === undefined) throw error;
    return raw;
  }
}

const isUnwritable = (error: unknown, path: string): boolean => {
  const problem = stateErrorOf(error, path);
  return problem instanceof StateError && problem.issues.some(({ code }) => code === "STATE_UNWRITABLE");
};

function openAsItIs(path: string): DatabaseSync | undefined {
  const url = pathToFileURL(path);
  // Beside a log that is there SQLite can read. To make one it would have to write; but then nobody else has the file open.
  if (!existsSync(`${path}-wal`)) url.searchParams.set("immutable", "1");
  url.searchParams.set("mode", "ro");
  let raw: DatabaseSync | undefined;
  let copy: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(url, { readOnly: true });
    if (isCurrent(raw)) return raw;
    if (isOld(raw)) copy = migratedCopy(url);
  } catch {
    // Node before 22.15 takes no URL, and the file may not even be readable.
  }
  raw?.close();
  return copy;
}

/** SQLite does not wait for a lock when it switches a file to WAL, so two processes that make one need patience. */
function useWriteAheadLog(raw: DatabaseSync): void {
  for (let attempt = 0; ; attempt++) {
    try {
      raw.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (error) {
      const busy = error instanceof Error && "errcode" in error && error.errcode === 5;
      if (!busy || attempt === 200) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
    }
  }
}
