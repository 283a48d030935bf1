import type { JsonObject, JsonValue } from "@sagewright/core";
import { isPlainObject } from "./plain-object.ts";
import { same } from "./same.ts";

/** A tree of JSON in which `undefined` takes a member away. */
export type Override = JsonValue | undefined | { readonly [member: string]: Override };

/** What must be merged over a request to make it the wanted one; `undefined` when it is that already. */
export function difference(
  ours: JsonObject,
  wanted: JsonObject,
): { readonly [member: string]: Override } | undefined {
  const changes = new Map<string, Override>();
  for (const [key, value] of Object.entries(wanted)) {
    const own = Object.hasOwn(ours, key) ? ours[key] : undefined;
    if (same(own, value)) continue;
    const isMergeable = isPlainObject(own) && isPlainObject(value);
    changes.set(key, isMergeable ? difference(own, value) : value);
  }
  for (const key of Object.keys(ours)) if (!Object.hasOwn(wanted, key)) changes.set(key, undefined);
  return changes.size === 0 ? undefined : Object.fromEntries(changes);
}
