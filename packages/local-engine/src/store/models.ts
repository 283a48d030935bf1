import { type AwsPlace, type JsonObject, sagemakerArn } from "@sagewright/core";
import type { Database } from "./database.ts";
import { json, type Row, text } from "./row.ts";

/** A model that endpoints and Transform jobs can name. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModel.html */
export interface ModelRow {
  readonly name: string;
  readonly arn: string;
  /** ISO 8601, UTC. */
  readonly creationTime: string;
  /** What it was made of: containers, role, network. */
  readonly request: JsonObject;
}

export interface ModelTable {
  /** Nothing when there is one of this name. */
  insert(model: Omit<ModelRow, "arn">): ModelRow | undefined;
  find(name: string): ModelRow | undefined;
  /** In the order in which they were made. */
  list(): readonly ModelRow[];
  /** False if it was not there. */
  remove(name: string): boolean;
}

export function modelTable(database: Database, place: AwsPlace): ModelTable {
  const insert = database.prepare(
    "INSERT OR IGNORE INTO models (name, arn, creation_time, request) VALUES (?, ?, ?, ?)",
  );
  const find = database.prepare("SELECT * FROM models WHERE name = ?");
  const list = database.prepare("SELECT * FROM models ORDER BY number");
  const remove = database.prepare("DELETE FROM models WHERE name = ?");

  return {
    insert(model) {
      const arn = sagemakerArn(place, `model/${model.name}`);
      const { changes } = insert.run(model.name, arn, model.creationTime, JSON.stringify(model.request));
      return changes === 0 ? undefined : { ...model, arn };
    },
    find(name) {
      const row = find.get(name);
      return row && modelRow(row);
    },
    list: () => list.all().map(modelRow),
    remove: (name) => remove.run(name).changes === 1,
  };
}

const modelRow = (row: Row): ModelRow => ({
  name: text(row, "name"),
  arn: text(row, "arn"),
  creationTime: text(row, "creation_time"),
  request: json<JsonObject>(row, "request") ?? {},
});
