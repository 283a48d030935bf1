import type { PipelineGraph } from "./graph.ts";
import { readyQueue } from "./ready-queue.ts";

/** A circle of steps, each of which waits for the one before it, and the first for the last. */
export type Cycle = readonly string[];

/**
 * An order in which every step comes after those it waits for; among steps that are ready, document order.
 * A document with a cycle has none: then one of its cycles.
 */
export function executionOrder(graph: PipelineGraph): readonly string[] | { readonly cycle: Cycle } {
  const order = orderedSteps(graph);
  if (order.length === graph.nodes.size) return order;
  const [cycle = []] = cyclesAmong(graph, new Set(order));
  return { cycle };
}

/** Circles of waiting steps: at least one for every group of steps that hold each other up. */
export function cyclesOf(graph: PipelineGraph): readonly Cycle[] {
  const order = orderedSteps(graph);
  return order.length === graph.nodes.size ? [] : cyclesAmong(graph, new Set(order));
}

/** Every step that must have succeeded before this one starts, near or far. */
export function ancestorsOf(graph: PipelineGraph, name: string): ReadonlySet<string> {
  return ancestorsOfAll(graph, [name]);
}

/** Every step that waits for this one, near or far. */
export function descendantsOf(graph: PipelineGraph, name: string): ReadonlySet<string> {
  return descendantsOfAll(graph, [name]);
}

/** All that some of these steps wait for; of these themselves only those that another one waits for. */
export function ancestorsOfAll(graph: PipelineGraph, names: Iterable<string>): ReadonlySet<string> {
  return reach(names, (step) => graph.nodes.get(step)?.dependencies ?? []);
}

/** All that wait for some of these steps; of these themselves only those that wait for another one. */
export function descendantsOfAll(graph: PipelineGraph, names: Iterable<string>): ReadonlySet<string> {
  return reach(names, (step) => graph.dependents.get(step) ?? []);
}

function reach(from: Iterable<string>, next: (name: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set([...from].flatMap(next));
  // A Set hands out what is added to it while it is walked, so it is its own queue.
  for (const name of reached) for (const neighbour of next(name)) reached.add(neighbour);
  return reached;
}

/** Whether every step stands after all that it waits for, as nearly everybody writes them: then nothing is to be sorted. */
function isInOrder({ nodes }: PipelineGraph): boolean {
  for (const { index, dependencies } of nodes.values()) {
    for (const name of dependencies) if ((nodes.get(name)?.index ?? 0) >= index) return false;
  }
  return true;
}

/** The steps that can ever start, in order; those in a cycle or behind one are missing. */
function orderedSteps(graph: PipelineGraph): readonly string[] {
  const names = [...graph.nodes.keys()];
  if (isInOrder(graph)) return names;
  const waitsFor = new Uint32Array(names.length);
  const ready = readyQueue();
  for (const { index, dependencies } of graph.nodes.values()) {
    waitsFor[index] = dependencies.length;
    if (dependencies.length === 0) ready.add(index);
  }
  const order: string[] = [];
  for (let index = ready.take(); index !== undefined; index = ready.take()) {
    const name = names[index];
    if (name === undefined) continue;
    order.push(name);
    for (const dependent of graph.dependents.get(name) ?? []) {
      const waiting = graph.nodes.get(dependent)?.index ?? 0;
      const left = (waitsFor[waiting] ?? 0) - 1;
      waitsFor[waiting] = left;
      if (left === 0) ready.add(waiting);
    }
  }
  return order;
}

/** Every step that never starts waits for another such step; following one of these leads into a circle. */
function cyclesAmong(graph: PipelineGraph, startable: ReadonlySet<string>): readonly Cycle[] {
  const cycles: Cycle[] = [];
  const walkOf = new Map<string, string>();
  for (const start of graph.nodes.keys()) {
    if (startable.has(start) || walkOf.has(start)) continue;
    const walk: string[] = [];
    let name: string | undefined = start;
    while (name !== undefined && !walkOf.has(name)) {
      walkOf.set(name, start);
      walk.push(name);
      name = graph.nodes.get(name)?.dependencies.find((dependency) => !startable.has(dependency));
    }
    if (name !== undefined && walkOf.get(name) === start)
      cycles.push(walk.slice(walk.indexOf(name)).reverse());
  }
  return cycles;
}
