import type { Shape } from "@sagewright/core";
import { REF, type Ref } from "../ref.ts";

/** What TypeScript takes a ref for. */
export type RefType = "s3Uri" | "string" | "number" | "boolean" | "scalar";

/** What a place of the API takes. */
export function typeAt(shape: Shape | undefined): RefType | undefined {
  if (shape?.kind !== "scalar") return undefined;
  switch (shape.constraint?.type) {
    case "text":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    default:
      return undefined;
  }
}

export function typeOfRef(ref: Ref<unknown>): RefType {
  const { kind } = ref[REF];
  return kind === "unknown" ? "scalar" : kind;
}

/** The `T` of `Ref<T>`; what may be any scalar is written as text. */
export function typeName(type: RefType): string {
  if (type === "s3Uri") return "S3Uri";
  return type === "scalar" ? "string" : type;
}
