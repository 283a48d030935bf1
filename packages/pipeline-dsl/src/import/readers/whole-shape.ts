import { isExpression, isJsonObject, type JsonValue, type Shape } from "@sagewright/core";
import { fit } from "../fit.ts";
import type { Reader } from "../reader.ts";
import type { Scope } from "../scope.ts";
import { isCast } from "../written.ts";

/** How a member of an object is named in TypeScript. */
type Rename = (member: string) => string;

/** What stands there, for a prop that has AWS's names; `undefined` where TypeScript would refuse any part of it. */
export const wholeAt = (from: Reader, path: string): unknown => at(from, path, (member) => member);

/** The same for a prop whose names are in camelCase. Keys of maps are the user's own. */
export const wholeCamelAt = (from: Reader, path: string): unknown =>
  at(from, path, (member) => member.charAt(0).toLowerCase() + member.slice(1));

function at(from: Reader, path: string, rename: Rename): unknown {
  const value = from.at(path);
  return value === undefined ? undefined : whole(value, from.below(path).shape, rename, from.scope);
}

function whole(value: JsonValue, shape: Shape | undefined, rename: Rename, scope: Scope): unknown {
  if (Array.isArray(value)) {
    if (shape?.kind !== "list") return undefined;
    const items = value.map((item) => whole(item, shape.item, rename, scope));
    return items.includes(undefined) ? undefined : items;
  }
  if (value === null || !isJsonObject(value) || isExpression(value) || shape?.kind !== "object") {
    const written = fit(value, shape, scope);
    return isCast(written) ? undefined : written;
  }
  if (shape.required?.some((member) => !Object.hasOwn(value, member))) return undefined;
  const members = Object.entries(value).map(([member, each]) => {
    const below = shape.members.get(member);
    return [rename(member), below && whole(each, below, rename, scope)] as const;
  });
  return members.some(([, written]) => written === undefined) ? undefined : Object.fromEntries(members);
}
