import type { IssuePath } from "../../issue.ts";
import type { JsonObject } from "../../json.ts";
import { memberAt } from "../../own-member.ts";
import { keyedPaths } from "../cache-key.ts";
import { variesByExecution } from "../execution-variable.ts";
import { graphOf } from "../graph.ts";
import { executionOrder } from "../graph-order.ts";
import { referencesIn } from "../references.ts";
import type { Compared } from "./compared.ts";
import type { CacheEffect, CacheReason } from "./definition-diff.ts";
import { effectiveValue } from "./effective-value.ts";
import { hasCache, overlap } from "./keyed-fields.ts";
import { type Movement, type Movements, movementsOf, type Runs } from "./movements.ts";
import { namedPath } from "./named-path.ts";
import type { StepPair } from "./step-diffs.ts";
import { textOf } from "./text-of.ts";
import { sameValue } from "./value-changes.ts";

type Finding = { readonly reason: CacheReason; readonly movement: Exclude<Movement, "same"> };

/** What becomes of the results of every step that looks for earlier ones, in the order in which steps run. */
export function cacheEffects(compared: Compared): readonly CacheEffect[] {
  const graph = graphOf(compared.now);
  const order = executionOrder(graph);
  const pairs = new Map(
    compared.pairs.filter(({ after }) => after.key === after.name).map((pair) => [pair.name, pair]),
  );
  const movements = movementsOf(compared, pairs);
  const effects: CacheEffect[] = [];
  // Steps in a circle never run; whatever is said of them is as good as anything else.
  for (const name of "cycle" in order ? graph.nodes.keys() : order) {
    const pair = pairs.get(name);
    if (pair === undefined) continue;
    const effect = effectOn(pair, compared, movements);
    if (effect !== undefined) effects.push(effect);
  }
  return effects;
}

function effectOn(pair: StepPair, compared: Compared, movements: Movements): CacheEffect | undefined {
  const { name, newContent } = pair;
  movements.read(pair);
  const findings = findingsOf(pair, compared, movements);
  movements.runs(pair, findings === undefined ? runsWithout(pair, compared, movements) : runsOf(findings));
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
function runsWithout(pair: StepPair, compared: Compared, movements: Movements): Runs {
  const { oldContent, newContent } = pair;
  if (oldContent === undefined) return "anew";
  if (hasCache(oldContent) || !hasCache(newContent) || variesItself(newContent)) return "always";
  return keyFindings(pair, compared, movements).some(({ movement }) => movement !== "may")
    ? "always"
    : "perhaps hits";
}

/** What stands in the way of the results that it had; `undefined` for a step that had none to use again. */
function findingsOf(
  pair: StepPair,
  compared: Compared,
  movements: Movements,
): readonly Finding[] | undefined {
  const { oldContent, newContent } = pair;
  if (oldContent === undefined || !hasCache(oldContent) || variesItself(oldContent)) return undefined;
  const findings = hasCache(newContent) ? keyFindings(pair, compared, movements) : [found({ kind: "off" })];
  return findings.some(({ movement }) => movement === "always") ? undefined : findings;
}

const found = (reason: CacheReason, movement: Finding["movement"] = "changes"): Finding => ({
  reason,
  movement,
});

/** Whether it could never find an earlier result: its key holds what is new in every execution. */
function variesItself(content: JsonObject): boolean {
  return (keyedPaths(content.Type) ?? []).some((path) =>
    referencesIn(memberAt(content, path)).some(
      ({ get }) => get.root === "Execution" && variesByExecution(get.variable),
    ),
  );
}

function keyFindings(pair: StepPair, compared: Compared, movements: Movements): readonly Finding[] {
  const { renamedFrom, oldContent, newContent } = pair;
  const findings: Finding[] = [];
  if (renamedFrom !== undefined) findings.push(found({ kind: "renamed", from: renamedFrom }));
  const [oldType, newType] = [textOf(oldContent?.Type), textOf(newContent.Type)];
  if (oldType !== newType) findings.push(found({ kind: "type", old: oldType, new: newType }));
  for (const path of keyedPaths(newContent.Type) ?? [])
    findings.push(...fieldFindings(pair, path, compared, movements));
  return findings;
}

/** What one field of the key has to do with the differences. */
function* fieldFindings(
  { changes, reordered, newContent }: StepPair,
  field: readonly string[],
  { oldParameters, newParameters }: Compared,
  movements: Movements,
): Iterable<Finding> {
  const within = changes.filter(({ path }) => overlap(path, field));
  for (const change of within) {
    const [before, after] = [
      change.old === undefined ? undefined : effectiveValue(change.old, oldParameters),
      change.new === undefined ? undefined : effectiveValue(change.new, newParameters),
    ];
    if (!sameValue(before, after)) yield found({ kind: "field", change });
  }
  for (const { path } of reordered) if (overlap(path, field)) yield found({ kind: "order", path }, "may");
  const seen = new Set<string>();
  for (const { get, text, path: at } of referencesIn(memberAt(newContent, field), field)) {
    const movement = movements.of(get, text);
    const subject = get.root === "Steps" ? get.step : text;
    if (movement === "same" || seen.has(subject)) continue;
    const path = namedPath(newContent, at);
    // What reads something else by now has been told already.
    if (within.some((change) => overlap(change.path, path))) continue;
    seen.add(subject);
    if (get.root === "Parameters") yield found({ kind: "parameter", name: get.name, path }, movement);
    else if (get.root === "PipelineExperimentConfig")
      yield found({ kind: "experiment", member: get.member, path }, movement);
    else if (get.root === "Steps") yield found(upstream(get.step, path, movement, movements), movement);
    else yield found({ kind: "experiment", member: text, path }, movement);
  }
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
