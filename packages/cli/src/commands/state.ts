import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { SagewrightError } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import { executionNone } from "../issues.ts";
import { loadConfig } from "../load/config-file.ts";
import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { displayPath } from "../load/place.ts";
import { openConfiguredEngine } from "../open-engine.ts";
import { stateDirOf } from "../state-dir.ts";
import type { StateOptions } from "./state-options.ts";

/** An engine on state that is there, and where that is. */
export interface OpenState {
  readonly engine: Engine;
  readonly stateDir: string;
}

/**
 * Reads or changes what earlier runs have left. Where nothing was run, nothing is made: `absent` answers, or
 * EXECUTION_NONE is thrown.
 */
export async function withState<T>(
  options: StateOptions,
  use: (state: OpenState) => Promise<T> | T,
  absent?: () => T,
): Promise<T> {
  const pipeline = resolve(options.pipeline ?? DEFAULT_PIPELINE);
  const config = await loadConfig(dirname(pipeline));
  const stateDir = stateDirOf(options.stateDir, config, pipeline);
  if (!existsSync(join(stateDir, "state.db"))) {
    if (absent !== undefined) return absent();
    throw new SagewrightError([executionNone(displayPath(stateDir))]);
  }
  const engine = await openConfiguredEngine(stateDir, config);
  try {
    return await use({ engine, stateDir });
  } finally {
    await engine.close();
  }
}
