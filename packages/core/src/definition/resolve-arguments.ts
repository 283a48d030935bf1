import type { JsonObject } from "../json.ts";
import { placeOfArguments } from "./argument-place.ts";
import type { Coercion } from "./fit-argument.ts";
import { type Resolution, resolveMembers, settled } from "./resolve-tree.ts";
import type { Scope } from "./scope.ts";
import type { Step } from "./step.ts";
import { STEP_FACTS } from "./step-facts.ts";

export interface ResolveArgumentsOptions {
  /** What to do with an Integer where text is wanted, and the like. @default "strict" */
  readonly coercion?: Coercion;
}

/**
 * A step's `Arguments`, resolved at its start, and of the types that SageMaker wants: hyperparameters, environment,
 * container arguments and tags are texts, counts and sizes are whole numbers. Those of a Condition are empty:
 * they hold conditions, which `evaluateConditions` resolves, and other steps.
 *
 * Throws ARGUMENT_TYPE_CLASH, and all that `resolveValue` throws.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-properties.html
 */
export function resolveArguments(
  step: Step,
  scope: Scope,
  options: ResolveArgumentsOptions = {},
): JsonObject {
  if (step.Type === "Condition") return {};
  const resolution: Resolution = { scope, coercion: options.coercion ?? "strict", issues: [] };
  const place = placeOfArguments(step.Type);
  return settled(resolveMembers(step.Arguments ?? {}, place, resolution, ["Arguments"]), resolution);
}

/**
 * The keys of a step beside `Arguments` that may hold expressions, resolved: `FunctionArn` of a Lambda step,
 * `SqsQueueUrl`, the settings of the check steps. A key that the step lacks is absent.
 */
export function resolveStepKeys(step: Step, scope: Scope): JsonObject {
  const resolution: Resolution = { scope, coercion: "strict", issues: [] };
  const keys: readonly string[] = STEP_FACTS[step.Type].expressionKeys;
  const present = Object.fromEntries(Object.entries(step).filter(([key]) => keys.includes(key)));
  return settled(resolveMembers(present, "free", resolution, []), resolution);
}
