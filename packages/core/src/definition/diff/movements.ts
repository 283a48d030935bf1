import { isJsonObject, type JsonValue } from "../../json.ts";
import { ownMember } from "../../own-member.ts";
import { variesByExecution } from "../execution-variable.ts";
import { type GetPath, type PathSegment, propertyFileOf } from "../get-path.ts";
import { type Reference, referencesIn } from "../references.ts";
import type { Compared } from "./compared.ts";
import { type Difference, effectiveDifference } from "./effective-difference.ts";
import { propertyFileIn } from "./property-file-in.ts";
import { type RepeatedValues, repeatedValues } from "./repeated-values.ts";
import type { Runs } from "./runs.ts";
import { differs, type StepPair } from "./step-diffs.ts";
import { sameValue } from "./value-changes.ts";

/**
 * What the value of a reference does from the old definition's executions to the new one's: it stays, may change,
 * changes, or was never the same in two executions.
 */
export type Movement = "same" | "may" | "changes" | "always";

/** What is known of the steps so far; they are told in the order in which they run. */
export interface Movements {
  /** Looks at all that the step reads, so that what reads the step later finds it done. */
  read(pair: StepPair): void;
  runs(pair: StepPair, runs: Runs): void;
  of(reference: Reference): Movement;
  /** What a value of the old definition has to do with one of the new, the references of both counted. */
  difference(before: JsonValue | undefined, after: JsonValue | undefined): Difference;
  /** Whether a reference reads a report of which another file is declared to be it by now. */
  readsOtherFile(get: GetPath): boolean;
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
  const values: RepeatedValues = repeatedValues(compared, pairs, (step) => runsOf.get(step));

  /** Of what a file holds that is read from a place, no more is known than that it may be another one by now. */
  function of({ get, text, path }: Reference): Movement {
    const movement = ofValue(get, text);
    if (!path.includes("Std:JsonGet") || movement === "may") return movement;
    return movement === "changes" || (get.root === "Steps" && touched.has(get.step)) ? "may" : "same";
  }

  function ofValue(get: GetPath, text: string): Movement {
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
    return movementBetween(before, after);
  }

  function propertyMovement(name: string, segments: readonly PathSegment[]): Movement {
    const runs = runsOf.get(name);
    const pair = pairs.get(name);
    if (runs === undefined || pair === undefined) return "same";
    if (readsOtherFile({ root: "Steps", step: name, segments })) return "may";
    if (runs === "hits") return "same";
    const { before, after } = values.argumentsAt(pair, segments);
    const made = after === undefined ? productMovement(name, segments) : movementBetween(before, after);
    if (runs === "always" || made === "same") return made;
    // It may give what it made when it had no cache; what was new then is new to its readers either way.
    if (runs === "perhaps hits") return made === "always" ? made : "may";
    return runs === "perhaps" ? "may" : made === "always" ? "changes" : made;
  }

  /** Of a property, or the content of a report, that the run itself makes; as if it were run in any case. */
  function productMovement(name: string, segments: readonly PathSegment[]): Movement {
    const last = segments.at(-1);
    if (segments[0] !== "PropertyFiles" && typeof last === "string" && NEW_IN_EVERY_RUN.test(last))
      return "always";
    return touched.has(name) ? "may" : "same";
  }

  /** Reports are read where the new definition says, also those of results that are used again. */
  function readsOtherFile(get: GetPath): boolean {
    const name = propertyFileOf(get);
    const pair = get.root === "Steps" ? pairs.get(get.step) : undefined;
    if (name === undefined || pair?.oldContent === undefined) return false;
    const [before, after] = [pair.oldContent, pair.newContent].map((content) =>
      propertyFileIn(content, name),
    );
    return !sameValue(before, after);
  }

  const difference = (before: JsonValue | undefined, after: JsonValue | undefined): Difference =>
    effectiveDifference(
      before === undefined ? undefined : values.old(before),
      after === undefined ? undefined : values.now(after),
      (expression) => movementOf(expression) === "same",
    );

  function movementBetween(before: JsonValue | undefined, after: JsonValue | undefined): Movement {
    const different = difference(before, after);
    if (before === undefined || after === undefined) return different;
    const movement = movementOf(after);
    if (movement === "always" && different !== "same") return most("changes", movementOf(before));
    return different === "changes" ? different : most(different, movement);
  }

  const movementOf = (value: JsonValue): Movement =>
    referencesIn([value]).reduce<Movement>((found, reference) => most(found, of(reference)), "same");

  return {
    of,
    difference,
    readsOtherFile,
    read(pair) {
      const references = referencesIn(pair.newContent);
      const isTouched = references.some((reference) => {
        const { get } = reference;
        const movement = of(reference);
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

function parameterMovement(before: JsonValue | undefined, after: JsonValue | undefined): Movement {
  const [old, now] = [before, after].map((parameter) => (isJsonObject(parameter) ? parameter : {}));
  if (!sameValue(old?.DefaultValue, now?.DefaultValue)) {
    return old?.DefaultValue === undefined || now?.DefaultValue === undefined ? "may" : "changes";
  }
  return old?.Type === now?.Type ? "same" : "may";
}
