import { isJsonObject, type JsonValue } from "../../json.ts";

const STEP = /^Steps\.([^.[]+)/;

/**
 * The value with other names of steps in its references. Parts without a reference to such a step stay the same
 * objects; `nameOf` returns the name that it is given for a step that keeps it.
 */
export function mapReferences(value: JsonValue, nameOf: (step: string) => string): JsonValue {
  if (Array.isArray(value)) {
    const mapped = value.map((item) => mapReferences(item, nameOf));
    return mapped.every((item, index) => item === value[index]) ? value : mapped;
  }
  if (!isJsonObject(value)) return value;
  let changed = false;
  const members = Object.entries(value).map(([key, member]): [string, JsonValue] => {
    const mapped =
      key === "Get" && typeof member === "string"
        ? mapReference(member, nameOf)
        : mapReferences(member, nameOf);
    changed ||= mapped !== member;
    return [key, mapped];
  });
  return changed ? Object.fromEntries(members) : value;
}

export const mapReference = (text: string, nameOf: (step: string) => string): string =>
  text.replace(STEP, (whole, name: string) => {
    const mapped = nameOf(name);
    return mapped === name ? whole : `Steps.${mapped}`;
  });
