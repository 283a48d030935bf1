import type { ExecutionTable } from "../store/executions.ts";
import type { StepTable } from "../store/steps.ts";

/** The records that an explanation reads; it writes none. */
export interface ExplainStore {
  readonly executions: Pick<ExecutionTable, "find" | "list" | "definitionOf">;
  readonly steps: Pick<StepTable, "latest" | "cached">;
}
