import type { Issue, IssuePath } from "./issue.ts";
import { listed, quoted } from "./wording.ts";

/** Issues of how steps hang together. */

export const stepUnknown = (path: IssuePath, name: string, known: Iterable<string>): Issue => ({
  code: "STEP_UNKNOWN",
  path,
  message: `There is no step ${quoted(name)}.`,
  hint: `Correct the name, or add the step. The pipeline has ${listed(known, "no steps")}.`,
});

export const stepCycle = (path: IssuePath, cycle: readonly string[]): Issue => {
  const shown = cycle.length > 20 ? [...cycle.slice(0, 10), "…", ...cycle.slice(-9)] : cycle;
  return {
    code: "STEP_CYCLE",
    path,
    message:
      cycle.length === 1
        ? `The step "${cycle[0]}" waits for itself (cyclic dependency).`
        : `These steps wait for each other (cyclic dependency): ${[...shown, cycle[0]].join(" → ")}.`,
    hint: "Remove one of the references or DependsOn entries between them.",
  };
};

export const failStepReferenced = (path: IssuePath, name: string): Issue => ({
  code: "FAIL_STEP_REFERENCED",
  path,
  message: `"${name}" is a Fail step: it ends the execution, so nothing can come after it.`,
  hint: "Depend on the steps before it, or put the work into the other branch of the Condition.",
});

export const dependsOnDuplicate = (path: IssuePath, name: string): Issue => ({
  code: "DEPENDS_ON_DUPLICATE",
  severity: "warning",
  path,
  message: `DependsOn names "${name}" twice.`,
  hint: "Remove one of the two.",
});

export const dependsOnCondition = (path: IssuePath, name: string): Issue => ({
  code: "DEPENDS_ON_CONDITION",
  severity: "warning",
  path,
  message: `DependsOn names the Condition step "${name}", which SageMaker has refused.`,
  hint: `Put the step into a branch of the Condition, or let it depend on a step of that branch. What reads join(…) of "${name}" in TypeScript comes after it in both.`,
});

export const branchesCrossed = (
  path: IssuePath,
  reader: string,
  source: string,
  condition: string,
): Issue => ({
  code: "BRANCHES_CROSSED",
  path,
  message: `"${reader}" waits for "${source}", which stands in the other branch of "${condition}": only one of them ever runs.`,
  hint: `Move "${source}" before the Condition, or both steps into one branch.`,
});

export const branchesRejoined = (
  path: IssuePath,
  reader: string,
  sources: readonly [string, string],
  condition: string,
): Issue => ({
  code: "BRANCHES_REJOINED",
  severity: "warning",
  path,
  message: `"${reader}" waits for "${sources[0]}" and "${sources[1]}", which stand in different branches of "${condition}": it never runs.`,
  hint: `Repeat the step in each branch, since a dependency cannot mean one or the other; in TypeScript, let it read join(…) of "${condition}", with a value of each branch, which does that.`,
});

export const branchReadFromOutside = (
  path: IssuePath,
  reader: string,
  source: string,
  condition: string,
): Issue => ({
  code: "BRANCH_READ_FROM_OUTSIDE",
  severity: "warning",
  path,
  message: `"${reader}" waits for "${source}", which stands in a branch of "${condition}": it runs only when that branch is taken.`,
  hint: `Move "${reader}" into that branch, where this is seen.`,
});
