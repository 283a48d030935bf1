import type { StepEmission } from "../compile/emission.ts";
import { valueOutOfRange } from "../issues.ts";

/** A prop that is a whole number between two others, these included. */
export function checkRange(prop: string, value: number, from: number, most: number, to: StepEmission): void {
  if (Number.isInteger(value) && value >= from && value <= most) return;
  to.all.issues.push(valueOutOfRange(to.step, prop, value, from, most));
}

/** A job may run for a whole number of seconds, up to the most that its type allows. */
export function checkRuntime(seconds: number | undefined, most: number, to: StepEmission): void {
  if (seconds !== undefined) checkRange("maxRuntimeInSeconds", seconds, 1, most, to);
}
