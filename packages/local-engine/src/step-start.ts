import type { Scope, Step } from "@sagewright/core";
import type { Run } from "./run.ts";
import type { StepRow } from "./store/steps.ts";

/** A step as it starts: its moment, and the record that it begins with. */
export interface StepStart {
  readonly run: Run;
  readonly step: Step;
  readonly scopeAt: (now: Date) => Scope;
  readonly startedAt: Date;
  /** As of now; its status is that of a step that runs. */
  readonly row: StepRow;
  /** A change of the record that is no end. */
  readonly changed: (row: StepRow) => void;
}
