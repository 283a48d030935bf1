import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import type { PipelineDefinition } from "../definition.ts";
import { normalForm } from "../normal-form.ts";
import { cacheEffects } from "./cache-effects.ts";
import type { DefinitionDiff, Reordering } from "./definition-diff.ts";
import { type KeyedStep, keyedSteps } from "./keyed-steps.ts";
import { matchSteps } from "./match-steps.ts";
import { parameterDiffs, parametersOf } from "./parameter-diffs.ts";
import { differs, pairOf, removedStep, stepDiffOf } from "./step-diffs.ts";
import { valueChanges } from "./value-changes.ts";

/**
 * What `after` says differently from `before`, by step, and which results of earlier executions it can no longer use.
 *
 * Both are compared in their `normalForm`, so that other ways of writing the same do not count, and the values in the
 * diff are written in it. A step is the old one of the same name, else one of the same type and of the same, or nearly the
 * same, content; references to it follow. Documents that `validateDefinition` refuses are compared as far as they can
 * be read: of two steps with one name the first with the first.
 *
 * Issue: JSON_TOO_DEEP.
 */
export function diffDefinitions(before: PipelineDefinition, after: PipelineDefinition): DefinitionDiff {
  const [old, now] = [normalForm(document(before)), normalForm(document(after))];
  const [oldSteps, newSteps] = [keyedSteps(old), keyedSteps(now)];
  const [oldParameters, newParameters] = [parametersOf(old), parametersOf(now)];
  const matches = matchSteps(oldSteps, newSteps);
  const newName = renames(matches, oldSteps, newSteps);
  const pairs = [...newSteps.values()].map((step) => {
    const oldKey = matches.get(step.key);
    return pairOf(step, oldKey === undefined ? undefined : oldSteps.get(oldKey), newName);
  });
  const matched = new Set(matches.values());
  const removed = [...oldSteps.values()].filter(({ key }) => !matched.has(key));
  const parameters = parameterDiffs(oldParameters, newParameters);
  const others = valueChanges(documentKeys(old), documentKeys(now), []);
  const steps = [...pairs.filter(differs).map(stepDiffOf), ...removed.map(removedStep)];
  const caches = cacheEffects({ old, now, pairs, oldParameters, newParameters });
  const orderMatters = caches.some(({ effect }) => effect !== "kept");
  const counted = new Set(
    caches.flatMap(({ step, reasons }) =>
      reasons.flatMap((reason) => (reason.kind === "order" ? placeText({ step, path: reason.path }) : [])),
    ),
  );
  const reordered: Reordering[] = [
    ...[...others.reordered, ...parameters.reordered].map((path) => ({ path })),
    ...pairs.flatMap((pair) => pair.reordered),
  ];
  return {
    equal: steps.length + parameters.diffs.length + others.changes.length === 0 && !orderMatters,
    document: others.changes,
    parameters: parameters.diffs,
    steps,
    caches,
    reordered: reordered.filter((each) => !counted.has(placeText(each))),
  };
}

const placeText = ({ step, path }: Reordering): string => JSON.stringify([step, path]);

/** What is no document at all counts as one with wrong steps. */
const document = (definition: PipelineDefinition): PipelineDefinition =>
  isJsonObject(definition) ? definition : ({ Steps: definition } as unknown as PipelineDefinition);

/** What a step of the old definition is called in the new one. */
function renames(
  matches: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, KeyedStep>,
  after: ReadonlyMap<string, KeyedStep>,
): (name: string) => string {
  const names = new Map<string, string>();
  for (const [newKey, oldKey] of matches) {
    const [from, to] = [before.get(oldKey), after.get(newKey)];
    if (from !== undefined && to !== undefined && from.key === from.name) names.set(from.name, to.name);
  }
  return (name) => names.get(name) ?? name;
}

/** All but the steps and parameters; of these, what is none. */
function documentKeys(definition: PipelineDefinition): JsonObject {
  const { Steps, Parameters, ...others } = definition as unknown as JsonObject;
  return {
    ...others,
    ...(Array.isArray(Parameters) ? {} : { Parameters: Parameters ?? null }),
    ...(Array.isArray(Steps) ? noSteps(Steps) : { Steps: Steps ?? null }),
  };
}

function noSteps(steps: readonly JsonValue[]): JsonObject {
  const entries = steps.filter((step) => !isJsonObject(step));
  return entries.length === 0 ? {} : { Steps: entries };
}
