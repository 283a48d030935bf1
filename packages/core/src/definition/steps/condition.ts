import type { Condition } from "../condition.ts";
import type { StepEnvelope } from "./envelope.ts";

/** Holds its branches inside itself; their steps stand nowhere else in the document. `ConditionStep` names what they are. */
export interface ConditionStepOf<BranchStep> extends StepEnvelope<"Condition"> {
  readonly Arguments: {
    /** All must hold. */
    readonly Conditions: readonly Condition[];
    readonly IfSteps?: readonly BranchStep[];
    readonly ElseSteps?: readonly BranchStep[];
  };
}
