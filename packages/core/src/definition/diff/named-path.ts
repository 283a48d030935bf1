import type { IssuePath } from "../../issue.ts";
import { isJsonObject, type JsonValue } from "../../json.ts";
import { namedEntries } from "./named-list.ts";

/** The place of the value that a `Get` is part of, with the names of entries in place of their positions, as changes have it. */
export function namedPath(root: JsonValue, get: IssuePath): IssuePath {
  const inside = get.findIndex((key) => typeof key === "string" && key.startsWith("Std:"));
  const path = inside < 0 ? get : get.slice(0, inside);
  let value: JsonValue | undefined = root;
  return path.map((key, index) => {
    const holder: JsonValue | undefined = value;
    if (Array.isArray(holder)) {
      value = typeof key === "number" ? holder[key] : undefined;
      const names = namedEntries(path[index - 1], holder);
      return (typeof key === "number" ? [...(names?.keys() ?? [])][key] : undefined) ?? key;
    }
    value = isJsonObject(holder) ? holder[key] : undefined;
    return key;
  });
}
