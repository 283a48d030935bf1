import type { AwsPlace, JsonObject } from "@sagewright/core";
import type { ObjectStore } from "./adapters/object-store.ts";
import type { Clock } from "./clock.ts";
import type { ReportMismatches } from "./property-files.ts";
import type { RunPlan } from "./run-plan.ts";
import type { RunContext } from "./runners/runner.ts";
import type { RunnerTable } from "./runners/runner-table.ts";
import type { Store } from "./store/store.ts";

/** What an execution works with. */
export interface Machine {
  readonly store: Store;
  readonly objects: ObjectStore;
  readonly runners: RunnerTable;
  readonly clock: Clock;
  readonly reportMismatches: ReportMismatches;
  readonly place: AwsPlace;
  readonly stateDir: string;
  readonly engineId: string;
}

/** One execution, from its start or its resumption to its end. */
export interface Run {
  readonly id: string;
  readonly arn: string;
  readonly pipelineName: string;
  readonly startTime: string;
  readonly plan: RunPlan;
  readonly machine: Machine;
  readonly context: RunContext;
  /** Aborted when the execution is to stop. */
  readonly signal: AbortSignal;
  /** Properties of the steps that have succeeded. */
  readonly results: Map<string, JsonObject>;
  /** Number of the last attempt of steps that were started by an engine before. */
  readonly attempts: ReadonlyMap<string, number>;
}
