import { isJsonObject, type JsonValue } from "@sagewright/core";
import { REF, type Ref } from "../ref.ts";
import { knownRef, writeRef } from "./expressions.ts";
import { textConst } from "./fit.ts";
import { isExpressionValue } from "./plain-object.ts";
import type { Scope } from "./scope.ts";

export function writeString(value: JsonValue | undefined, scope: Scope): unknown {
  if (typeof value === "string") return textConst(value, scope);
  return isExpressionValue(value) ? writeRef(value, "string", scope) : undefined;
}

/** A place in S3. */
export function writeS3Uri(value: JsonValue | undefined, scope: Scope): unknown {
  if (typeof value === "string") return value.startsWith("s3://") ? textConst(value, scope) : undefined;
  return isExpressionValue(value) ? writeRef(value, "s3Uri", scope) : undefined;
}

/** A text, as the language writes texts: what is none goes through a join. `undefined` where that is not what stands there. */
export function writeText(value: JsonValue | undefined, scope: Scope): unknown {
  if (typeof value === "string") return textConst(value, scope);
  if (!isExpressionValue(value)) return undefined;
  const joined = value["Std:Join"];
  if (
    joined !== undefined &&
    isJsonObject(joined) &&
    (joined.On ?? "") === "" &&
    Array.isArray(joined.Values)
  ) {
    const [only, ...others]: readonly JsonValue[] = joined.Values;
    if (others.length === 0 && isExpressionValue(only)) {
      const inner = knownRef(only, "scalar", scope);
      if (!isTextRef(inner.ref)) return inner.ref;
    }
  }
  const { ref } = knownRef(value, "string", scope);
  return isTextRef(ref) ? ref : undefined;
}

const isTextRef = (ref: Ref<unknown>): boolean => ref[REF].kind === "string" || ref[REF].kind === "s3Uri";

export function writeTag(tag: JsonValue, scope: Scope): object | undefined {
  if (!isJsonObject(tag) || Object.keys(tag).length !== 2) return undefined;
  const { Key: key, Value: value } = tag;
  const written = writeString(value, scope);
  return typeof key === "string" && written !== undefined ? { key, value: written } : undefined;
}
