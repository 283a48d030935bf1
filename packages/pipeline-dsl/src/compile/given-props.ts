import type { Issue } from "@sagewright/core";
import { stepPropInvalid } from "../issues.ts";

/** The step whose props they are, and where its issues go. */
interface Teller {
  readonly step: string;
  readonly all: { readonly issues: Issue[] };
}

/** The list that a prop is; plain JavaScript may give anything else, which is an issue and counts as nothing. */
export const givenList = <T>(value: readonly T[] | undefined, prop: string, to: Teller): readonly T[] =>
  value !== undefined && isGivenList(value, prop, to) ? value : [];

/** Whether a value is the object that a prop must be; anything else is an issue. */
export function isGivenObject<T>(value: T, prop: string, to: Teller): value is T & object {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject) to.all.issues.push(stepPropInvalid(to.step, prop, "an object"));
  return isObject;
}

/** The objects of a list; anything else in it is an issue and left out. */
export function objectsOf<T extends object>(
  value: readonly T[] | undefined,
  prop: string,
  to: Teller,
): readonly T[] | undefined {
  if (value === undefined || !isGivenList(value, prop, to)) return undefined;
  return value.filter((entry, index) => isGivenObject(entry, `${prop}.${index}`, to));
}

/** The objects of an object, by name; in the same way. */
export function namedObjectsOf<T extends object>(
  value: { readonly [name: string]: T } | undefined,
  prop: string,
  to: Teller,
): readonly (readonly [string, T])[] {
  if (value === undefined || !isGivenObject(value, prop, to)) return [];
  return Object.entries(value).filter(([name, entry]) => isGivenObject(entry, `${prop}.${name}`, to));
}

function isGivenList<T>(value: readonly T[], prop: string, to: Teller): value is readonly T[] {
  const isList = Array.isArray(value);
  if (!isList) to.all.issues.push(stepPropInvalid(to.step, prop, "a list"));
  return isList;
}
