import { isJsonObject, type JsonValue } from "../../json.ts";
import { ownMember } from "../../own-member.ts";
import { ARGUMENT_PLACES } from "../argument-place.ts";
import { variesByExecution } from "../execution-variable.ts";
import { isExpression } from "../expression.ts";
import type { GetPath, PathSegment } from "../get-path.ts";
import { lookUpProperty } from "../property-lookup.ts";
import { referencesIn } from "../references.ts";
import { isStepType, STEP_FACTS } from "../step-facts.ts";
import type { Compared } from "./compared.ts";
import { effectiveValue } from "./effective-value.ts";
import { differs, type StepPair } from "./step-diffs.ts";
import { sameValue } from "./value-changes.ts";

/**
 * What the value of a reference does from the old definition's executions to the new one's: it stays, may change,
 * changes, or was never the same in two executions.
 */
export type Movement = "same" | "may" | "changes" | "always";

/**
 * How a step gets its results: as in every execution, anew although it was cached, perhaps anew, from the cache; or
 * perhaps from the cache, which it did not have before.
 */
export type Runs = "always" | "anew" | "perhaps" | "hits" | "perhaps hits";

/** What is known of the steps so far; they are told in the order in which they run. */
export interface Movements {
  /** Looks at all that the step reads, so that what reads the step later finds it done. */
  read(pair: StepPair): void;
  runs(pair: StepPair, runs: Runs): void;
  of(get: GetPath, text: string): Movement;
  /** How a step that was told of gets its results. */
  runsOf(step: string): Runs;
  /** Whether the step runs, and may leave something else than it did. */
  makesOther(step: string): boolean;
}

const ORDER: readonly Movement[] = ["same", "may", "changes", "always"];
const most = (one: Movement, two: Movement): Movement =>
  ORDER.indexOf(one) > ORDER.indexOf(two) ? one : two;

/** Properties that hold a job's name or a time, so that no two runs have the same. */
const NEW_IN_EVERY_RUN =
  /(?:Arn|JobName|ModelName|ModelPackageName|Time)$|^S3ModelArtifacts$|^Id$|JobId$|JobRunId$/;

export function movementsOf(compared: Compared, pairs: ReadonlyMap<string, StepPair>): Movements {
  const { old, now, oldParameters, newParameters } = compared;
  const known = new Map<string, Movement>();
  const runsOf = new Map<string, Runs>();
  const touched = new Set<string>();

  function of(get: GetPath, text: string): Movement {
    const found = known.get(text);
    if (found !== undefined) return found;
    const movement = find(get);
    // A step that has not been told of yet stands in a circle.
    if (get.root !== "Steps" || runsOf.has(get.step)) known.set(text, movement);
    return movement;
  }

  function find(get: GetPath): Movement {
    switch (get.root) {
      case "Parameters":
        return parameterMovement(oldParameters.get(get.name), newParameters.get(get.name));
      case "Execution":
        return variesByExecution(get.variable) ? "always" : "same";
      case "PipelineExperimentConfig":
        return experimentMovement(get.member);
      case "Steps":
        return propertyMovement(get.step, get.segments);
    }
  }

  function experimentMovement(member: string): Movement {
    const [before, after] = [old, now].map(({ PipelineExperimentConfig: config }) =>
      ownMember(config as JsonValue | undefined, member),
    );
    if (!sameEffect(before, after)) return "changes";
    return after === undefined ? "same" : movementOf(after);
  }

  function propertyMovement(name: string, segments: readonly PathSegment[]): Movement {
    const runs = runsOf.get(name);
    const pair = pairs.get(name);
    if (runs === undefined || runs === "hits" || pair === undefined) return "same";
    const echo = echoOf(pair, segments);
    const made = echo === undefined ? productMovement(name, segments) : echo;
    if (runs === "always" || made === "same") return made;
    // It may give what it made when it had no cache; what was new then is new to its readers either way.
    if (runs === "perhaps hits") return made === "always" ? made : "may";
    return runs === "perhaps" ? "may" : made === "always" ? "changes" : made;
  }

  /** Of a property that only repeats what the step was given. */
  function echoOf(
    { type, newContent, oldContent }: StepPair,
    segments: readonly PathSegment[],
  ): Movement | undefined {
    if (!isStepType(type) || ARGUMENT_PLACES[type] !== "request") return undefined;
    // Here a custom job prefix stands, not the name.
    if (segments[0] === STEP_FACTS[type].jobNameArgument) return undefined;
    const after = argumentAt(newContent.Arguments, segments);
    if (after === undefined) return undefined;
    return sameEffect(argumentAt(oldContent?.Arguments, segments), after) ? movementOf(after) : "changes";
  }

  /** Of a property, or the content of a report, that the run itself makes; as if it were run in any case. */
  function productMovement(name: string, segments: readonly PathSegment[]): Movement {
    const last = segments.at(-1);
    if (segments[0] !== "PropertyFiles" && typeof last === "string" && NEW_IN_EVERY_RUN.test(last))
      return "always";
    return touched.has(name) ? "may" : "same";
  }

  const sameEffect = (before: JsonValue | undefined, after: JsonValue | undefined): boolean =>
    before !== undefined && after !== undefined
      ? sameValue(effectiveValue(before, oldParameters), effectiveValue(after, newParameters))
      : before === after;

  const movementOf = (value: JsonValue): Movement =>
    referencesIn([value]).reduce<Movement>((found, { get, text }) => most(found, of(get, text)), "same");

  return {
    of,
    read(pair) {
      const references = referencesIn(pair.newContent);
      const isTouched = references.some(({ get, text }) => {
        const movement = of(get, text);
        return (
          (movement !== "same" && movement !== "always") || (get.root === "Steps" && touched.has(get.step))
        );
      });
      if (isTouched || differs(pair)) touched.add(pair.name);
    },
    runs(pair, runs) {
      runsOf.set(pair.name, runs);
      if (runs === "anew" || runs === "perhaps") touched.add(pair.name);
      if (runs === "hits") touched.delete(pair.name);
    },
    runsOf: (step) => runsOf.get(step) ?? "hits",
    makesOther: (step) =>
      touched.has(step) && !["perhaps", "perhaps hits"].includes(runsOf.get(step) ?? "hits"),
  };
}

function argumentAt(args: JsonValue | undefined, segments: readonly PathSegment[]): JsonValue | undefined {
  if (!isJsonObject(args)) return undefined;
  const found = lookUpProperty(args, segments);
  if (!found.found) return undefined;
  return typeof found.value !== "object" || isExpression(found.value) ? found.value : undefined;
}

function parameterMovement(before: JsonValue | undefined, after: JsonValue | undefined): Movement {
  const [old, now] = [before, after].map((parameter) => (isJsonObject(parameter) ? parameter : {}));
  if (!sameValue(old?.DefaultValue, now?.DefaultValue)) {
    return old?.DefaultValue === undefined || now?.DefaultValue === undefined ? "may" : "changes";
  }
  return old?.Type === now?.Type ? "same" : "may";
}
