import { SagewrightError } from "@sagewright/core";
import { subPipelineInvalid } from "./issues.ts";
import { type PrefixedSteps, prefixedSteps } from "./prefixed-steps.ts";
import { group, isGroup, type ListedStep, type StepGroup, ungrouped } from "./step-group.ts";
import { isStep, STEP, type StepId, type StepNode } from "./step-node.ts";
import { branchSteps } from "./steps/condition.ts";

/** What `step` is in a sub-pipeline: every name gets the prefix, and the steps are remembered. */
export interface SubPipelineSteps<Prefix extends string> extends PrefixedSteps<Prefix> {
  /** A sub-pipeline of this one: its prefix comes after that of this one. */
  subPipeline<const Inner extends string, Members>(
    prefix: Inner,
    make: (step: SubPipelineSteps<`${Prefix}-${Inner}`>) => Members,
  ): SubPipeline<Members>;
}

/** The steps of a sub-pipeline, and what its function returned. */
export type SubPipeline<Members> = StepGroup &
  ([Members] extends [StepNode | StepGroup]
    ? Omit<Members, keyof StepNode | keyof StepGroup>
    : [Members] extends [object]
      ? Members
      : Record<never, never>);

/**
 * Steps made by a function, under a prefix: `Train` in the sub-pipeline `Eu` is `Eu-Train`. All that is made through the
 * `step` that the function gets stands in the group, in the order in which it was made, but for what stands in branches of
 * its conditions. What the function returns are the members of the group.
 *
 * Issues: SUB_PIPELINE_INVALID; thrown.
 *
 * @example
 * const trainOn = (region: string, data: Ref<S3Uri>) =>
 *   subPipeline(region, (step) => {
 *     const train = step.training("Train", { …, channels: { train: data } });
 *     const check = step.fn("Check", { inputs: { model: train.outputs.model }, … });
 *     return { model: train.outputs.model };
 *   });
 * const eu = trainOn("Eu", data); // Eu-Train, Eu-Check
 * pipeline("P", { steps: [eu, trainOn("Us", data)] });
 */
export function subPipeline<const Prefix extends string, Members>(
  prefix: Prefix,
  make: (step: SubPipelineSteps<Prefix>) => Members,
): SubPipeline<Members> {
  if (typeof make !== "function") throw invalid(prefix, "its second argument is no function");
  if (typeof prefix !== "string" || prefix === "")
    throw invalid(prefix, "its prefix is no text, or an empty one");
  const made: ListedStep[] = [];
  let ended = false;
  const record = <Made>(step: Made): Made => {
    if (ended) throw invalid(prefix, "a step is made through its `step` after its function has returned");
    if (isStep(step) || isGroup(step)) made.push(step);
    return step;
  };
  const inner = (name: string, makeInner: (step: SubPipelineSteps<string>) => object | undefined) =>
    record(subPipeline(`${prefix}-${name}`, makeInner));
  const steps = { ...prefixedSteps(prefix, record), subPipeline: inner } as SubPipelineSteps<Prefix>;
  const members: unknown = make(Object.freeze(steps));
  ended = true;
  if (members instanceof Promise)
    throw invalid(prefix, "its function returns a promise, and steps that it makes later would be lost");
  return group(topSteps(made), membersOf(members)) as StepGroup & object as SubPipeline<Members>;
}

const invalid = (prefix: string, problem: string) =>
  new SagewrightError([subPipelineInvalid(prefix, problem)]);

/** Each once, without those that stand in a branch of another. */
function topSteps(made: readonly ListedStep[]): readonly StepNode[] {
  const steps = new Map<StepId, StepNode>();
  for (const node of ungrouped(made)) if (isStep(node)) steps.set(node[STEP], node);
  const inBranches = new Set<StepId>();
  const enter = (node: StepNode): void => {
    for (const inner of branchSteps(node)) {
      if (inBranches.has(inner[STEP])) continue;
      inBranches.add(inner[STEP]);
      enter(inner);
    }
  };
  for (const node of steps.values()) enter(node);
  return [...steps.values()].filter((node) => !inBranches.has(node[STEP]));
}

/** A step or a group that is returned gives its members; it is not that step itself. */
function membersOf(members: unknown): object {
  if (typeof members !== "object" || members === null) return {};
  if (!isStep(members)) return members;
  const { [STEP]: _, name: __, kind: ___, ...others } = members;
  return others;
}
