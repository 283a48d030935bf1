import type { PipelineGraph } from "./graph.ts";

/** The copies of steps as written, made for values of one branch or the other; of the copies of one step one runs. */
export type StepCopies = ReadonlyMap<string, readonly string[]>;

/** The steps that a name stands for: the one that has it, or else the copies of the one that is written so. */
export const stepsNamed = (graph: PipelineGraph, copies: StepCopies, name: string): readonly string[] =>
  graph.nodes.has(name) ? [name] : (copies.get(name) ?? []);

/** The conditions of which some of the steps stand in the one branch, and some in the other. */
export function conditionsBetween(graph: PipelineGraph, steps: readonly string[]): readonly string[] {
  const seen = new Map<string, "if" | "else" | "both">();
  for (const step of steps) {
    for (
      let owner = graph.nodes.get(step)?.owner;
      owner !== undefined;
      owner = graph.nodes.get(owner.condition)?.owner
    ) {
      const before = seen.get(owner.condition) ?? owner.branch;
      seen.set(owner.condition, before === owner.branch ? before : "both");
    }
  }
  return [...seen].flatMap(([condition, branch]) => (branch === "both" ? [condition] : []));
}
