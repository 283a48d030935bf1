import { findStep } from "./compile/collect.ts";
import type { Pipeline } from "./pipeline.ts";
import type { StepReport } from "./report.ts";
import type { StepNode } from "./step-node.ts";

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
  const node = findStep(pipeline, step);
  const declared = node !== undefined && hasReports(node) ? node.reports[report] : undefined;
  const result = declared?.shape["~standard"].validate(value);
  if (result === undefined || result instanceof Promise || result.issues === undefined) return [];
  return result.issues.map(({ message, path = [] }) => {
    const place = path
      .map((segment) => String(typeof segment === "object" ? segment.key : segment))
      .join(".");
    return place === "" ? message : `${place}: ${message}`;
  });
}

interface ReportingStep extends StepNode {
  readonly reports: { readonly [name: string]: StepReport };
}

const hasReports = (node: StepNode): node is ReportingStep => "reports" in node;
