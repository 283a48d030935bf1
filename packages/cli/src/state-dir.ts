import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { SagewrightConfig } from "./config.ts";

/** Where runs are kept: as given, else as configured, else `.sagewright` beside the pipeline. */
export function stateDirOf(
  given: string | undefined,
  config: SagewrightConfig,
  pipelinePath: string,
): string {
  if (given !== undefined) return resolve(given);
  return config.stateDir ?? join(dirname(resolve(pipelinePath)), ".sagewright");
}

/** Whether anything has been run there. */
export const hasState = (stateDir: string): boolean => existsSync(join(stateDir, "state.db"));
