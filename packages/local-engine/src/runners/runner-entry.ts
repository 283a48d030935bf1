import type { JsonObject, Scope, Step } from "@sagewright/core";
import type { ObjectStore } from "../adapters/object-store.ts";
import type { ModelPackageTable } from "../store/model-packages.ts";
import type { ModelTable } from "../store/models.ts";
import type { StepOutcome, StepRunner } from "./runner.ts";

/** A step that is done as soon as it starts. */
export interface InstantStep {
  readonly step: Step;
  readonly scope: Scope;
  /** When it starts: ISO 8601, UTC. */
  readonly time: string;
  readonly executionArn: string;
  readonly jobName: string;
  readonly jobArn: string;
  readonly objects: ObjectStore;
  readonly modelPackages: ModelPackageTable;
  readonly models: ModelTable;
  /** Some step was stood in for, so its data may be missing. */
  readonly stubbed: boolean;
}

/**
 * Runs within the transaction that records the step: what it stores is there if and only if the step has succeeded.
 * A SagewrightError that it throws fails the step.
 */
type InstantRunner = (step: InstantStep) => StepOutcome;

interface EntryFacts {
  /** What comes before the job's name in its ARN: `training-job`. */
  readonly resource?: string;
  /** The member of a step's metadata that holds the job's ARN. */
  readonly metadataMember?: string;
  /** Where the results are, by output name. */
  readonly outputs?: (properties: JsonObject) => JsonObject;
}

/** How steps of a type are run. Instant ones take no place among those that run at once. */
export type RunnerEntry =
  | (EntryFacts & { readonly kind: "job"; readonly run: StepRunner })
  | (EntryFacts & { readonly kind: "instant"; readonly run: InstantRunner });
