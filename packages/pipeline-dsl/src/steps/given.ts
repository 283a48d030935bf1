import type { StepEmission } from "../compile/emission.ts";
import { stepPropInvalid } from "../issues.ts";

/** The list that a prop is; plain JavaScript may give anything else, which is an issue and counts as nothing. */
export function givenList<T>(value: readonly T[] | undefined, prop: string, to: StepEmission): readonly T[] {
  if (Array.isArray(value)) return value as readonly T[];
  if (value !== undefined) to.all.issues.push(stepPropInvalid(to.step, prop, "a list"));
  return [];
}

/** Whether a value is the object that a prop must be; anything else is an issue. */
export function isGivenObject<T>(value: T, prop: string, to: StepEmission): value is T & object {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject) to.all.issues.push(stepPropInvalid(to.step, prop, "an object"));
  return isObject;
}
