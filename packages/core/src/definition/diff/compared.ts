import type { PipelineDefinition } from "../definition.ts";
import type { DeclaredParameters } from "./effective-value.ts";
import type { StepPair } from "./step-diffs.ts";

/** Two definitions in normal form, put beside each other. */
export interface Compared {
  readonly old: PipelineDefinition;
  readonly now: PipelineDefinition;
  readonly pairs: readonly StepPair[];
  readonly oldParameters: DeclaredParameters;
  readonly newParameters: DeclaredParameters;
}
