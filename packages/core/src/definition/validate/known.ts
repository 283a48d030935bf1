import type { ExecutionVariable } from "../execution-variable.ts";
import type { Step } from "../step.ts";

/** What references may name. */
export interface Known {
  readonly parameters: ReadonlySet<string>;
  /** Of two steps with one name, the first. */
  readonly steps: ReadonlyMap<string, Step>;
}

/** What an expression may use in the place where it stands. */
export interface Place extends Known {
  /** Whether steps may have run when it is evaluated. */
  readonly afterSteps: boolean;
  /** The job names that mean the step's own job. */
  readonly jobVariables: readonly ExecutionVariable[];
}
