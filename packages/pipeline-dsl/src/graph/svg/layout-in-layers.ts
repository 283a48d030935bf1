import { Graph, layout } from "@dagrejs/dagre";
import type { Branch } from "../branches.ts";
import { layersOf } from "./layers.ts";
import type { Layout, PlacedBranch, PlacedLink, Point, Rect, Sketch } from "./layout.ts";
import type { Size } from "./measure-node.ts";

/**
 * Dagre recurses along the longest chain, and its time grows with the layers that edges pass and with a high power of the
 * frames that lie in each other: all are bounded first.
 */
const MAX_DEPTH = 1_200;
const MAX_PASSED_LAYERS = 4_000;
const MAX_NESTED = 10;

const TAG_SIZE: Size = { width: 40, height: 20 };

/** The layered drawing that dagre makes, branches as frames; `undefined` for what it is too slow or too deep for. */
export function layoutInLayers(sketch: Sketch, along: "x" | "y"): Layout | undefined {
  if (isTooMuch(sketch)) return undefined;
  const graph = new Graph({ compound: true });
  graph.setGraph({
    // The default ranker: with the quicker ones, steps of a branch sink to the bottom of its frame.
    ranker: "network-simplex",
    rankdir: along === "y" ? "TB" : "LR",
    nodesep: along === "y" ? 28 : 14,
    edgesep: 14,
    ranksep: along === "y" ? 44 : 72,
  });
  for (const { name } of sketch.nodes) graph.setNode(stepId(name), { ...sketch.sizes.get(name) });
  for (const branch of sketch.branches) {
    graph.setNode(frameId(branch), {});
    graph.setNode(tagId(branch), { ...TAG_SIZE });
    graph.setParent(tagId(branch), frameId(branch));
    graph.setEdge(stepId(branch.condition), tagId(branch), { weight: 2 });
    for (const entry of branch.entries) graph.setEdge(tagId(branch), stepId(entry), { weight: 4 });
  }
  for (const branch of sketch.branches) {
    for (const step of branch.steps) graph.setParent(stepId(step), frameId(branch));
  }
  for (const branch of sketch.branches) {
    const around = graph.parent(stepId(branch.condition));
    if (around !== undefined) graph.setParent(frameId(branch), around);
  }
  const links = sketch.links.filter(({ from, to }) => from !== to);
  for (const { from, to } of links) graph.setEdge(stepId(from), stepId(to), { weight: 1 });
  layout(graph, { constraints: ifBeforeElse(sketch.branches) });

  const rect = (id: string): Rect => corner(graph.node(id));
  return {
    along,
    nodes: new Map(sketch.nodes.map(({ name }) => [name, rect(stepId(name))])),
    branches: sketch.branches.map(
      (branch): PlacedBranch => ({
        branch,
        framed: { frame: rect(frameId(branch)), tag: rect(tagId(branch)) },
      }),
    ),
    bundles: [],
    links: links.map((link): PlacedLink => {
      const points: readonly Point[] = graph.edge(stepId(link.from), stepId(link.to)).points ?? [];
      return { link, via: points.slice(1, -1) };
    }),
  };
}

/** A condition's `if` stands before its `else`. */
const ifBeforeElse = (branches: readonly Branch[]): { left: string; right: string }[] =>
  branches.flatMap((branch, at) => {
    const other = branches[at + 1];
    return branch.branch === "if" && other?.branch === "else" && other.condition === branch.condition
      ? { left: frameId(branch), right: frameId(other) }
      : [];
  });

function isTooMuch({ nodes, branches, links }: Sketch): boolean {
  const layers = layersOf(
    nodes.map(({ name }) => name),
    links,
    branches,
  );
  let depth = 0;
  let passed = 0;
  for (const layer of layers.values()) depth = Math.max(depth, layer + 1);
  for (const { from, to } of links) passed += Math.abs((layers.get(to) ?? 0) - (layers.get(from) ?? 0)) - 1;
  const nested = nestingOf(nodes);
  // Each level of frames puts more layers between two steps.
  const factor = branches.length === 0 ? 1 : 2 + 2 * nested;
  return nested > MAX_NESTED || depth * factor > MAX_DEPTH || passed * factor > MAX_PASSED_LAYERS;
}

/** How many frames lie in each other; a Condition stands before the steps that it holds. */
function nestingOf(nodes: Sketch["nodes"]): number {
  const nesting = new Map<string, number>();
  let most = 0;
  for (const { name, owner } of nodes) {
    const frames = owner === undefined ? 0 : (nesting.get(owner.condition) ?? 0) + 1;
    nesting.set(name, frames);
    most = Math.max(most, frames);
  }
  return most;
}

// Prefixes keep steps, frames and tags apart, whatever the steps are called.
const stepId = (name: string): string => `step ${name}`;
const frameId = ({ condition, branch }: Branch): string => `frame ${branch} ${condition}`;
const tagId = ({ condition, branch }: Branch): string => `tag ${branch} ${condition}`;

const corner = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Rect>): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});
