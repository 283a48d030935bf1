import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { ARGUMENT_PLACES } from "../argument-place.ts";
import { isExpression } from "../expression.ts";
import { type PathSegment, parseGetPath } from "../get-path.ts";
import { lookUpProperty } from "../property-lookup.ts";
import { isStepType, STEP_FACTS } from "../step-facts.ts";
import type { Compared } from "./compared.ts";
import { type Declarations, type DeclaredParameters, effectiveValue } from "./effective-value.ts";
import type { Runs } from "./runs.ts";
import type { StepPair } from "./step-diffs.ts";
import { sameValue } from "./value-changes.ts";

/** Longer texts, as of values that double from step to step, are left to the run. */
const LONGEST = 10_000;

/** Values of both definitions, with what properties of steps repeat of those steps' arguments. */
export interface RepeatedValues {
  /** What a property repeats of the old step's arguments and of the new one's. */
  argumentsAt(pair: StepPair, segments: readonly PathSegment[]): Repeated;
  /** The effective value in executions of the old definition. */
  old(value: JsonValue): JsonValue;
  /** The same of the new one; a step that gives its earlier results repeats its old arguments. */
  now(value: JsonValue): JsonValue;
}

interface Repeated {
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

export function repeatedValues(
  { oldParameters, newParameters }: Compared,
  pairs: ReadonlyMap<string, StepPair>,
  runsOf: (step: string) => Runs | undefined,
): RepeatedValues {
  const old = reading(oldParameters, (pair, segments) => {
    const { before } = argumentsAt(pair, segments);
    return before && old(before);
  });
  const now = reading(newParameters, (pair, segments, runs) => {
    const { before, after } = argumentsAt(pair, segments);
    if (runs === "hits") return before && old(before);
    const made = after && now(after);
    if (runs === "always" || runs === "anew" || made === undefined || before === undefined) return made;
    return sameValue(old(before), made) ? made : undefined;
  });

  type Find = (pair: StepPair, segments: readonly PathSegment[], runs: Runs) => JsonValue | undefined;
  function reading(parameters: DeclaredParameters, find: Find): (value: JsonValue) => JsonValue {
    const known = new Map<string, JsonValue | undefined>();
    const declared: Declarations = {
      parameters,
      repeatedBy(text) {
        if (known.has(text)) return known.get(text);
        const get = parseGetPath(text);
        if (get?.root !== "Steps") return undefined;
        const [pair, runs] = [pairs.get(get.step), runsOf(get.step)];
        // Not told of yet: a step in a circle.
        if (pair === undefined || runs === undefined) return undefined;
        const found = find(pair, get.segments, runs);
        const value = found !== undefined && JSON.stringify(found).length <= LONGEST ? found : undefined;
        known.set(text, value);
        return value;
      },
    };
    return (value) => effectiveValue(value, declared);
  }

  return { argumentsAt, old, now };
}

function argumentsAt({ oldContent, newContent }: StepPair, segments: readonly PathSegment[]): Repeated {
  return { before: argumentAt(oldContent, segments), after: argumentAt(newContent, segments) };
}

function argumentAt(
  content: JsonObject | undefined,
  segments: readonly PathSegment[],
): JsonValue | undefined {
  const { Type: type, Arguments: args } = content ?? {};
  if (!isStepType(type) || ARGUMENT_PLACES[type] !== "request" || !isJsonObject(args)) return undefined;
  // Here a custom job prefix stands, not the name.
  if (segments[0] === STEP_FACTS[type].jobNameArgument) return undefined;
  const found = lookUpProperty(args, segments);
  if (!found.found) return undefined;
  return typeof found.value !== "object" || isExpression(found.value) ? found.value : undefined;
}
