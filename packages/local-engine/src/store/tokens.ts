import type { JsonObject } from "@sagewright/core";
import type { Database } from "./database.ts";
import { json, text } from "./row.ts";

/** What has been answered to a request that carried a token. */
export interface TokenRow {
  /** Tells whether a later request with the token is the same. */
  readonly requestHash: string;
  readonly response: JsonObject;
}

/** Requests that must have their effect once, by operation and `ClientRequestToken`. */
export interface TokenTable {
  /** @param since what was answered before is forgotten */
  find(operation: string, token: string, since: string): TokenRow | undefined;
  /** False when the token has been used already, by a request of this or of another process. */
  insert(
    operation: string,
    token: string,
    row: TokenRow,
    time: { readonly now: string; readonly since: string },
  ): boolean;
  /** Forgets the requests that made what has this ARN, or one below it; those that deleted it stay answered. */
  forgetMaking(arn: string): void;
}

export function tokenTable(database: Database): TokenTable {
  const find = database.prepare(
    "SELECT * FROM idempotency_tokens WHERE operation = ? AND token = ? AND creation_time >= ?",
  );
  const expire = database.prepare("DELETE FROM idempotency_tokens WHERE creation_time < ?");
  const insert = database.prepare(`
    INSERT OR IGNORE INTO idempotency_tokens (operation, token, request_hash, response, creation_time)
    VALUES (?, ?, ?, ?, ?)`);
  const forgetMaking = database.prepare(`
    DELETE FROM idempotency_tokens WHERE operation NOT LIKE 'Delete%' AND EXISTS (
      SELECT 1 FROM json_each(response) WHERE value = ?1 OR substr(value, 1, length(?1) + 1) = ?1 || '/')`);
  return {
    find(operation, token, since) {
      const row = find.get(operation, token, since);
      return (
        row && { requestHash: text(row, "request_hash"), response: json<JsonObject>(row, "response") ?? {} }
      );
    },
    insert: (operation, token, { requestHash, response }, { now, since }) =>
      database.transaction(() => {
        expire.run(since);
        return insert.run(operation, token, requestHash, JSON.stringify(response), now).changes === 1;
      }),
    forgetMaking: (arn) => void forgetMaking.run(arn),
  };
}
