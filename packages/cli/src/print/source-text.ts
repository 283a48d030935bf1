import type { StepRecord } from "@sagewright/local-engine";
import { idOf } from "./execution-id.ts";

/** Where a step that was not run has its results from. */
export const sourceText = (step: StepRecord | undefined): string =>
  step?.selectiveExecution === undefined ? "" : `from ${idOf(step.selectiveExecution.sourceExecutionArn)}`;
