import { shortened } from "../wording.ts";
import { isFloat, type ResolvedScalar } from "./scope.ts";
import { stringifyScalar } from "./stringify-scalar.ts";

/** A value with its type, for messages: `the String "0.9"`. Long texts are cut. */
export function describeScalar(value: ResolvedScalar): string {
  const text = typeof value === "string" ? JSON.stringify(value) : stringifyScalar(value);
  return `the ${typeName(value)} ${shortened(text)}`;
}

function typeName(value: ResolvedScalar): "String" | "Boolean" | "Integer" | "Float" {
  if (typeof value === "string") return "String";
  if (typeof value === "boolean") return "Boolean";
  return isFloat(value) || (typeof value === "number" && !Number.isInteger(value)) ? "Float" : "Integer";
}
