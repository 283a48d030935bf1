import type { Expression } from "@sagewright/core";
import type { Input, Scalar } from "./input.ts";
import { expressionOf, isRef, isS3Uri, REF, type RefKind } from "./ref.ts";

/** As it stands on the wire; the steps behind a ref are for the caller to remember. */
export const wireValue = <T extends Scalar>(value: Input<T>): T | Expression =>
  isRef(value) ? expressionOf(value) : value;

/** What a value is, or will be when the pipeline runs. */
export function kindOf(value: Input<Scalar>): RefKind {
  if (isRef(value)) return value[REF].kind;
  if (typeof value === "string") return isS3Uri(value) ? "s3Uri" : "string";
  return typeof value === "number" ? "number" : "boolean";
}
