import {
  type JsonObject,
  type JsonValue,
  lookUpProperty,
  namedPath,
  propertyFileOf,
  referencesIn,
} from "@sagewright/core";
import type { CacheReasonHere } from "./cache-explanation.ts";

/** Results of an earlier execution that are used again. */
export interface UsedResults {
  readonly executionArn: string;
  readonly properties: JsonObject;
}

/** What of a step's keys reads a property that such results do not have. */
export function lackingReads(
  keys: JsonValue,
  resultsOf: (step: string) => UsedResults | undefined,
): readonly CacheReasonHere[] {
  return referencesIn(keys).flatMap(({ get, text, path }): CacheReasonHere[] => {
    // The file of a report is looked for in the outputs; that it is missing has a message of its own.
    if (get.root !== "Steps" || propertyFileOf(get) !== undefined) return [];
    const results = resultsOf(get.step);
    if (results === undefined || lookUpProperty(results.properties, get.segments).found) return [];
    return [
      {
        kind: "lacks",
        path: namedPath(keys, path),
        step: get.step,
        property: text.slice("Steps.".length + get.step.length + 1),
        executionArn: results.executionArn,
      },
    ];
  });
}
