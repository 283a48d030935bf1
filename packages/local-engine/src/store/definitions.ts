import { createHash } from "node:crypto";
import type { Database } from "./database.ts";
import { text } from "./row.ts";

/** Texts of definitions, each kept once. */
export interface DefinitionTable {
  /** Returns the hash under which the text is found again. */
  keep(definition: string): string;
  text(hash: string): string;
}

export function definitionTable(database: Database): DefinitionTable {
  const keep = database.prepare("INSERT OR IGNORE INTO definitions (hash, text) VALUES (?, ?)");
  const find = database.prepare("SELECT text FROM definitions WHERE hash = ?");
  return {
    keep(definition) {
      const hash = createHash("sha256").update(definition).digest("hex");
      keep.run(hash, definition);
      return hash;
    },
    text(hash) {
      const row = find.get(hash);
      if (row === undefined) throw new TypeError(`no definition ${hash}`);
      return text(row, "text");
    },
  };
}
