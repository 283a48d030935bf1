import { graphOf, type PipelineDefinition, type StepSelection } from "@sagewright/core";
import type { StepRecord } from "@sagewright/local-engine";

/** What a person is told of a step; a step that was never started has no record. */
export type StepState =
  | "waiting"
  | "running"
  | "retrying"
  | "stopping"
  | "done"
  | "cached"
  | "reused"
  | "failed"
  | "stopped"
  | "not run";

/** A step as it is drawn. */
export interface StepLine {
  readonly name: string;
  /** How many conditions it stands under. */
  readonly depth: number;
}

/** The steps that take part in written order, branches included: all of them where none are selected. */
export function stepLines(definition: PipelineDefinition, selection?: StepSelection): readonly StepLine[] {
  const depths = new Map<string, number>();
  const lines = [...graphOf(definition).nodes.values()].map(({ step, owner }) => {
    const depth = owner === undefined ? 0 : (depths.get(owner.condition) ?? 0) + 1;
    depths.set(step.Name, depth);
    return { name: step.Name, depth };
  });
  if (selection === undefined) return lines;
  const shown = new Set([...selection.selected, ...selection.reused]);
  return lines.filter(({ name }) => shown.has(name));
}

/** @param ended Whether the execution has ended: what has not started by then never will. */
export function stateOf(record: StepRecord | undefined, ended: boolean): StepState {
  if (record === undefined) return ended ? "not run" : "waiting";
  switch (record.status) {
    case "Succeeded":
      if (record.selectiveExecution !== undefined) return "reused";
      return record.cacheHit === undefined ? "done" : "cached";
    case "Failed":
      return "failed";
    case "Stopped":
      return "stopped";
    case "Stopping":
      return "stopping";
    case "Starting":
      return record.failureReason === undefined ? "running" : "retrying";
    case "Executing":
      return "running";
  }
}

export const isOver = (state: StepState): boolean =>
  !["waiting", "running", "retrying", "stopping"].includes(state);
