import { isJsonObject, type JsonValue } from "@sagewright/core";

const TYPES: readonly JsonValue[] = ["String", "Integer", "Float", "Boolean"];

/** OutputParameters by name; `undefined` where there are none, or more is said of them than that. */
export function readOutputParameters(
  list: JsonValue | undefined,
): Readonly<Record<string, string>> | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const outputs = list.flatMap((entry: JsonValue) => {
    if (!isJsonObject(entry)) return [];
    const { OutputName: name, OutputType: type } = entry;
    return typeof name === "string" && TYPES.includes(type ?? null) ? [[name, String(type)] as const] : [];
  });
  return Object.fromEntries(outputs);
}
