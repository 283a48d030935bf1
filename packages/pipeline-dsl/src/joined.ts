import type { Expression, JsonScalar } from "@sagewright/core";
import type { Input, Scalar } from "./input.ts";
import { kindOf, wireValue } from "./input-value.ts";
import { makeRef, type Ref, type RefKind, sourcesOf } from "./ref.ts";
import type { StepId } from "./step-node.ts";

/** The value of one branch or of the other. No service knows this: compile puts the one or the other in its place. */
export interface JoinedExpression {
  readonly "Std:Joined": {
    readonly Condition: string;
    readonly If: JsonScalar | Expression;
    readonly Else: JsonScalar | Expression;
  };
}

export const isJoined = (expression: object): expression is JoinedExpression =>
  typeof (expression as Partial<JoinedExpression>)["Std:Joined"] === "object" &&
  (expression as Partial<JoinedExpression>)["Std:Joined"] !== null;

export function joinedRef<T>(condition: StepId, ifValue: Input<Scalar>, elseValue: Input<Scalar>): Ref<T> {
  const [If, Else] = [wireValue(ifValue), wireValue(elseValue)];
  const expression = { "Std:Joined": Object.freeze({ Condition: condition.name, If, Else }) };
  const sources = new Set([condition, ...sourcesOf([ifValue, elseValue])]);
  return makeRef<T>(expression as object as Expression, kindOfBoth(ifValue, elseValue), [...sources]);
}

function kindOfBoth(left: Input<Scalar>, right: Input<Scalar>): RefKind {
  const kinds = [kindOf(left), kindOf(right)];
  if (kinds[0] === kinds[1]) return kindOf(left);
  return kinds.every((kind) => kind === "string" || kind === "s3Uri") ? "string" : "unknown";
}
