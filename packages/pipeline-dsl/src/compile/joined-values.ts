import type { Expression, JsonScalar } from "@sagewright/core";
import { isExpression } from "@sagewright/core";
import { isJoined, type JoinedExpression } from "../joined.ts";
import type { mapExpressions } from "./map-expressions.ts";
import { strictReads } from "./step-tree.ts";

export type Change = Parameters<typeof mapExpressions>[1];
export type Side = "If" | "Else";

const isJoinOf = (expression: object, gate: string | undefined): expression is JoinedExpression =>
  isJoined(expression) && (gate === undefined || expression["Std:Joined"].Condition === gate);

/** The values that a condition joins, where it is known how that came out. */
export const sideOf =
  (gate: string, side: Side): Change =>
  (expression) =>
    isJoinOf(expression, gate) ? expression["Std:Joined"][side] : expression;

/** In the place of a value that cannot be had, of one condition or of all: anything of which no rule has more to say. */
export const instead =
  (gate?: string): Change =>
  (expression) =>
    isJoinOf(expression, gate) ? { Get: "Execution.PipelineName" } : expression;

/** What refers to steps, where those have other names. */
export const renamed =
  (names: ReadonlyMap<string, string>): Change =>
  (expression) => {
    if (isJoined(expression)) {
      const Condition = names.get(expression["Std:Joined"].Condition);
      if (Condition === undefined) return expression;
      return joinedExpression({ ...expression["Std:Joined"], Condition });
    }
    if (!("Get" in expression) || !expression.Get.startsWith("Steps.")) return expression;
    const [, name = "", ...below] = expression.Get.split(".");
    const copy = names.get(name);
    return copy === undefined ? expression : { Get: ["Steps", copy, ...below].join(".") };
  };

/**
 * A tree in which each expression that cannot be had without one of the steps is joined by the gate, of what it is with the
 * copies in the one branch and with those in the other. That is found only in the sides of values that other conditions join.
 */
export function joinedLater<T>(
  tree: T,
  gate: string,
  moved: ReadonlySet<string>,
  copied: (expression: Expression, side: Side) => JsonScalar | Expression,
): T {
  const visit = (value: unknown, inSide = false): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (inSide && isExpression(value) && [...strictReads(value).reads].some((name) => moved.has(name)))
      return joinedExpression({ Condition: gate, If: copied(value, "If"), Else: copied(value, "Else") });
    const below = inSide || isJoined(value);
    if (Array.isArray(value)) return value.map((item) => visit(item, below));
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, visit(member, below)]));
  };
  return visit(tree) as T;
}

export const joinedExpression = (joined: JoinedExpression["Std:Joined"]): Expression =>
  ({ "Std:Joined": joined }) as object as Expression;
