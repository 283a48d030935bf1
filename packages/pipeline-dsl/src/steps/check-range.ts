import type { StepEmission } from "../compile/emission.ts";
import type { Input } from "../input.ts";
import { stepPropInvalid, valueOutOfRange } from "../issues.ts";
import { isRef } from "../ref.ts";

/** A prop that is a whole number between two others, these included. */
export function checkRange(prop: string, value: number, from: number, most: number, to: StepEmission): void {
  if (isRef(value)) {
    to.all.issues.push(stepPropInvalid(to.step, prop, "a number that is known now"));
    return;
  }
  if (Number.isInteger(value) && value >= from && value <= most) return;
  to.all.issues.push(valueOutOfRange(to.step, prop, value, from, most));
}

/** A job may run for a whole number of seconds, up to the most that its type allows; what a ref says is known later. */
export function checkRuntime(seconds: Input<number> | undefined, most: number, to: StepEmission): void {
  if (seconds === undefined || isRef(seconds)) return;
  checkRange("maxRuntimeInSeconds", seconds, 1, most, to);
}
