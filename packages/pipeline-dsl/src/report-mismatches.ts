import { findStep } from "./compile/collect.ts";
import { emit } from "./compile/emit.ts";
import { type Mismatch, mismatchPath } from "./function/mismatch.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Report } from "./report.ts";

/**
 * What is wrong with a report that a step has written, by the shape given to `report()`; nothing when it fits, when the
 * pipeline has no such report, or when the shape can only be checked asynchronously.
 */
export function reportMismatches(
  pipeline: Pipeline,
  step: string,
  report: string,
  value: unknown,
): readonly string[] {
  return mismatchesOf(pipeline, step, report, value).map((mismatch) => {
    const place = mismatchPath(mismatch).join(".");
    return place === "" ? mismatch.message : `${place}: ${mismatch.message}`;
  });
}

/** The same as the schema has it, each with its place. */
export function mismatchesOf(
  pipeline: Pipeline,
  step: string,
  report: string,
  value: unknown,
): readonly Mismatch[] {
  const result = shapeOf(pipeline, step, report)?.["~standard"].validate(value);
  return result === undefined || result instanceof Promise ? [] : (result.issues ?? []);
}

/** A step that was written as raw JSON has property files without a shape. */
function shapeOf(pipeline: Pipeline, step: string, report: string): Report["shape"] | undefined {
  const node = findStep(pipeline, step) ?? findStep(pipeline, writtenAs(pipeline, step));
  if (node === undefined || !("reports" in node)) return undefined;
  const reports = new Map(Object.entries((node.reports ?? {}) as { readonly [name: string]: Report }));
  return reports.get(report)?.shape;
}

/** The step of which another is a copy, made for a joined value. */
const writtenAs = (pipeline: Pipeline, step: string): string => emit(pipeline, {}).copies.get(step) ?? step;
