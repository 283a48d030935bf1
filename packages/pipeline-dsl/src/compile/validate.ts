import {
  type Issue,
  type IssuePath,
  type PipelineDefinition,
  type Step,
  validateDefinition,
} from "@sagewright/core";

/** Warnings about a definition from elsewhere; whoever writes one here can mend it. */
const ERRORS_HERE: ReadonlySet<string> = new Set([
  "BRANCHES_REJOINED",
  "CONDITIONS_EMPTY",
  "DEPENDS_ON_CONDITION",
  "DESCRIPTION_LONG",
]);

/**
 * The definition's own rules, said in terms of the pipeline as written: `steps.Train.Arguments…` instead of
 * `Steps[3].Arguments.IfSteps[0].Arguments…`.
 */
export function validate(
  definition: PipelineDefinition,
  found: readonly Issue[],
  copies: ReadonlyMap<string, string> = new Map(),
): readonly Issue[] {
  const isToldAlready = toldBy(found);
  const ofCopies = new Set<string>();
  return validateDefinition(definition).flatMap((issue) => {
    const inDefinition = pathAsWritten(issue.path, definition);
    const original = copies.get(String(inDefinition[1]));
    const path = original === undefined ? inDefinition : ["steps", original, ...inDefinition.slice(2)];
    if (isToldAlready(issue.code, path)) return [];
    if (original !== undefined) {
      // What is wrong with a step is wrong with each of its copies.
      const told = `${issue.code} ${path.join(" ")}`;
      if (ofCopies.has(told)) return [];
      ofCopies.add(told);
    }
    const { severity, ...error } = issue.code === "STEP_TYPE_UNKNOWN" ? withWayOut(issue) : issue;
    const strict = ERRORS_HERE.has(issue.code) || severity === undefined;
    return [strict ? { ...error, path } : { ...error, path, severity }];
  });
}

/** `step.raw` is there for types that are newer than this package. */
const withWayOut = (issue: Issue): Issue => ({
  ...issue,
  hint: `${issue.hint} Of a type that is newer than this package, say so: silence: { STEP_TYPE_UNKNOWN: "why" } in the fourth argument of step.raw().`,
});

/** Codes of the same mistake, as told by those who know the pipeline as written. */
const TOLD_BETTER: { readonly [code: string]: readonly string[] } = {
  STEP_UNKNOWN: ["STEP_NOT_LISTED", "STEP_LEFT_OUT"],
  // What is missing is written as an empty text.
  TEXT_TOO_SHORT: ["ROLE_MISSING", "FUNCTION_IMAGE_MISSING"],
  ARGUMENT_TYPE_CLASH: ["VALUE_NOT_JSON"],
  NUMBER_OUT_OF_RANGE: ["VALUE_NOT_JSON"],
};

function toldBy(found: readonly Issue[]): (code: string, path: IssuePath) => boolean {
  if (found.length === 0) return () => false;
  const told = new Set(found.map(({ code, path }) => `${code} ${String(path[1])}`));
  const ranges = new Set(
    found
      .filter(({ code }) => code === "VALUE_OUT_OF_RANGE")
      .map(({ path }) => `${String(path[1])} ${String(path.at(-1)).toLowerCase()}`),
  );
  return (code, path) =>
    (TOLD_BETTER[code] ?? []).some((better) => told.has(`${better} ${String(path[1])}`)) ||
    (code === "NUMBER_OUT_OF_RANGE" && ranges.has(`${String(path[1])} ${String(path.at(-1)).toLowerCase()}`));
}

function pathAsWritten(path: IssuePath, definition: PipelineDefinition): IssuePath {
  const [root, index, ...rest] = path;
  if (typeof index !== "number") return path;
  if (root === "Parameters") return ["params", definition.Parameters?.[index]?.Name ?? index, ...rest];
  if (root !== "Steps") return path;
  let step = definition.Steps[index];
  let below: IssuePath = rest;
  for (let branch = branchStep(step, below); branch !== undefined; branch = branchStep(step, below)) {
    step = branch;
    below = below.slice(3);
  }
  return ["steps", step?.Name ?? index, ...below];
}

function branchStep(step: Step | undefined, [args, branch, index]: IssuePath): Step | undefined {
  if (step?.Type !== "Condition" || args !== "Arguments" || typeof index !== "number") return undefined;
  if (branch === "IfSteps") return step.Arguments.IfSteps?.[index];
  return branch === "ElseSteps" ? step.Arguments.ElseSteps?.[index] : undefined;
}
