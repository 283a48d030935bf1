import { isJsonObject } from "../../json.ts";
import type { PipelineDefinition } from "../definition.ts";
import { type BranchName, type ListedStep, listSteps } from "../graph.ts";
import type { Step } from "../step.ts";
import { textOf } from "./text-of.ts";

/** A step with what finds it again: its name, or, of a name that occurs before, which one of these it is. */
export interface KeyedStep {
  readonly key: string;
  readonly name: string;
  readonly step: Step;
  readonly owner: { readonly condition: string; readonly branch: BranchName } | undefined;
}

/** Every step of a definition in document order, those of branches included, also where names are missing or doubled. */
export function keyedSteps({ Steps }: Pick<PipelineDefinition, "Steps">): ReadonlyMap<string, KeyedStep> {
  const steps = new Map<string, KeyedStep>();
  const counts = new Map<string, number>();
  for (const { step, owner } of Array.isArray(Steps) ? listSteps(Steps) : []) {
    if (!isJsonObject(step)) continue;
    const name = nameOf(step);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const key = count === 1 ? name : `${name}\u0000${count}`;
    steps.set(key, { key, name, step, owner: ownerOf(owner) });
  }
  return steps;
}

const nameOf = ({ Name }: Step): string => (typeof Name === "string" ? Name : "");

const ownerOf = (owner: ListedStep["owner"]): KeyedStep["owner"] =>
  owner === undefined ? undefined : { condition: textOf(owner.condition), branch: owner.branch };
