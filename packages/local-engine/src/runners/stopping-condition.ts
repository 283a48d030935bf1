import type { JsonObject } from "@sagewright/core";
import { numberOf, objectOf } from "./json-reading.ts";

/** Of a request that says none; the service's own. */
export const DEFAULT_STOPPING_CONDITION = { MaxRuntimeInSeconds: 86_400 } as const;

/** Seconds that the job of this request may run. */
export const maxRuntime = (request: JsonObject): number =>
  numberOf(objectOf(request.StoppingCondition).MaxRuntimeInSeconds) ??
  DEFAULT_STOPPING_CONDITION.MaxRuntimeInSeconds;
