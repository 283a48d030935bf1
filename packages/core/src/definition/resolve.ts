import { type Issue, type IssuePath, SagewrightError } from "../issue.ts";
import type { JsonObject, JsonScalar, JsonValue } from "../json.ts";
import { argumentTypeClash } from "../value-issues.ts";
import { ARGUMENT_PLACES, type ArgumentPlace, placeOfMember } from "./argument-place.ts";
import { isExpression } from "./expression.ts";
import { type Coercion, fitArgument } from "./fit-argument.ts";
import { resolveScalar } from "./resolve-expression.ts";
import type { ResolvedScalar, Scope } from "./scope.ts";
import type { Step } from "./step.ts";
import { STEP_FACTS } from "./step-facts.ts";

/** One run over a tree; the issues are collected, so that one report names them all. */
interface Resolution {
  readonly scope: Scope;
  readonly coercion: Coercion;
  readonly issues: Issue[];
}

/**
 * A JSON tree with every expression in it replaced by its value. Nothing is said about types.
 *
 * Throws all of these that it meets: REFERENCE_UNDEFINED, VALUE_NOT_SCALAR, EXPRESSION_UNRESOLVABLE,
 * INTEGER_NOT_EXACT, the JSON_GET_ codes, and what `scope.readJson` throws.
 */
export function resolveValue(value: unknown, scope: Scope, path: IssuePath = []): JsonValue {
  const resolution: Resolution = { scope, coercion: "strict", issues: [] };
  return settled(resolveTree(value, "free", resolution, path), resolution);
}

/** An operand of a condition: like `resolveValue` for one scalar, with its type kept. */
export function resolveOperand(value: unknown, scope: Scope, path: IssuePath = []): ResolvedScalar {
  return resolveScalar(value, scope, path);
}

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
  const place = ARGUMENT_PLACES[step.Type];
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

function settled<T>(value: T, { issues }: Resolution): T {
  if (issues.length > 0) throw new SagewrightError(issues);
  return value;
}

function resolveTree(
  value: unknown,
  place: ArgumentPlace,
  resolution: Resolution,
  path: IssuePath,
): JsonValue {
  if (Array.isArray(value)) {
    return value.map((item, index) => resolveTree(item, place, resolution, [...path, index]));
  }
  if (typeof value === "object" && value !== null && !isExpression(value)) {
    return resolveMembers(value, place, resolution, path);
  }
  return resolveLeaf(value, place, resolution, path);
}

function resolveMembers(
  members: object,
  place: ArgumentPlace,
  resolution: Resolution,
  path: IssuePath,
): JsonObject {
  // fromEntries defines members, so that a key `__proto__` stays one.
  return Object.fromEntries(
    Object.entries(members)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [
        key,
        resolveTree(member, placeOfMember(place, key), resolution, [...path, key]),
      ]),
  );
}

function resolveLeaf(
  value: unknown,
  place: ArgumentPlace,
  { scope, coercion, issues }: Resolution,
  path: IssuePath,
): JsonScalar {
  if (value === null || value === undefined) {
    if (place === "text") issues.push(argumentTypeClash(path, "A String", "null"));
    return null;
  }
  try {
    const origin = isExpression(value) ? "expression" : "literal";
    return fitArgument(resolveScalar(value, scope, path), place, origin, coercion, path, issues);
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    issues.push(...error.issues);
    return null;
  }
}
