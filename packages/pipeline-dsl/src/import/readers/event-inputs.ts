import { isExpression, isJsonObject } from "@sagewright/core";
import type { Reader } from "../reader.ts";
import { never } from "../written.ts";

/** `Arguments` that are the user's own members; nothing for none. */
export function readEventInputs(from: Reader): unknown {
  const found = from.at("");
  if (found === undefined || found === null || !isJsonObject(found)) return undefined;
  if (Object.keys(found).length === 0) return undefined;
  return isExpression(found) ? never(from.json("")) : from.json("");
}
