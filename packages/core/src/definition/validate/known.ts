import type { ExecutionVariable } from "../execution-variable.ts";
import type { ParameterType } from "../parameter.ts";
import type { Step } from "../step.ts";

/** Names that a step declares; `undefined` when they are only known at run time. */
export type EntryNames = ReadonlySet<string> | undefined;

/** What references may name. */
export interface Known {
  /** By name; of what has no type that is known, `undefined`. */
  readonly parameters: ReadonlyMap<string, ParameterType | undefined>;
  /** Of two steps with one name, the first. */
  readonly steps: ReadonlyMap<string, Step>;
  /** Names of outputs and metrics by step, gathered when the first reference to one is met. */
  readonly entryNames: Map<Step, EntryNames>;
}

/** What an expression may use in the place where it stands. */
export interface Place extends Known {
  /** Whether steps may have run when it is evaluated. */
  readonly afterSteps: boolean;
  /** The job names that mean the step's own job. */
  readonly jobVariables: readonly ExecutionVariable[];
}
