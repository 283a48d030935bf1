import type { ParameterType } from "./parameter.ts";

/** A typed value of a pipeline parameter, or of an output of a Lambda or Callback step. */
export type ParameterValue =
  | { readonly type: "String"; readonly value: string }
  | { readonly type: "Integer"; readonly value: bigint }
  | { readonly type: "Float"; readonly value: number }
  | { readonly type: "Boolean"; readonly value: boolean };

const INTEGER = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Reads a value from the text in which the API carries it; `undefined` when the text is not of that type.
 *
 * Integers have 64 bits and are exact; floats are finite; booleans are read in any case (`True`, as Python sends it).
 */
export function parseScalarText(type: ParameterType, text: string): ParameterValue | undefined {
  switch (type) {
    case "String":
      return { type, value: text };
    case "Integer": {
      if (!INTEGER.test(text)) return undefined;
      const value = BigInt(text);
      return BigInt.asIntN(64, value) === value ? { type, value } : undefined;
    }
    case "Float": {
      const value = Number(text);
      return FLOAT.test(text) && Number.isFinite(value) ? { type, value } : undefined;
    }
    case "Boolean":
      return /^(?:true|false)$/i.test(text) ? { type, value: text.toLowerCase() === "true" } : undefined;
  }
}
