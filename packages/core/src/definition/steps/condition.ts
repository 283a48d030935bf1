import type { Condition } from "../condition.ts";
import type { Step } from "../step.ts";
import type { StepEnvelope } from "./envelope.ts";

/** Holds its branches inside itself; their steps stand nowhere else in the document. */
export interface ConditionStep extends StepEnvelope<"Condition"> {
  readonly Arguments: {
    /** All must hold. */
    readonly Conditions: readonly Condition[];
    readonly IfSteps?: readonly Step[];
    readonly ElseSteps?: readonly Step[];
  };
}
