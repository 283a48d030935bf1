import { isJsonObject, type JsonValue } from "./json.ts";

/** The member of an object; `undefined` where it has none of its own or is no object. */
export const ownMember = (value: JsonValue | undefined, key: string): JsonValue | undefined =>
  isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** The same, from member to member. */
export const memberAt = (value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined =>
  path.reduce(ownMember, value);
