import { SagewrightError, type ConditionStep as WireConditionStep } from "@sagewright/core";
import type { StepEmission } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { notFiniteIn } from "../compile/not-finite.ts";
import { CONDITION, type ConditionInput, constantOf, isCondition, openOf } from "../conditions.ts";
import type { Input, Scalar } from "../input.ts";
import { argumentNotGiven, notACondition, stepPropInvalid, valueNotJson } from "../issues.ts";
import { joinedRef } from "../joined.ts";
import { isRef, type Ref } from "../ref.ts";
import { type StepList, ungrouped } from "../step-group.ts";
import { isStep, listOf, STEP, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps } from "../step-props.ts";
import { stepRef } from "../step-ref.ts";

export interface ConditionProps extends EnvelopeProps {
  /**
   * All must hold for `ifSteps` to run. Where that is known before the pipeline runs (booleans, comparisons of two
   * values that are known), the steps of the one branch stand in this step's place, and those of the other nowhere.
   */
  readonly conditions: readonly ConditionInput[];
  /** Steps that run when all conditions hold. They stand nowhere else. */
  readonly ifSteps?: StepList;
  /** Steps that run when one does not hold. They stand nowhere else. */
  readonly elseSteps?: StepList;
}

export interface ConditionStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "condition";
  readonly props: ConditionProps;
  readonly outputs: { readonly outcome: Ref<"True" | "False"> };
  /**
   * A value that is one thing where `ifSteps` run and another where `elseSteps` run. Steps that read it, and steps that wait
   * for those, are copied into both branches when the pipeline is compiled: see `branch`.
   *
   * Issues: JOIN_NEVER_RUNS, JOIN_NOT_LOWERABLE, JOIN_SIDES_CROSSED, JOIN_TOO_MANY_STEPS.
   */
  readonly join: <const T extends Scalar>(ifValue: Input<T>, elseValue: Input<T>) => Ref<T>;
}

/**
 * Runs one of two lists of steps. A branch that is not taken never runs, nor does what reads from it; an
 * execution succeeds all the same.
 *
 * Issues: CONDITIONS_EMPTY, NOT_A_CONDITION, STEP_PROP_INVALID; warnings TEXTS_ORDERED, CONDITION_NESTED.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-condition
 */
export function condition<const Name extends string>(name: Name, given: ConditionProps): ConditionStep<Name> {
  const props = Object.freeze({ ...given });
  const id = stepId(name);
  const outcome = stepRef<"True" | "False">(id, "Outcome", "string");
  return Object.freeze({
    [STEP]: id,
    kind: "condition",
    name,
    props,
    outputs: Object.freeze({ outcome }),
    join: <T extends Scalar>(ifValue: Input<T>, elseValue: Input<T>): Ref<T> => {
      if (ifValue === undefined || elseValue === undefined)
        throw new SagewrightError([argumentNotGiven(`${name}.join`, "a value for each of the two branches")]);
      const holds = constantOf(props.conditions);
      if (holds === undefined) return joinedRef<T>(id, ifValue, elseValue);
      const taken = holds ? ifValue : elseValue;
      return isRef(taken) ? taken : joinedRef<T>(id, taken, taken);
    },
  });
}

/** The steps that stand in a step's branches, where it is a condition. */
export function branchSteps(node: StepNode): readonly StepNode[] {
  if (node.kind !== "condition") return [];
  const { ifSteps, elseSteps } = (node as ConditionStep).props;
  return [...ungrouped(ifSteps), ...ungrouped(elseSteps)].filter(isStep);
}

export function emitCondition(node: ConditionStep, to: StepEmission): WireConditionStep {
  const { conditions, ifSteps, elseSteps } = node.props;
  if (!Array.isArray(conditions)) to.all.issues.push(stepPropInvalid(node.name, "conditions", "a list"));
  listOf(conditions).forEach((each, index) => {
    if (typeof each !== "boolean" && !isCondition(each))
      to.all.issues.push(
        notACondition(`Condition step "${node.name}"`, ["steps", node.name, "conditions", index]),
      );
  });
  const tests = openOf(listOf(conditions));
  for (const each of tests) for (const source of each.sources) to.sources.add(source);
  const odd = notFiniteIn(tests.map((each) => each[CONDITION]));
  if (odd !== undefined) to.all.issues.push(valueNotJson(node.name, ["conditions"], String(odd)));
  const args = {
    Conditions: tests.flatMap((each) => each[CONDITION]),
    IfSteps: to.emitBranch(ifSteps),
    ElseSteps: to.emitBranch(elseSteps),
  };
  return envelope(node, "Condition", args, node.props);
}
