import type { ResolvedScalar } from "./scope.ts";

/** What a condition tells apart: integers and floats are one kind. */
export type ScalarKind = "String" | "Number" | "Boolean";

export function scalarKind(value: ResolvedScalar): ScalarKind {
  if (typeof value === "string") return "String";
  return typeof value === "boolean" ? "Boolean" : "Number";
}

/** What to do about two values that a condition cannot compare. */
export function clashHint(left: ScalarKind, right: ScalarKind): string {
  if (left === "Boolean" && right === "Boolean") {
    return "Booleans have no order: use Equals, or Not around it.";
  }
  if (left === "Boolean" || right === "Boolean") return "Compare a Boolean with true or false, by Equals.";
  return 'A text of digits is not a number: write "0.9" as 0.9 where it is made, or declare its type as Float or Integer.';
}
