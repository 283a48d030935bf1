import type { Issue } from "@sagewright/core";
import { stepPropInvalid } from "../issues.ts";

/** The step whose props they are, and where its issues go. */
interface Teller {
  readonly step: string;
  readonly all: { readonly issues: Issue[] };
}

/** The objects of a list. Plain JavaScript may give anything else, which is an issue and left out. */
export function objectsOf<T extends object>(
  value: readonly T[] | undefined,
  prop: string,
  to: Teller,
): readonly T[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    to.all.issues.push(stepPropInvalid(to.step, prop, "a list"));
    return undefined;
  }
  const entries: readonly T[] = value;
  return entries.filter((entry, index) => isObject(entry, `${prop}.${index}`, to));
}

/** The objects of an object, by name; in the same way. */
export function namedObjectsOf<T extends object>(
  value: { readonly [name: string]: T } | undefined,
  prop: string,
  to: Teller,
): readonly (readonly [string, T])[] {
  if (value === undefined || !isObject(value, prop, to)) return [];
  return Object.entries(value).filter(([name, entry]) => isObject(entry, `${prop}.${name}`, to));
}

function isObject(value: unknown, prop: string, to: Teller): boolean {
  const is = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!is) to.all.issues.push(stepPropInvalid(to.step, prop, "an object"));
  return is;
}
