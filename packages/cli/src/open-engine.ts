import type { Engine, EngineOptions, ReportMismatches, StartRequest } from "@sagewright/local-engine";
import type { SagewrightConfig } from "./config.ts";
import { localProjects } from "./local-project/local-projects.ts";
import { hasState } from "./state-dir.ts";

/** For looking at what earlier runs have left, also where it cannot be written. */
export async function openEngineToRead(
  stateDir: string,
  reportMismatches?: ReportMismatches,
): Promise<Engine> {
  const { openEngine } = await import("@sagewright/local-engine");
  const projects = localProjects(stateDir);
  return openEngine({ stateDir, readOnly: true, projects, ...(reportMismatches && { reportMismatches }) });
}

/** What a command adds to the config. */
export type MoreOfEngine = Partial<Omit<EngineOptions, "stateDir" | "readOnly">>;

/** The engine with what the config says of it; loaded only now. */
export async function openConfiguredEngine(
  stateDir: string,
  config: SagewrightConfig,
  more: MoreOfEngine = {},
): Promise<Engine> {
  const { openEngine } = await import("@sagewright/local-engine");
  return openEngine({ ...engineOptions(stateDir, config), ...more });
}

/** Where nothing has been run yet, what cannot be started must not leave a folder behind. */
export async function checkFirstStart(
  stateDir: string,
  config: SagewrightConfig,
  request: StartRequest,
  ownLambdas: EngineOptions["lambdas"] = {},
): Promise<void> {
  if (hasState(stateDir)) return;
  const { checkStart } = await import("@sagewright/local-engine");
  checkStart(request, engineOptions(stateDir, { ...config, lambdas: { ...ownLambdas, ...config.lambdas } }));
}

function engineOptions(stateDir: string, config: SagewrightConfig): EngineOptions {
  const { runtimes, lambdas, isolation, maxParallelSteps, failurePolicy } = config;
  return {
    stateDir,
    projects: localProjects(stateDir),
    ...(runtimes === undefined ? {} : { runtimes }),
    ...(lambdas === undefined ? {} : { lambdas }),
    ...(isolation === undefined ? {} : { isolation }),
    ...(maxParallelSteps === undefined ? {} : { maxParallelSteps }),
    ...(failurePolicy === undefined ? {} : { failurePolicy }),
  };
}
