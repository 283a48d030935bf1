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

/** A step that is read and does not stand in the definition, as told by the one who knows both steps. */
const MISSING_HERE: ReadonlySet<string> = new Set(["STEP_LEFT_OUT", "STEP_NOT_LISTED"]);

/**
 * The definition's own rules, said in terms of the pipeline as written: `steps.Train.Arguments…` instead of
 * `Steps[3].Arguments.IfSteps[0].Arguments…`.
 */
export function validate(definition: PipelineDefinition, found: readonly Issue[]): readonly Issue[] {
  const unlisted = new Set(found.filter(({ code }) => MISSING_HERE.has(code)).map(({ path }) => path[1]));
  return validateDefinition(definition).flatMap((issue) => {
    const path = pathAsWritten(issue.path, definition);
    // The same mistake, which is told better by the one who knows both steps.
    if (issue.code === "STEP_UNKNOWN" && unlisted.has(path[1])) return [];
    const { severity, ...error } = issue;
    const strict = ERRORS_HERE.has(issue.code) || severity === undefined;
    return [strict ? { ...error, path } : { ...error, path, severity }];
  });
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
