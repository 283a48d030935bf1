import { join } from "node:path";
import type { AwsPlace } from "@sagewright/core";
import { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
import { type ExecutionTable, executionTable } from "./executions.ts";
import { type ModelPackageTable, modelPackageTable } from "./model-packages.ts";
import { type StepTable, stepTable } from "./steps.ts";

/** All records of a state folder. Every change is one transaction; methods throw `StateError`. */
export interface Store {
  readonly executions: ExecutionTable;
  readonly steps: StepTable;
  readonly modelPackages: ModelPackageTable;
  transaction: Database["transaction"];
  close(): void;
}

export function openStore(stateDir: string, place: AwsPlace, options: DatabaseOptions = {}): Store {
  const database = openDatabase(join(stateDir, "state.db"), options);
  return {
    executions: executionTable(database),
    steps: stepTable(database),
    modelPackages: modelPackageTable(database, place),
    transaction: database.transaction,
    close: database.close,
  };
}
