import type { Engine, EngineOptions, ReportMismatches } from "@sagewright/local-engine";
import type { SagewrightConfig } from "./config.ts";

/** For looking at what earlier runs have left, also where it cannot be written. */
export async function openEngineToRead(stateDir: string): Promise<Engine> {
  const { openEngine } = await import("@sagewright/local-engine");
  return openEngine({ stateDir, readOnly: true });
}

/** The engine with what the config says of it; loaded only now. */
export async function openConfiguredEngine(
  stateDir: string,
  config: SagewrightConfig,
  reportMismatches?: ReportMismatches,
): Promise<Engine> {
  const { openEngine } = await import("@sagewright/local-engine");
  const { runtimes, lambdas, isolation, maxParallelSteps, failurePolicy } = config;
  const options: EngineOptions = {
    stateDir,
    ...(runtimes === undefined ? {} : { runtimes }),
    ...(lambdas === undefined ? {} : { lambdas }),
    ...(isolation === undefined ? {} : { isolation }),
    ...(maxParallelSteps === undefined ? {} : { maxParallelSteps }),
    ...(failurePolicy === undefined ? {} : { failurePolicy }),
    ...(reportMismatches === undefined ? {} : { reportMismatches }),
  };
  return openEngine(options);
}
