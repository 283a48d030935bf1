import { type BranchName, type GraphNode, type PipelineGraph, readyQueue } from "@sagewright/core";

/** Which steps may start. Linear over the whole run but for the order among ready steps. */
export interface Schedule {
  /**
   * The next step that may start, in document order; it is handed out once. Without a free place for a job only steps
   * that need none.
   */
  next(placeForJob: boolean): GraphNode | undefined;
  /** A step has succeeded; of a Condition the branch that it chose. */
  succeeded(name: string, branch?: BranchName): void;
}

/**
 * A step is ready when all that it depends on has succeeded and its Condition, if it stands in one, chose its branch.
 * A step that never becomes ready is simply never handed out.
 */
export function createSchedule(
  graph: PipelineGraph,
  needsPlace: (node: GraphNode) => boolean,
  /** Steps that succeeded before. */
  finished: ReadonlyMap<string, BranchName | undefined>,
  /** Steps that may run at all; all of them if absent. */
  selected?: ReadonlySet<string>,
): Schedule {
  const nodes = [...graph.nodes.values()];
  const branches = new Map<string, BranchName | undefined>(finished);
  const waitsFor = new Map<string, number>();
  const jobs = readyQueue();
  const instants = readyQueue();

  const admit = (node: GraphNode): void => {
    const { owner } = node;
    if (owner !== undefined && branches.get(owner.condition) !== owner.branch) return;
    (needsPlace(node) ? jobs : instants).add(node.index);
  };

  for (const node of nodes) {
    if (finished.has(node.step.Name) || selected?.has(node.step.Name) === false) continue;
    const waiting = node.dependencies.filter((name) => !finished.has(name)).length;
    waitsFor.set(node.step.Name, waiting);
    if (waiting === 0) admit(node);
  }

  return {
    next(placeForJob) {
      const instant = instants.take();
      const job = placeForJob ? jobs.take() : undefined;
      if (job === undefined || instant === undefined) return nodes[job ?? instant ?? -1];
      (instant < job ? jobs : instants).add(Math.max(instant, job));
      return nodes[Math.min(instant, job)];
    },
    succeeded(name, branch) {
      branches.set(name, branch);
      for (const dependent of graph.dependents.get(name) ?? []) {
        const waiting = waitsFor.get(dependent);
        if (waiting === undefined) continue;
        const left = waiting - 1;
        waitsFor.set(dependent, left);
        const node = graph.nodes.get(dependent);
        if (left === 0 && node !== undefined) admit(node);
      }
    },
  };
}
