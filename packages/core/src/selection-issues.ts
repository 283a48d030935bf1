import type { Issue } from "./issue.ts";
import { listed, quoted } from "./wording.ts";

/** Issues of which steps a selective execution is to run. */

export const selectedStepsEmpty = (): Issue => ({
  code: "SELECTED_STEPS_EMPTY",
  path: ["SelectedSteps"],
  message: "No step is selected.",
  hint: "Name at least one step, or start the whole pipeline without a selection.",
});

export const selectedStepsTooMany = (count: number, limit: number): Issue => ({
  code: "SELECTED_STEPS_TOO_MANY",
  path: ["SelectedSteps"],
  message: `${count} steps are selected; at most ${limit} can be.`,
  hint: "Select fewer, or run the whole pipeline: cached steps are not run again.",
});

export const selectedStepCopied = (
  step: string,
  copies: readonly string[],
  conditions: readonly string[],
): Issue => ({
  code: "SELECTED_STEP_COPIED",
  path: ["SelectedSteps", step],
  message: `${quoted(step)} stands for its copies ${listed(copies)}: which of them runs is decided by ${listed(conditions)}, which no one selects.`,
  hint: "Select the condition as well, or that copy which the source execution ran.",
});

export const selectedStepsNotConnected = (missing: readonly string[]): Issue => ({
  code: "SELECTED_STEPS_NOT_CONNECTED",
  path: ["SelectedSteps"],
  message: `The selected steps are not connected: between them ${missing.length === 1 ? "stands" : "stand"} ${listed(missing)}.`,
  hint: "Select every step on the paths between two selected steps, too.",
});
