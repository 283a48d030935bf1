import type { StepEmission } from "../compile/emission.ts";
import { valueOutOfRange } from "../issues.ts";

/** A job may run for a whole number of seconds, up to the most that its type allows. */
export function checkRuntime(seconds: number, most: number, to: StepEmission): void {
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= most) return;
  to.all.issues.push(valueOutOfRange(to.step, "maxRuntimeInSeconds", seconds, 1, most));
}
