import {
  type BranchOwner,
  graphOf,
  type PipelineDefinition,
  referencesIn,
  type Step,
} from "@sagewright/core";
import { copiesAmong } from "./copies.ts";

/** `data`: a value of one step is used by the other. `order`: `DependsOn` alone. `branch`: a Condition and what it holds. */
export type EdgeKind = "data" | "order" | "branch";

export interface PictureNode {
  readonly name: string;
  readonly type: string;
  readonly displayName?: string;
  /** The names of this one and of its copies in other branches of the same Condition: one step, lowered to several. */
  readonly copies?: readonly string[];
  /** The Condition step that holds this one, and in which branch. */
  readonly owner?: BranchOwner;
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Which property or output is read; for `branch`, `if` or `else`. */
  readonly label: string;
}

/** What is drawn: the steps in document order, and what ties them. */
export interface Picture {
  readonly title?: string;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export function pictureOf(definition: PipelineDefinition, title?: string): Picture {
  const nodes: PictureNode[] = [];
  const edges: PictureEdge[] = [];
  for (const [name, { step, owner, dependencies }] of graphOf(definition).nodes) {
    nodes.push({
      name,
      type: step.Type,
      ...(step.DisplayName === undefined ? {} : { displayName: step.DisplayName }),
      ...(owner === undefined ? {} : { owner }),
    });
    const labels = labelsOf(step);
    for (const from of dependencies) {
      if (owner?.condition === from) edges.push({ from, to: name, kind: "branch", label: owner.branch });
      for (const label of labels.get(from) ?? []) edges.push({ from, to: name, kind: "data", label });
      if (step.DependsOn?.includes(from)) edges.push({ from, to: name, kind: "order", label: "DependsOn" });
    }
  }
  const copies = copiesAmong(nodes);
  const drawn = nodes.map((node) => {
    const names = copies.get(node.name);
    return names === undefined ? node : { ...node, copies: names };
  });
  return title === undefined ? { nodes: drawn, edges } : { title, nodes: drawn, edges };
}

/** The line beside a step's name: its type, and what else it is called. */
export function captionOf({ name, type, displayName, copies }: PictureNode): string {
  if (displayName === undefined || displayName === name) return type;
  const copy = copies === undefined ? "" : `, ${copies.indexOf(name) + 1} of ${copies.length}`;
  return `${type} · ${displayName}${copy}`;
}

/** What a step reads of which other step: the text behind `Steps.<name>.`, each once. */
function labelsOf(step: Step): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>();
  // The branches of a Condition are steps of their own, with references of their own.
  for (const { get, text } of referencesIn(step.Type === "Condition" ? step.Arguments.Conditions : step)) {
    if (get.root !== "Steps") continue;
    const label = text.slice("Steps.".length + get.step.length + 1);
    labels.set(get.step, (labels.get(get.step) ?? new Set()).add(label));
  }
  return labels;
}
