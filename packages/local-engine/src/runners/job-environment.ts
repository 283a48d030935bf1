import { delimiter } from "node:path";
import { ENGINE_MARKER } from "../adapters/watchdog.ts";
import type { ReadyRuntime } from "../runtimes.ts";
import { type JobLayout, relocated } from "./job-layout.ts";
import type { StepJob } from "./runner.ts";

/** Where programs find `/opt/ml` when nothing can be mounted there. */
export const ML_ROOT_VARIABLE = "SAGEWRIGHT_ML_ROOT";

/**
 * All of a job's environment. Nothing of the user's is inherited but PATH and LANG: no credentials, no tokens.
 * @param own What the request and the service set; its `/opt/ml` are relocated.
 */
export function jobEnvironment(
  job: StepJob,
  layout: JobLayout,
  runtime: ReadyRuntime,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  const { region, engineId } = job.context;
  const environment: Record<string, string> = {
    LANG: process.env.LANG ?? "C.UTF-8",
    HOME: layout.temporaryAsSeen,
    TMPDIR: layout.temporaryAsSeen,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
  if (runtime.kind === "python") environment.PYTHONUNBUFFERED = "1";
  for (const name in own) environment[name] = relocated(own[name] ?? "", layout.mlAsSeen);
  environment.PATH = [...runtime.binDirectories, own.PATH, process.env.PATH].filter(Boolean).join(delimiter);
  environment[ML_ROOT_VARIABLE] = layout.mlAsSeen;
  environment[ENGINE_MARKER] = engineId;
  return environment;
}
