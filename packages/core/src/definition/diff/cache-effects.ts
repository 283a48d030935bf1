import type { IssuePath } from "../../issue.ts";
import type { JsonObject } from "../../json.ts";
import { memberAt } from "../../own-member.ts";
import { keyedPaths } from "../cache-key.ts";
import { isShorter, parseExpireAfter } from "../duration.ts";
import { variesByExecution } from "../execution-variable.ts";
import { type GetPath, propertyFileOf } from "../get-path.ts";
import { graphOf } from "../graph.ts";
import { executionOrder } from "../graph-order.ts";
import { referencesIn } from "../references.ts";
import type { Compared } from "./compared.ts";
import type { CacheEffect, CacheReason, Change } from "./definition-diff.ts";
import type { Difference } from "./effective-difference.ts";
import { hasCache, overlap } from "./keyed-fields.ts";
import { lackingOutputs } from "./lacking-outputs.ts";
import { type Movement, type Movements, movementsOf } from "./movements.ts";
import { namedPath } from "./named-path.ts";
import type { Runs } from "./runs.ts";
import type { StepPair } from "./step-diffs.ts";
import { textOf } from "./text-of.ts";

type Finding = { readonly reason: CacheReason; readonly movement: Exclude<Movement, "same"> };

/** What becomes of the results of every step that looks for earlier ones, in the order in which steps run. */
export function cacheEffects(compared: Compared): readonly CacheEffect[] {
  const graph = graphOf(compared.now);
  const order = executionOrder(graph);
  const pairs = new Map(
    compared.pairs.filter(({ after }) => after.key === after.name).map((pair) => [pair.name, pair]),
  );
  const movements = movementsOf(compared, pairs);
  const effects = new Map<string, CacheEffect>();
  const names = "cycle" in order ? [...graph.nodes.keys()] : order;
  // Steps in a circle never run; whatever is said of them is as good as anything else.
  for (const name of names) {
    const pair = pairs.get(name);
    if (pair === undefined) continue;
    const effect = effectOn(pair, movements);
    if (effect !== undefined) effects.set(name, effect);
  }
  const isHit = (step: string): boolean =>
    movements.runsOf(step) === "hits" && hasCache(pairs.get(step)?.newContent ?? {});
  for (const [step, reasons] of lackingOutputs(pairs, isHit))
    effects.set(step, { step, effect: "lacks", reasons });
  return names.flatMap((name) => effects.get(name) ?? []);
}

function effectOn(pair: StepPair, movements: Movements): CacheEffect | undefined {
  const { name, newContent } = pair;
  movements.read(pair);
  const findings = findingsOf(pair, movements);
  movements.runs(pair, findings === undefined ? runsWithout(pair, movements) : runsOf(findings));
  if (findings === undefined) return undefined;
  const reasons = findings.map(({ reason }) => reason);
  if (reasons.length > 0) return { step: name, effect: breaks(findings) ? "breaks" : "may break", reasons };
  const kept = hasCache(newContent) ? keptReasons(pair, movements) : [];
  return kept.length > 0 ? { step: name, effect: "kept", reasons: kept } : undefined;
}

const breaks = (findings: readonly Finding[]): boolean =>
  findings.some(({ movement }) => movement === "changes");

function runsOf(findings: readonly Finding[]): Runs {
  if (breaks(findings)) return "anew";
  return findings.length > 0 ? "perhaps" : "hits";
}

/** Of a step that had no results to use again. */
function runsWithout(pair: StepPair, movements: Movements): Runs {
  const { oldContent, newContent } = pair;
  if (oldContent === undefined) return "anew";
  if (hasCache(oldContent) || !hasCache(newContent) || variesItself(newContent)) return "always";
  return keyFindings(pair, movements).some(({ movement }) => movement !== "may") ? "always" : "perhaps hits";
}

/** What stands in the way of the results that it had; `undefined` for a step that had none to use again. */
function findingsOf(pair: StepPair, movements: Movements): readonly Finding[] | undefined {
  const { oldContent, newContent } = pair;
  if (oldContent === undefined || !hasCache(oldContent) || variesItself(oldContent)) return undefined;
  const findings = hasCache(newContent)
    ? [...keyFindings(pair, movements), ...ageFindings(oldContent, newContent)]
    : [found({ kind: "off" })];
  return findings.some(({ movement }) => movement === "always") ? undefined : findings;
}

/** Results may be older than what they may be by now. */
function ageFindings(before: JsonObject, after: JsonObject): readonly Finding[] {
  const [old, now] = [before, after].map((content) =>
    textOf(memberAt(content, ["CacheConfig", "ExpireAfter"])),
  );
  if (old === undefined || now === undefined) return [];
  const [oldAge, newAge] = [parseExpireAfter(old), parseExpireAfter(now)];
  if (oldAge === undefined || newAge === undefined || !isShorter(newAge, oldAge)) return [];
  return [found({ kind: "age", old, new: now }, "may")];
}

