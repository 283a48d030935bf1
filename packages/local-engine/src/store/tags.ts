import type { Database } from "./database.ts";
import { text } from "./row.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Tag.html */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags of resources, by their ARNs. */
export interface TagTable {
  /** In the order of their keys. */
  of(arn: string): readonly Tag[];
  /** A key that is there already gets the new value. */
  add(arn: string, tags: readonly Tag[]): void;
  remove(arn: string, keys: readonly string[]): void;
  clear(arn: string): void;
}

export function tagTable(database: Database): TagTable {
  const of = database.prepare("SELECT key, value FROM tags WHERE arn = ? ORDER BY key");
  const add = database.prepare("INSERT OR REPLACE INTO tags (arn, key, value) VALUES (?, ?, ?)");
  const remove = database.prepare("DELETE FROM tags WHERE arn = ? AND key = ?");
  const clear = database.prepare("DELETE FROM tags WHERE arn = ?");
  return {
    of: (arn) => of.all(arn).map((row) => ({ Key: text(row, "key"), Value: text(row, "value") })),
    add: (arn, tags) =>
      database.transaction(() => {
        for (const { Key, Value } of tags) add.run(arn, Key, Value);
      }),
    remove: (arn, keys) =>
      database.transaction(() => {
        for (const key of keys) remove.run(arn, key);
      }),
    clear(arn) {
      clear.run(arn);
    },
  };
}
