import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { normalValue } from "./normal-expression.ts";

/**
 * A condition in the Python SDK's form: `NotEquals` and `NotIn` as `Not`, `In` with `QueryValue` and `Values`, no `Not` of a
 * `Not`, no `Or` of one or straight inside an `Or`.
 */
export function normalCondition(condition: JsonValue): JsonValue {
  if (!isJsonObject(condition)) return condition;
  const { Type, ...operands } = condition;
  switch (Type) {
    case "NotEquals":
      return not(normalValue({ Type: "Equals", ...operands }));
    case "In":
      return normalIn(operands);
    case "NotIn":
      return not(normalIn(operands));
    case "Not":
      return operands.Condition === undefined ? condition : not(normalCondition(operands.Condition));
    case "Or":
      return Array.isArray(operands.Conditions) ? or(operands.Conditions.map(normalCondition)) : condition;
    default:
      return normalValue(condition);
  }
}

function normalIn({ Value, In, ...operands }: JsonObject): JsonValue {
  const asInSchema = operands.QueryValue === undefined && operands.Values === undefined;
  return normalValue({
    Type: "In",
    ...operands,
    ...(asInSchema ? { QueryValue: Value, Values: In } : { Value, In }),
  } as JsonObject);
}

const not = (condition: JsonValue): JsonValue =>
  isJsonObject(condition) && condition.Type === "Not" && condition.Condition !== undefined
    ? condition.Condition
    : { Type: "Not", Condition: condition };

function or(conditions: readonly JsonValue[]): JsonValue {
  const flat = conditions.flatMap((each) =>
    isJsonObject(each) && each.Type === "Or" && Array.isArray(each.Conditions) && each.Conditions.length > 0
      ? each.Conditions
      : [each],
  );
  return flat.length === 1 && flat[0] !== undefined ? flat[0] : { Type: "Or", Conditions: flat };
}
