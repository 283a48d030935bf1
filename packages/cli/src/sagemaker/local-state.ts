import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { SagewrightError } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import { executionNone, stateDirNoFolder } from "../issues.ts";
import { loadConfig } from "../load/config-file.ts";
import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { displayPath } from "../load/place.ts";
import { type MoreOfEngine, openConfiguredEngine, openEngineToRead } from "../open-engine.ts";
import { hasState, stateDirOf } from "../state-dir.ts";

/** Where the state of earlier runs is found. */
export interface StatePlace {
  /** The pipeline beside which it lies. @default pipeline.ts */
  readonly pipeline?: string;
  /** @default that of the config, else `.sagewright` beside the pipeline */
  readonly stateDir?: string;
}

/**
 * What is going to be done with the records. `read` opens them also where they cannot be written; `change` as well as
 * `read` wants them to be there; `create` makes them.
 */
export type StateAccess = "read" | "change" | "create";

export interface OpenState {
  readonly engine: Engine;
  readonly stateDir: string;
}

/** Issues: EXECUTION_NONE where nothing was run and nothing is to be made, STATE_DIR_NO_FOLDER, and those of opening the records. */
export async function openState(
  place: StatePlace,
  access: StateAccess,
  more: MoreOfEngine = {},
): Promise<OpenState> {
  const pipeline = resolve(place.pipeline ?? DEFAULT_PIPELINE);
  // Who only reads wants to know nothing of the config but where the records are.
  const isPlaceAll = access === "read" && place.stateDir !== undefined;
  const config = isPlaceAll ? {} : await loadConfig(dirname(pipeline));
  const stateDir = stateDirOf(place.stateDir, config, pipeline);
  if (statSync(stateDir, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new SagewrightError([stateDirNoFolder(displayPath(stateDir))]);
  if (access !== "create" && !hasState(stateDir))
    throw new SagewrightError([executionNone(displayPath(stateDir))]);
  const engine =
    access === "read" ? await openEngineToRead(stateDir) : await openConfiguredEngine(stateDir, config, more);
  return { engine, stateDir };
}
