import type { JsonObject } from "@sagewright/core";
import type { Database } from "./database.ts";
import { integer, json, type Row, text } from "./row.ts";

/** What a worker has sent. */
export type CallbackAnswer =
  | { readonly status: "Succeeded"; readonly outputs: JsonObject }
  | { readonly status: "Failed"; readonly reason?: string };

/** One wait of a Callback step. */
export interface CallbackRow {
  readonly token: string;
  readonly executionId: string;
  readonly step: string;
  readonly queueUrl: string;
  readonly creationTime: string;
  readonly answer?: CallbackAnswer;
  /** Nobody waits for an answer any more. */
  readonly isOver: boolean;
}

export interface CallbackTable {
  insert(callback: Omit<CallbackRow, "answer" | "isOver">): void;
  find(token: string): CallbackRow | undefined;
  /** The one that a step waits for, or would go on with: an answer may come while no engine runs. */
  open(executionId: string, step: string): CallbackRow | undefined;
  /** False when there is an answer already, or nobody waits for one. */
  answer(token: string, answer: CallbackAnswer): boolean;
  finish(token: string): void;
}

export function callbackTable(database: Database): CallbackTable {
  const insert = database.prepare(`
    INSERT INTO callbacks (token, execution_id, step_name, queue_url, creation_time) VALUES (?, ?, ?, ?, ?)`);
  const find = database.prepare("SELECT * FROM callbacks WHERE token = ?");
  const open = database.prepare(`
    SELECT * FROM callbacks WHERE execution_id = ? AND step_name = ? AND is_over = 0
    ORDER BY rowid DESC LIMIT 1`);
  const answer = database.prepare(
    "UPDATE callbacks SET answer = ? WHERE token = ? AND answer IS NULL AND is_over = 0",
  );
  const finish = database.prepare("UPDATE callbacks SET is_over = 1 WHERE token = ?");
  const rowOf = (row: Row | undefined): CallbackRow | undefined => row && callbackRow(row);
  return {
    insert({ token, executionId, step, queueUrl, creationTime }) {
      insert.run(token, executionId, step, queueUrl, creationTime);
    },
    find: (token) => rowOf(find.get(token)),
    open: (executionId, step) => rowOf(open.get(executionId, step)),
    answer: (token, given) => answer.run(JSON.stringify(given), token).changes === 1,
    finish(token) {
      finish.run(token);
    },
  };
}

function callbackRow(row: Row): CallbackRow {
  const answer = json<CallbackAnswer>(row, "answer");
  return {
    token: text(row, "token"),
    executionId: text(row, "execution_id"),
    step: text(row, "step_name"),
    queueUrl: text(row, "queue_url"),
    creationTime: text(row, "creation_time"),
    ...(answer === undefined ? {} : { answer }),
    isOver: integer(row, "is_over") === 1,
  };
}
