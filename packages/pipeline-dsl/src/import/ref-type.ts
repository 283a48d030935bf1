import type { Shape } from "@sagewright/core";

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
