import { join } from "node:path";
import type { AwsPlace } from "@sagewright/core";
import { type CallbackTable, callbackTable } from "./callbacks.ts";
import { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
import { definitionTable } from "./definitions.ts";
import { type ExecutionTable, executionTable } from "./executions.ts";
import { type ModelPackageGroupTable, modelPackageGroupTable } from "./model-package-groups.ts";
import { type ModelPackageTable, modelPackageTable } from "./model-packages.ts";
import { type ModelTable, modelTable } from "./models.ts";
import { type PipelineVersionTable, pipelineVersionTable } from "./pipeline-versions.ts";
import { type PipelineTable, pipelineTable } from "./pipelines.ts";
import { type ProjectBuildTable, projectBuildTable } from "./project-builds.ts";
import { type ProjectTable, projectTable } from "./projects.ts";
import { type StepTable, stepTable } from "./steps.ts";
import { type TagTable, tagTable } from "./tags.ts";
import { type TokenTable, tokenTable } from "./tokens.ts";

/** All records of a state folder. Every change is one transaction; methods throw `StateError`. */
export interface Store {
  readonly pipelines: PipelineTable;
  readonly pipelineVersions: PipelineVersionTable;
  readonly executions: ExecutionTable;
  readonly steps: StepTable;
  readonly modelPackageGroups: ModelPackageGroupTable;
  readonly modelPackages: ModelPackageTable;
  readonly models: ModelTable;
  readonly projects: ProjectTable;
  readonly projectBuilds: ProjectBuildTable;
  readonly callbacks: CallbackTable;
  readonly tags: TagTable;
  readonly tokens: TokenTable;
  transaction: Database["transaction"];
  close(): void;
}

export function openStore(stateDir: string, place: AwsPlace, options: DatabaseOptions = {}): Store {
  const database = openDatabase(join(stateDir, "state.db"), options);
  const definitions = definitionTable(database);
  const modelPackageGroups = modelPackageGroupTable(database, place);
  return {
    pipelines: pipelineTable(database),
    pipelineVersions: pipelineVersionTable(database, definitions),
    executions: executionTable(database, definitions),
    steps: stepTable(database),
    modelPackageGroups,
    modelPackages: modelPackageTable(database, place, modelPackageGroups),
    models: modelTable(database, place),
    projects: projectTable(database),
    projectBuilds: projectBuildTable(database),
    callbacks: callbackTable(database),
    tags: tagTable(database),
    tokens: tokenTable(database),
    transaction: database.transaction,
    close: database.close,
  };
}
