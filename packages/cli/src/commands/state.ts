import { dirname, resolve } from "node:path";
import { SagewrightError } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import type { SagewrightConfig } from "../config.ts";
import { executionNone } from "../issues.ts";
import { loadConfig } from "../load/config-file.ts";
import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { displayPath } from "../load/place.ts";
import { openConfiguredEngine, openEngineToRead } from "../open-engine.ts";
import { hasState, stateDirOf } from "../state-dir.ts";
import type { StateOptions } from "./state-options.ts";

/** An engine on state that is there, and where that is. */
export interface OpenState {
  readonly engine: Engine;
  readonly stateDir: string;
}

/**
 * Looks at what earlier runs have left, also where it cannot be written. Where nothing was run, nothing is made: `absent`
 * answers, or EXECUTION_NONE is thrown.
 */
export const readState = <T>(
  options: StateOptions,
  use: (state: OpenState) => Promise<T> | T,
  absent?: () => T,
): Promise<T> => useState(options, (stateDir) => openEngineToRead(stateDir), use, absent);

/** Changes what earlier runs have left. Issue: EXECUTION_NONE. */
export const changeState = <T>(
  options: StateOptions,
  use: (state: OpenState) => Promise<T> | T,
): Promise<T> => useState(options, openConfiguredEngine, use);

async function useState<T>(
  options: StateOptions,
  open: (stateDir: string, config: SagewrightConfig) => Promise<Engine>,
  use: (state: OpenState) => Promise<T> | T,
  absent?: () => T,
): Promise<T> {
  const pipeline = resolve(options.pipeline ?? DEFAULT_PIPELINE);
  const config = await loadConfig(dirname(pipeline));
  const stateDir = stateDirOf(options.stateDir, config, pipeline);
  if (!hasState(stateDir)) {
    if (absent !== undefined) return absent();
    throw new SagewrightError([executionNone(displayPath(stateDir))]);
  }
  const engine = await open(stateDir, config);
  try {
    return await use({ engine, stateDir });
  } finally {
    await engine.close();
  }
}
