import { rm } from "node:fs/promises";
import type { StepJob } from "./runner.ts";

/**
 * Frees the disk of what a successful job copied in and out; folders of failed jobs stay to be looked at. Nobody waits
 * for it, and nothing depends on it. Removing costs as much as starting a process: a job without data leaves its few bytes.
 */
export function discardFolder(job: StepJob): void {
  rm(job.directory, { recursive: true, force: true }).catch(() => {});
}
