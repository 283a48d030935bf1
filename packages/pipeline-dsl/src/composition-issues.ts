import type { Issue, IssuePath } from "@sagewright/core";

/** Issues of branches, joined values, forEach and sub-pipelines. */

export const stepLeftOut = (
  reader: string,
  how: "reads an output of" | "depends on",
  source: string,
  condition: string,
): Issue => ({
  code: "STEP_LEFT_OUT",
  path: ["steps", reader],
  message: `Step "${reader}" ${how} "${source}", which is left out: the conditions of "${condition}" are known to come out the other way.`,
  hint: `Let "${reader}" stand in the same branch, or give the conditions of "${condition}" a value that is known only when the pipeline runs.`,
});

export const forEachNameDuplicate = (name: string, first: number, second: number): Issue => ({
  code: "FOR_EACH_NAME_DUPLICATE",
  path: ["forEach", second],
  message: `A forEach() makes a step named "${name}" for item ${first} and again for item ${second}.`,
  hint: "Put the item or its index into the name.",
});

export const forEachItemsInvalid = (): Issue => ({
  code: "FOR_EACH_ITEMS_INVALID",
  path: ["forEach"],
  message: "The items of a forEach() are not a list that is known when the pipeline is written.",
  hint: "Give an array; what is known only when the pipeline runs has no items yet.",
});

export const subPipelineInvalid = (prefix: string, problem: string): Issue => ({
  code: "SUB_PIPELINE_INVALID",
  path: ["subPipeline", prefix],
  message: `The sub-pipeline "${prefix}" cannot be made: ${problem}.`,
  hint: "Give a prefix, and a function that makes its steps through the `step` it gets and returns at once.",
});

export const joinNotLowerable = (reader: string, condition: string, problem: string): Issue => ({
  code: "JOIN_NOT_LOWERABLE",
  path: ["steps", reader],
  message: `A value joined by "${condition}" cannot be had where it is read: ${problem}.`,
  hint: `Let what reads the value stand beside "${condition}" or in its branches, and let "${condition}" not wait for it.`,
});

export const joinSidesCrossed = (
  reader: string,
  condition: string,
  source: string,
  side: "If" | "Else",
): Issue => {
  const [given, stands] = side === "If" ? ["first", "elseSteps"] : ["second", "ifSteps"];
  return {
    code: "JOIN_SIDES_CROSSED",
    path: ["steps", reader],
    message: `The ${given} value of a join of "${condition}" comes from "${source}", which stands in its ${stands}: it is not there where that value is wanted.`,
    hint: "Exchange the two: join(…) takes the value of `ifSteps` first, then that of `elseSteps`.",
  };
};

export const joinNeverRuns = (reader: string, source: string): Issue => ({
  code: "JOIN_NEVER_RUNS",
  path: ["steps", reader],
  message: `Step "${reader}" never runs: whichever way the conditions come out, it waits for "${source}" only where the other branch is taken.`,
  hint: "Let each side of a join come from the branch that it is for, or from what runs in either case.",
});

export const joinTooManySteps = (condition: string, most: number): Issue => ({
  code: "JOIN_TOO_MANY_STEPS",
  path: ["steps", condition],
  message: `With what reads a value joined by "${condition}" copied into both branches, the pipeline has more than ${most} copies.`,
  hint: "Join fewer values: each join doubles the steps that come after it.",
});

export const joinOutsideSteps = (path: IssuePath, condition: string): Issue => ({
  code: "JOIN_OUTSIDE_STEPS",
  path,
  message: `A value joined by "${condition}" is used outside of the steps, where it is needed before "${condition}" has run.`,
  hint: "Use parameters, literals and execution variables for the names of experiments and of MLflow.",
});
