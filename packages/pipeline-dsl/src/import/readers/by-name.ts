import type { Reader } from "../reader.ts";

/**
 * A list whose entries have names of their own, as the object that the language takes. `undefined` where it is empty or an
 * object cannot say it: an entry without a name, two of one name, an order that an object does not keep.
 */
export function byName(
  entries: readonly Reader[],
  nameMember: string,
  read: (entry: Reader, name: string) => unknown,
): Readonly<Record<string, unknown>> | undefined {
  if (entries.length === 0) return undefined;
  const named = new Map<string, unknown>();
  for (const entry of entries) {
    const name = entry.at(nameMember);
    if (typeof name !== "string" || named.has(name) || name.includes("'")) return undefined;
    const value = read(entry, name);
    if (value === undefined) return undefined;
    named.set(name, value);
  }
  const object = Object.fromEntries(named);
  return Object.keys(object).join("\n") === [...named.keys()].join("\n") ? object : undefined;
}
