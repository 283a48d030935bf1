import { DatabaseSync } from "node:sqlite";
import { stateTooNew } from "../engine-issues.ts";
import { MIGRATIONS } from "./migrations.ts";
import { StateError } from "./state-error.ts";

/** Brings a database to the schema of this version. Issue: STATE_TOO_NEW. */
export function migrate(raw: DatabaseSync, path: string): void {
  if (versionOf(raw) === MIGRATIONS.length) return;
  raw.exec("BEGIN IMMEDIATE");
  // Read again: another process may have migrated it while this one waited.
  const version = versionOf(raw);
  if (version > MIGRATIONS.length) {
    raw.exec("ROLLBACK");
    throw new StateError([stateTooNew(path, version, MIGRATIONS.length)]);
  }
  for (const sql of MIGRATIONS.slice(version)) raw.exec(sql);
  raw.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  raw.exec("COMMIT");
}

/** Whether its schema is an earlier one. */
export const isOld = (raw: DatabaseSync): boolean => versionOf(raw) < MIGRATIONS.length;

/** Whether its schema is that of this version. */
export const isCurrent = (raw: DatabaseSync): boolean => versionOf(raw) === MIGRATIONS.length;

/**
 * What a file of an earlier schema holds, in memory and as this version would have it; the file stays as it is, and what is
 * written to it later is not seen.
 */
export function migratedCopy(file: URL): DatabaseSync {
  const copy = new DatabaseSync(":memory:");
  try {
    copy.prepare("ATTACH ? AS file").run(file.href);
    // Tables come in no order of their references.
    copy.exec("PRAGMA foreign_keys = OFF");
    const made = copy.prepare(
      "SELECT type, name, sql FROM file.sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index'",
    );
    for (const { type, name, sql } of made.all()) {
      copy.exec(String(sql));
      if (type === "table") copy.exec(`INSERT INTO main."${name}" SELECT * FROM file."${name}"`);
    }
    const { user_version: version } = copy.prepare("PRAGMA file.user_version").get() ?? {};
    copy.exec(`PRAGMA user_version = ${version}; DETACH file; PRAGMA foreign_keys = ON`);
    migrate(copy, file.pathname);
    return copy;
  } catch (error) {
    copy.close();
    throw error;
  }
}

function versionOf(raw: DatabaseSync): number {
  return Number(raw.prepare("PRAGMA user_version").get()?.user_version);
}
