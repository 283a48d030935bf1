import type { JsonObject } from "@sagewright/core";
import type { Launcher } from "../launcher.ts";
import type { Projects } from "../projects/projects.ts";
import type { Machine } from "../run.ts";

/** What operations work on: the engine's own records, and what runs. */
export interface ApiContext extends Pick<Machine, "store" | "clock" | "place" | "objects" | "stateDir"> {
  readonly launcher: Launcher;
  readonly projects: Projects;
}

/**
 * One operation of the SageMaker API on its JSON document, as it is on the wire: instants are seconds since 1970.
 * Throws ServiceError; what the engine itself refuses is thrown as SagewrightError.
 */
export type Operation = (input: JsonObject, context: ApiContext) => Promise<JsonObject> | JsonObject;

/** Operations by name, as in `X-Amz-Target`. */
export type Operations = Readonly<Record<string, Operation>>;
