import type { JsonScalar } from "../json.ts";
import type { Expression } from "./expression.ts";

export type Operand = JsonScalar | Expression;

export interface BinaryCondition {
  readonly Type:
    | "Equals"
    | "NotEquals"
    | "GreaterThan"
    | "GreaterThanOrEqualTo"
    | "LessThan"
    | "LessThanOrEqualTo";
  readonly LeftValue: Operand;
  readonly RightValue: Operand;
}

/** The form the Python SDK writes, and the one in use; the published schema's form is `SchemaInCondition`. */
export interface InCondition {
  readonly Type: "In" | "NotIn";
  readonly QueryValue: Operand;
  readonly Values: readonly Operand[];
}

export interface SchemaInCondition {
  readonly Type: "In" | "NotIn";
  readonly Value: Operand;
  readonly In: readonly Operand[];
}

export interface NotCondition {
  readonly Type: "Not";
  readonly Condition: Condition;
}

export interface OrCondition {
  readonly Type: "Or";
  readonly Conditions: readonly Condition[];
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-condition */
export type Condition = BinaryCondition | InCondition | SchemaInCondition | NotCondition | OrCondition;
