import { join } from "node:path";
import type { AwsPlace } from "@sagewright/core";
import { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
import { type ExecutionTable, executionTable } from "./executions.ts";
import { type ModelPackageGroupTable, modelPackageGroupTable } from "./model-package-groups.ts";
import { type ModelPackageTable, modelPackageTable } from "./model-packages.ts";
import { type ModelTable, modelTable } from "./models.ts";
import { type StepTable, stepTable } from "./steps.ts";

/** All records of a state folder. Every change is one transaction; methods throw `StateError`. */
export interface Store {
  readonly executions: ExecutionTable;
  readonly steps: StepTable;
  readonly modelPackageGroups: ModelPackageGroupTable;
  readonly modelPackages: ModelPackageTable;
  readonly models: ModelTable;
  transaction: Database["transaction"];
  close(): void;
}

export function openStore(stateDir: string, place: AwsPlace, options: DatabaseOptions = {}): Store {
  const database = openDatabase(join(stateDir, "state.db"), options);
  const modelPackageGroups = modelPackageGroupTable(database, place);
  return {
    executions: executionTable(database),
    steps: stepTable(database),
    modelPackageGroups,
    modelPackages: modelPackageTable(database, place, modelPackageGroups),
    models: modelTable(database, place),
    transaction: database.transaction,
    close: database.close,
  };
}
