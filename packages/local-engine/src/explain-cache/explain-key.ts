import {
  CACHE_KEY_FIELDS,
  type Change,
  type IssuePath,
  type JsonValue,
  type KeyedFields,
  namedPath,
  type Step,
  valueChanges,
} from "@sagewright/core";
import { cacheCandidates, cacheConfigOf } from "../cache.ts";
import { cachedResults } from "../cached-results.ts";
import type { Machine } from "../run.ts";
import type { ExecutionRow } from "../store/executions.ts";
import type { CacheEntry } from "../store/steps.ts";
import type { CacheExplanation, CacheReasonHere } from "./cache-explanation.ts";
import type { EarlierRun, EarlierRuns } from "./earlier-runs.ts";
import type { ExplainStore } from "./explain-store.ts";
import type { Placeholders, UnknownAt } from "./placeholders.ts";

export interface KeyContext {
  readonly pipelineName: string;
  readonly machine: Pick<Machine, "objects" | "reportMismatches"> & { readonly store: ExplainStore };
  readonly now: Date;
  readonly runs: EarlierRuns;
  readonly compareWith: ExecutionRow | undefined;
  readonly holders: Placeholders;
}

export interface ExplainedKey extends Pick<CacheExplanation, "state" | "reasons" | "changes"> {
  readonly comparedWith?: string;
  readonly sourceExecutionArn?: string;
  readonly sourceEndTime?: string;
  readonly hit?: CacheEntry;
}

/** Why a step has no cache to look in. */
export function offReason(step: Step): CacheReasonHere | undefined {
  const because = (reason: (CacheReasonHere & { kind: "no cache" })["because"]): CacheReasonHere => ({
    kind: "no cache",
    because: reason,
  });
  if (CACHE_KEY_FIELDS[step.Type] === undefined) return because("type");
  if (cacheConfigOf(step) !== undefined) return undefined;
  const config = "CacheConfig" in step ? step.CacheConfig : undefined;
  if (config === undefined) return because("absent");
  return because(config.Enabled === true ? "no age" : "disabled");
}

/** Whether results with this key are there, and if not, what of the key differs. */
export function explainKey(
  step: Step,
  fields: KeyedFields,
  cacheKey: string | undefined,
  context: KeyContext,
): ExplainedKey {
  const unknowns = unknownsIn(fields, context.holders);
  const earlier = earlierRun(step, context);
  const compared = {
    changes: earlier?.fields === undefined ? [] : knownChanges(earlier.fields, fields, context.holders),
    ...(earlier === undefined ? {} : { comparedWith: earlier.executionArn }),
  };
  if (unknowns.length > 0) return { ...explainUnknowns(step, fields, unknowns, context), ...compared };
  const candidates =
    cacheKey === undefined
      ? []
      : cacheCandidates(
          step,
          { pipelineName: context.pipelineName, cacheKey, now: context.now },
          { steps: context.machine.store.steps, objects: context.machine.objects },
        );
  const usable = candidates.find(({ problem }) => problem === undefined)?.entry;
  if (usable === undefined)
    return { state: "miss", reasons: missReasons(step, candidates, context), ...compared };
  const { executionArn } = usable;
  const results = cachedResults(step, usable, context.machine);
  if ("mismatch" in results) {
    return {
      state: "miss",
      reasons: [{ kind: "report", executionArn, message: results.mismatch }],
      ...compared,
    };
  }
  const { endTime } = usable.step;
  return {
    state: "hit",
    reasons: [],
    ...compared,
    sourceExecutionArn: executionArn,
    ...(endTime === undefined ? {} : { sourceEndTime: endTime }),
    hit: usable,
  };
}

function earlierRun(step: Step, { runs, compareWith }: KeyContext): EarlierRun | undefined {
  if (compareWith !== undefined) return runs.in(compareWith, step.Name);
  for (const newest of runs.of(step)) return newest;
  return undefined;
}

function missReasons(
  step: Step,
  candidates: ReturnType<typeof cacheCandidates>,
  { runs }: KeyContext,
): readonly CacheReasonHere[] {
  const [newest] = candidates;
  if (newest === undefined) return [{ kind: isFirst(step, runs) ? "first run" : "key" }];
  const { executionArn, step: row } = newest.entry;
  if (newest.problem === "outputs gone") return [{ kind: "outputs gone", executionArn }];
  const expireAfter = cacheConfigOf(step)?.ExpireAfter ?? "";
  return [
    {
      kind: "expired",
      executionArn,
      ...(row.endTime === undefined ? {} : { endTime: row.endTime }),
      expireAfter,
    },
  ];
}

function isFirst(step: Step, runs: EarlierRuns): boolean {
  for (const _ of runs.of(step)) return false;
  return runs.all;
}

/** It misses for sure if some of it is new, or if no earlier run has the rest. */
function explainUnknowns(
  step: Step,
  fields: KeyedFields,
  unknowns: readonly UnknownAt[],
  { runs, holders }: KeyContext,
): Pick<ExplainedKey, "state" | "reasons"> {
  const isNew = unknowns.filter(({ unknown }) => unknown.kind === "varies" || unknown.isNew);
  if (isNew.length > 0) return { state: "miss", reasons: isNew.map(unknownReason) };
  const mayHave = ({ fields: old }: EarlierRun) =>
    old === undefined || knownChanges(old, fields, holders).length === 0;
  const reasons = unknowns.map(unknownReason);
  if (isFirst(step, runs)) return { state: "miss", reasons: [{ kind: "first run" }, ...reasons] };
  if (!runs.all || [...runs.of(step)].some(mayHave)) return { state: "unknown", reasons };
  return { state: "miss", reasons: [{ kind: "key" }, ...reasons] };
}

function unknownReason({ unknown, path }: UnknownAt): CacheReasonHere {
  return unknown.kind === "varies"
    ? { kind: "varies", path, variable: unknown.variable }
    : { kind: "upstream", path, step: unknown.step, runs: unknown.runs };
}

/** The fields with their places in the step. */
function* placesOf({ Arguments: args, Step: keys, Type }: KeyedFields): Iterable<[IssuePath, JsonValue]> {
  if (CACHE_KEY_FIELDS[Type]?.arguments === "*") yield [["Arguments"], args];
  else for (const [path, value] of Object.entries(args)) yield [["Arguments", ...path.split(".")], value];
  for (const [key, value] of Object.entries(keys)) yield [[key], value];
}

const unknownsIn = (fields: KeyedFields, holders: Placeholders): readonly UnknownAt[] =>
  [...placesOf(fields)].flatMap(([path, value]) =>
    holders.at(value, path).map((found) => ({ ...found, path: namedPath(nested(path, value), found.path) })),
  );

const nested = (path: IssuePath, value: JsonValue): JsonValue =>
  path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value);

/** What differs for sure, whatever comes in the place of what is not known. */
function knownChanges(before: KeyedFields, after: KeyedFields, holders: Placeholders): readonly Change[] {
  const [old, now] = [before, after].map(
    (fields) => new Map([...placesOf(fields)].map(([path, value]) => [path.join("\u0000"), { path, value }])),
  );
  const changes = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].flatMap((key) => {
    const [was, is] = [old?.get(key), now?.get(key)];
    const { changes, reordered } = valueChanges(was?.value, is?.value, (is ?? was)?.path ?? []);
    return [...changes, ...reordered.map((path): Change => ({ path, kind: "changed" }))];
  });
  return changes.filter((change) => holders.in(change.new).length === 0);
}
