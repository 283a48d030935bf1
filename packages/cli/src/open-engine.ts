import type { Engine, EngineOptions, ReportMismatches } from "@sagewright/local-engine";
import type { SagewrightConfig } from "./config.ts";

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
