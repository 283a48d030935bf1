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
  find(operation: string, token: string): TokenRow | undefined;
  /** False when the token has been used already, by a request of this or of another process. */
  insert(operation: string, token: string, row: TokenRow, time: string): boolean;
}

export function tokenTable(database: Database): TokenTable {
  const find = database.prepare("SELECT * FROM idempotency_tokens WHERE operation = ? AND token = ?");
  const insert = database.prepare(`
    INSERT OR IGNORE INTO idempotency_tokens (operation, token, request_hash, response, creation_time)
    VALUES (?, ?, ?, ?, ?)`);
  return {
    find(operation, token) {
      const row = find.get(operation, token);
      return (
        row && { requestHash: text(row, "request_hash"), response: json<JsonObject>(row, "response") ?? {} }
      );
    },
    insert: (operation, token, { requestHash, response }, time) =>
      insert.run(operation, token, requestHash, JSON.stringify(response), time).changes === 1,
  };
}
