import { setTimeout as sleep } from "node:timers/promises";
import { SagewrightError } from "@sagewright/core";
import { cleanupOutOfTime } from "../issues.ts";

/** What of SageMaker is used; what is not there any more counts as deleted. */
export interface Leftovers {
  /** ARNs of the executions that have not ended. */
  runningExecutions(pipeline: string): Promise<readonly string[]>;
  stopExecution(arn: string): Promise<void>;
  deletePipeline(name: string): Promise<void>;
  /** ARNs of the packages of a group. */
  modelPackages(group: string): Promise<readonly string[]>;
  deleteModelPackage(arn: string): Promise<void>;
}

/** Whose leftovers. */
export interface CleanupEvent {
  readonly pipelineName: string;
  readonly modelPackageGroupName: string;
}

/** What was done. */
export interface CleanupResult {
  readonly stoppedExecutions: number;
  readonly deletedModelPackages: number;
}

export interface CleanupOptions {
  readonly signal: AbortSignal;
  /** @default 5000 */
  readonly pollInMilliseconds?: number;
}

/**
 * Deletes what a project's builds and pipelines made, which Terraform does not know: SageMaker deletes no pipeline that
 * runs, and no group with model packages in it. Doing it again, or after half of it was done, comes to the same.
 *
 * Issues: CLEANUP_OUT_OF_TIME.
 */
export async function cleanup(
  event: CleanupEvent,
  leftovers: Leftovers,
  { signal, pollInMilliseconds = 5_000 }: CleanupOptions,
): Promise<CleanupResult> {
  const stopped = new Set<string>();
  let running = await leftovers.runningExecutions(event.pipelineName);
  while (running.length > 0) {
    for (const arn of running.filter((execution) => !stopped.has(execution))) {
      await leftovers.stopExecution(arn);
      stopped.add(arn);
    }
    await sleep(pollInMilliseconds, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) throw new SagewrightError([cleanupOutOfTime(event.pipelineName, running)]);
    running = await leftovers.runningExecutions(event.pipelineName);
  }
  await leftovers.deletePipeline(event.pipelineName);
  const packages = await leftovers.modelPackages(event.modelPackageGroupName);
  for (const arn of packages) await leftovers.deleteModelPackage(arn);
  return { stoppedExecutions: stopped.size, deletedModelPackages: packages.length };
}
