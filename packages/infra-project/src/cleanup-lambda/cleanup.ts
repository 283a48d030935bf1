import { type Pause, SagewrightError, withPermissionPatience } from "@sagewright/core";
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
  /** Ends when the signal does. */
  readonly pause: Pause;
}

const POLL_IN_SECONDS = 5;

/**
 * Cleans up; of a project that could not be made the role is seconds old.
 *
 * Issues: CLEANUP_OUT_OF_TIME.
 */
export const cleanup = (
  event: CleanupEvent,
  leftovers: Leftovers,
  options: CleanupOptions,
): Promise<CleanupResult> =>
  withPermissionPatience(() => cleanedUp(event, leftovers, options), options.pause);

/**
 * Deletes what a project's builds and pipelines made, which Terraform does not know: SageMaker deletes no pipeline that
 * runs, and no group with model packages in it. Doing it again, or after half of it was done, comes to the same.
 */
async function cleanedUp(
  event: CleanupEvent,
  leftovers: Leftovers,
  { signal, pause }: CleanupOptions,
): Promise<CleanupResult> {
  const stopped = new Set<string>();
  let running = await leftovers.runningExecutions(event.pipelineName);
  while (running.length > 0) {
    for (const arn of running.filter((execution) => !stopped.has(execution))) {
      await leftovers.stopExecution(arn);
      stopped.add(arn);
    }
    await pause(POLL_IN_SECONDS).catch(() => undefined);
    if (signal.aborted) throw new SagewrightError([cleanupOutOfTime(event.pipelineName, running)]);
    running = await leftovers.runningExecutions(event.pipelineName);
  }
  await leftovers.deletePipeline(event.pipelineName);
  const packages = await leftovers.modelPackages(event.modelPackageGroupName);
  for (const arn of packages) await leftovers.deleteModelPackage(arn);
  return { stoppedExecutions: stopped.size, deletedModelPackages: packages.length };
}