const found = (reason: CacheReason, movement: Finding["movement"] = "changes"): Finding => ({
  reason,
  movement,
});

/** Whether it could never find an earlier result: its key holds what is new in every execution. */
function variesItself(content: JsonObject): boolean {
  return (keyedPaths(content.Type) ?? []).some((path) =>
    referencesIn(memberAt(content, path)).some(
      ({ get, path: at }) =>
        get.root === "Execution" && variesByExecution(get.variable) && !at.includes("Std:JsonGet"),
    ),
  );
}

function keyFindings(pair: StepPair, movements: Movements): readonly Finding[] {
  const { renamedFrom, oldContent, newContent } = pair;
  const findings: Finding[] = [];
  if (renamedFrom !== undefined) findings.push(found({ kind: "renamed", from: renamedFrom }));
  const [oldType, newType] = [textOf(oldContent?.Type), textOf(newContent.Type)];
  if (oldType !== newType) findings.push(found({ kind: "type", old: oldType, new: newType }));
  for (const path of keyedPaths(newContent.Type) ?? [])
    findings.push(...fieldFindings(pair, path, movements));
  return findings;
}

/** What one field of the key has to do with the differences. */
function* fieldFindings(
  { changes, reordered, newContent }: StepPair,
  field: readonly string[],
  movements: Movements,
): Iterable<Finding> {
  const told: Change[] = [];
  const equal: Change[] = [];
  for (const change of changes.filter(({ path }) => overlap(path, field))) {
    const difference = changeOf(change, movements);
    (difference === "same" ? equal : told).push(change);
    if (difference === "same") continue;
    yield found(
      { kind: "field", change, value: difference === "may" ? "may change" : "changes" },
      difference,
    );
  }
  for (const { path } of reordered) if (overlap(path, field)) yield found({ kind: "order", path }, "may");
  const seen = new Set<string>();
  for (const reference of referencesIn(memberAt(newContent, field), field)) {
    const { get, text } = reference;
    const movement = movements.of(reference);
    const subject = get.root === "Steps" ? get.step : text;
    if (movement === "same" || seen.has(subject)) continue;
    const path = namedPath(newContent, reference.path);
    // What reads something else by now has been told already.
    if (told.some((change) => overlap(change.path, path))) continue;
    // And what is the same with the parameter as without has it at its default.
    if (get.root === "Parameters" && equal.some((change) => overlap(change.path, path))) continue;
    seen.add(subject);
    if (get.root === "Parameters") yield found({ kind: "parameter", name: get.name, path }, movement);
    else if (get.root === "PipelineExperimentConfig")
      yield found({ kind: "experiment", member: get.member, path }, movement);
    else if (get.root === "Steps") yield found(readingOf(get, path, movement, movements), movement);
    else yield found({ kind: "experiment", member: text, path }, movement);
  }
}

/** What is new in every execution is not what was there, whatever that was. */
function changeOf({ old, new: now }: Change, movements: Movements): Difference {
  const difference = movements.difference(old, now);
  if (difference !== "may" || now === undefined) return difference;
  const isNew = referencesIn([now]).some(
    (reference) => !reference.path.includes("Std:JsonGet") && movements.of(reference) === "always",
  );
  return isNew ? "changes" : "may";
}

function readingOf(
  get: GetPath & { readonly root: "Steps" },
  path: IssuePath,
  movement: Movement,
  movements: Movements,
): CacheReason {
  return movements.runsOf(get.step) === "hits" && movements.readsOtherFile(get)
    ? { kind: "report", step: get.step, report: propertyFileOf(get) ?? "", path }
    : upstream(get.step, path, movement, movements);
}

function upstream(step: string, path: IssuePath, movement: Movement, movements: Movements): CacheReason {
  const runs = movements.runsOf(step);
  const value = movement === "same" ? "stays" : movement === "may" ? "may change" : "changes";
  return {
    kind: "upstream",
    step,
    path,
    runs: runs === "hits" || runs === "perhaps hits" ? "perhaps" : runs,
    value,
  };
}

/** Steps that run anew and whose outputs it reads, all of them at the places where they were. */
function keptReasons({ newContent }: StepPair, movements: Movements): readonly CacheReason[] {
  const reasons = new Map<string, CacheReason>();
  for (const field of keyedPaths(newContent.Type) ?? []) {
    for (const { get, path } of referencesIn(memberAt(newContent, field), field)) {
      if (get.root !== "Steps" || reasons.has(get.step) || !movements.makesOther(get.step)) continue;
      reasons.set(get.step, upstream(get.step, namedPath(newContent, path), "same", movements));
    }
  }
  return [...reasons.values()];
}
