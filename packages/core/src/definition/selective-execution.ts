import type { Checked, Issue } from "../issue.ts";
import {
  selectedStepCopied,
  selectedStepsEmpty,
  selectedStepsNotConnected,
  selectedStepsTooMany,
  stepUnknown,
} from "../issues.ts";
import { MAX_SELECTED_STEPS } from "../limits.ts";
import type { PipelineGraph } from "./graph.ts";
import { ancestorsOfAll, descendantsOfAll } from "./graph-order.ts";
import { conditionsBetween, type StepCopies, stepsNamed } from "./step-copies.ts";

const NO_COPIES: StepCopies = new Map();

/** Which steps of a pipeline an execution runs, and what it takes over from an earlier one. */
export interface StepSelection {
  /** The steps to run, in document order. */
  readonly selected: ReadonlySet<string>;
  /**
   * Steps that are not selected but whose results a selected one reads or waits for, in document order; a Condition
   * that holds a selected step is one of them.
   */
  readonly reused: readonly string[];
}

/**
 * What a selective execution of these steps runs and reuses, in linear time. A step that is written once and has copies stands
 * for them, where the conditions between them are selected, too: without, the source has decided which of them can run.
 *
 * Issues: SELECTED_STEPS_EMPTY, SELECTED_STEPS_TOO_MANY, STEP_UNKNOWN, SELECTED_STEP_COPIED, SELECTED_STEPS_NOT_CONNECTED.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-selective-ex.html
 */
export function selectSteps(
  graph: PipelineGraph,
  names: readonly string[],
  copies: StepCopies = NO_COPIES,
): Checked<StepSelection> {
  const known = new Map([...new Set(names)].map((name) => [name, stepsNamed(graph, copies, name)]));
  const unknown = [...known].flatMap(([name, steps]) => (steps.length === 0 ? [name] : []));
  const asked = new Set([...unknown, ...[...known.values()].flat()]);
  const issues: Issue[] = unknown.map((name) =>
    stepUnknown(["SelectedSteps", name], name, graph.nodes.keys()),
  );
  if (asked.size === 0) issues.push(selectedStepsEmpty());
  // A name that is given twice counts twice in the request.
  const count = Math.max(names.length, asked.size);
  if (count > MAX_SELECTED_STEPS) issues.push(selectedStepsTooMany(count, MAX_SELECTED_STEPS));
  for (const [name, steps] of known) {
    const open = conditionsBetween(graph, steps).filter((condition) => !asked.has(condition));
    if (open.length > 0) issues.push(selectedStepCopied(name, steps, open));
  }
  const missing = stepsBetween(graph, asked);
  if (missing.length > 0) issues.push(selectedStepsNotConnected(missing));
  if (issues.length > 0) return { ok: false, issues };
  const selected = inDocumentOrder(graph, asked);
  return { ok: true, value: { selected: new Set(selected), reused: reusedBy(graph, asked) }, warnings: [] };
}

/** The steps that one step, the other, or both bound; none when `until` does not come after `from`. */
export function stepsFromUntil(
  graph: PipelineGraph,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
  copies: StepCopies = NO_COPIES,
): readonly string[] {
  const [first, last] = [from, until].map((name) =>
    name === undefined ? undefined : new Set(stepsNamed(graph, copies, name)),
  );
  const after = first && new Set([...first, ...descendantsOfAll(graph, first)]);
  const before = last && new Set([...last, ...ancestorsOfAll(graph, last)]);
  return [...graph.nodes.keys()].filter((name) => after?.has(name) !== false && before?.has(name) !== false);
}

/** Steps on a path from one selected step to another that are not selected themselves. */
function stepsBetween(graph: PipelineGraph, selected: ReadonlySet<string>): readonly string[] {
  const after = descendantsOfAll(graph, selected);
  const before = ancestorsOfAll(graph, selected);
  const between = [...graph.nodes.keys()].filter((name) => after.has(name) && before.has(name));
  return between.filter((name) => !selected.has(name));
}

function reusedBy(graph: PipelineGraph, selected: ReadonlySet<string>): readonly string[] {
  const reused = new Set<string>();
  for (const name of selected) {
    for (const dependency of graph.nodes.get(name)?.dependencies ?? []) {
      if (!selected.has(dependency)) reused.add(dependency);
    }
  }
  return inDocumentOrder(graph, reused);
}

const inDocumentOrder = (graph: PipelineGraph, names: ReadonlySet<string>): readonly string[] =>
  [...graph.nodes.keys()].filter((name) => names.has(name));
