import { isStep, type StepNode } from "./step-node.ts";

/** The same in every copy of this package. */
export const GROUP: unique symbol = Symbol.for("@sagewright/pipeline-dsl/group");

/** Some steps that are listed as one: what compositions, `forEach` and `subPipeline` return. */
export interface StepGroup {
  readonly [GROUP]: readonly StepNode[];
}

/** What a list of steps may hold. */
export type ListedStep = StepNode | StepGroup;

/**
 * A list of steps. The empty list among the types has TypeScript take each entry for itself, however many there are: it would
 * make one type of the entries of an array, and gives that up at some thousand steps.
 */
export type StepList = readonly ListedStep[] | readonly [];

export const isGroup = (value: unknown): value is StepGroup =>
  typeof value === "object" &&
  value !== null &&
  (value as { readonly [GROUP]?: object })[GROUP] !== undefined;

/**
 * Steps under one name, with members of your own. A group stands wherever a step may be listed; depending on
 * it is depending on every step in it.
 *
 * @example
 * const training = (step: string) => {
 *   const train = …, evaluate = …;
 *   return group([train, evaluate], { model: train.outputs.model });
 * };
 */
export function group<const Members extends object = Record<never, never>>(
  steps: StepList,
  members?: Members,
): StepGroup & Members {
  const own = { [GROUP]: Object.freeze(ungrouped(steps).filter(isStep)) };
  return Object.freeze(Object.assign({}, members, own)) as StepGroup & Members;
}

/** The entries of a list of steps, with those of groups in their place. Plain JavaScript may list anything. */
export function ungrouped(listed: readonly ListedStep[] | undefined): readonly unknown[] {
  if (!Array.isArray(listed)) return [];
  const entries: readonly unknown[] = listed;
  return entries.flatMap((entry): readonly unknown[] => (isGroup(entry) ? entry[GROUP] : [entry]));
}

/** The names of the steps that a list holds, each once. */
export const listedNames = (listed: readonly ListedStep[] | undefined): readonly string[] => [
  ...new Set(ungrouped(listed).flatMap((entry) => (isStep(entry) ? [entry.name] : []))),
];
