import type { IssuePath } from "../issue.ts";
import { MAX_NESTING } from "../limits.ts";
import { type GetPath, parseGetPath } from "./get-path.ts";

/** One `Get` of a document. */
export interface Reference {
  /** Where the object with the `Get` stands. */
  readonly path: IssuePath;
  readonly get: GetPath;
  readonly text: string;
}

/**
 * Every `Get` below a value, in document order, those inside `Std:Join` and `Std:JsonGet` included.
 * Malformed ones are left out, and so is what lies deeper than 500 levels: `validateDefinition` reports both.
 */
export function referencesIn(value: unknown, path: IssuePath = []): Reference[] {
  const references: Reference[] = [];
  walkGets(value, [...path], (text, at) => {
    const get = parseGetPath(text);
    if (get) references.push({ path: [...at], get, text });
  });
  return references;
}

/** The step that must finish before a reference has a value; `undefined` when it needs none. */
export function stepReachedBy(reference: Reference): string | undefined {
  return reference.get.root === "Steps" ? reference.get.step : undefined;
}

/** Calls `visit` for the text of every `Get`. `path` is used up and given back; copy it to keep it. */
export function walkGets(
  value: unknown,
  path: (string | number)[],
  visit: (text: string, path: IssuePath) => void,
): void {
  if (typeof value !== "object" || value === null || path.length > MAX_NESTING) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (typeof item !== "object" || item === null) continue;
      path.push(index);
      walkGets(item, path, visit);
      path.pop();
    }
    return;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key in members) {
    const member = members[key];
    if (typeof member === "object" && member !== null) {
      path.push(key);
      walkGets(member, path, visit);
      path.pop();
    } else if (key === "Get" && typeof member === "string" && isOnlyKey(members)) visit(member, path);
  }
}

function isOnlyKey(members: object): boolean {
  let count = 0;
  for (const _ in members) count += 1;
  return count === 1;
}
