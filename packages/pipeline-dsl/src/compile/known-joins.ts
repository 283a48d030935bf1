import type { Expression, JsonScalar, Step } from "@sagewright/core";
import { isJoined } from "../joined.ts";
import type { FoldedCondition } from "./fold-outcomes.ts";
import { joinedExpression } from "./joined-values.ts";
import { mapExpressions } from "./map-expressions.ts";
import { mapSteps, type Place, placedSteps } from "./step-tree.ts";

type Value = Expression | JsonScalar;

/**
 * Steps with the values that known conditions join. Such a value is there only where its condition stands: who reads it from
 * elsewhere has it of the conditions around that one, and in their other branches has nothing.
 */
export function withKnownJoins(
  steps: readonly Step[],
  known: ReadonlyMap<string, FoldedCondition>,
): readonly Step[] {
  const placed = placedSteps(steps);
  const joinedAround = (name: string, value: Value, reader: Place): Value => {
    const around = placed.get(name)?.place ?? [];
    return around.toReversed().reduce<Value>((inner, { condition, branch }) => {
      const side = sideTaken(condition, known, reader);
      if (side === undefined)
        return joinedExpression(
          branch === "if"
            ? { Condition: condition, If: inner, Else: nothing(name) }
            : { Condition: condition, If: nothing(name), Else: inner },
        );
      return side === branch ? inner : nothing(name);
    }, value);
  };
  // Inner steps come first, so that what is left in the fields of an outer one is its own.
  return mapSteps(steps, (step) => {
    const reader = placed.get(step.Name)?.place ?? [];
    return mapExpressions(step, (expression) => {
      if (!isJoined(expression)) return expression;
      const { Condition, If, Else } = expression["Std:Joined"];
      const outcome = known.get(Condition);
      return outcome === undefined ? expression : joinedAround(Condition, outcome.holds ? If : Else, reader);
    });
  });
}

const sideTaken = (
  condition: string,
  known: ReadonlyMap<string, FoldedCondition>,
  reader: Place,
): "if" | "else" | undefined => {
  const outcome = known.get(condition);
  if (outcome !== undefined) return outcome.holds ? "if" : "else";
  return reader.find((each) => each.condition === condition)?.branch;
};

/** What cannot be had: of a condition that is no step any more. Who reads it never runs, and is left out. */
const nothing = (name: string): Expression => ({ Get: `Steps.${name}.Name` });
