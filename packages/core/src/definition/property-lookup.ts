import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from "../json.ts";
import type { PathSegment } from "./get-path.ts";

/** What stands at a path, or how far the path leads and what there is instead. */
export type PropertyLookup =
  | { readonly found: true; readonly value: JsonValue }
  | {
      readonly found: false;
      /** Number of segments that were found. */
      readonly depth: number;
      /** The members there: keys of an object, names of a list. */
      readonly available: readonly string[];
    };

/** The member that names the items of a list; such a list may also stand there as the map of its items by that name. */
const NAMING_MEMBERS: { readonly [list: string]: string } = {
  Outputs: "OutputName",
  ProcessingInputs: "InputName",
  FinalMetricDataList: "MetricName",
};

/**
 * Looks a path up in an object with the shape of a Describe response.
 *
 * Lists are addressed by index or, as on the service, by name: `ProcessingOutputConfig.Outputs['train']` is the
 * output whose `OutputName` is `train`, `…Outputs[0]` the first, also where the list has become a map. Lists that are not
 * of the three above are addressed by their first `*Name` member.
 */
export function lookUpProperty(properties: JsonObject, segments: readonly PathSegment[]): PropertyLookup {
  let value: JsonValue = properties;
  for (const [depth, segment] of segments.entries()) {
    const list = segments[depth - 1];
    const naming = typeof list === "string" ? NAMING_MEMBERS[list] : undefined;
    const next = member(value, segment, naming);
    if (next === undefined) return { found: false, depth, available: available(value, naming) };
    value = next;
  }
  return { found: true, value };
}

function member(value: JsonValue, segment: PathSegment, naming: string | undefined): JsonValue | undefined {
  if (isList(value)) {
    if (typeof segment === "number") return value[segment];
    return value.find((item) => nameOf(item, naming) === segment);
  }
  if (!isJsonObject(value)) return undefined;
  if (typeof segment === "number") return naming === undefined ? undefined : Object.values(value)[segment];
  return Object.hasOwn(value, segment) ? value[segment] : undefined;
}

function nameOf(item: JsonValue, naming: string | undefined): JsonValue | undefined {
  if (!isJsonObject(item)) return undefined;
  const key = naming ?? Object.keys(item).find((candidate) => candidate.endsWith("Name"));
  return key !== undefined && Object.hasOwn(item, key) ? item[key] : undefined;
}

function available(value: JsonValue, naming: string | undefined): readonly string[] {
  if (isList(value))
    return value.map((item) => nameOf(item, naming)).filter((name) => typeof name === "string");
  return isJsonObject(value) ? Object.keys(value) : [];
}

// `Array.isArray` does not narrow a readonly array out of a union.
const isList = (value: JsonValue): value is JsonArray => Array.isArray(value);
