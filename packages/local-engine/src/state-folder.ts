import { join } from "node:path";

/** The log of an attempt. */
export const logFileOf = (stateDir: string, executionId: string, step: string, attempt: number): string =>
  join(stateDir, "logs", executionId, `${step}-${attempt}.log`);

/** What the job of an attempt sees as its own. */
export const jobFolderOf = (stateDir: string, executionId: string, step: string, attempt: number): string =>
  join(stateDir, "jobs", executionId, `${step}-${attempt}`);
