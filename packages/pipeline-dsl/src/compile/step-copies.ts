import type { StepCopies } from "@sagewright/core";
import type { Pipeline } from "../pipeline.ts";
import { emit } from "./emit.ts";

/**
 * The copies of steps in the definition of a pipeline, by the names of the steps as they are written: what reads a value
 * that `gate.join` gives stands in both branches of the gate, and one of its copies runs.
 *
 * @example
 * stepCopies(pipeline).get("Publish") // ["Publish-If", "Publish-Else"]
 */
export const stepCopies = (pipeline: Pipeline): StepCopies => copiesByStep(emit(pipeline, {}).copies);

export function copiesByStep(originals: ReadonlyMap<string, string>): StepCopies {
  const copies = new Map<string, string[]>();
  for (const [copy, original] of originals) {
    const others = copies.get(original);
    if (others === undefined) copies.set(original, [copy]);
    else others.push(copy);
  }
  return copies;
}
