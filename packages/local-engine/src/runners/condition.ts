import { evaluateConditions, type StepOf } from "@sagewright/core";
import type { StepOutcome } from "./runner.ts";
import type { InstantStep } from "./runner-entry.ts";

/** Succeeds whichever branch it chooses; fails when an operand cannot be had or compared. */
export function runCondition({ step, scope }: InstantStep): StepOutcome {
  const { Conditions } = (step as StepOf<"Condition">).Arguments;
  const Outcome = evaluateConditions(Conditions, scope) ? "True" : "False";
  return { status: "Succeeded", properties: { Outcome }, metadata: { Condition: { Outcome } } };
}
