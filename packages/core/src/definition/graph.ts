import type { IssuePath } from "../issue.ts";
import { MAX_NESTING } from "../limits.ts";
import type { PipelineDefinition } from "./definition.ts";
import { walkGets } from "./references.ts";
import type { Step } from "./step.ts";
import { isStepType, STEP_FACTS } from "./step-facts.ts";

export type BranchName = "if" | "else";

/** The Condition step that holds a step, and the branch it stands in. */
export interface BranchOwner {
  readonly condition: string;
  readonly branch: BranchName;
}

export interface GraphNode {
  readonly step: Step;
  /** Where the step stands in the document. */
  readonly path: IssuePath;
  /** Position in document order, branches counted where they stand. */
  readonly index: number;
  readonly owner?: BranchOwner;
  /** Steps that must succeed first: those it refers to, its `DependsOn` and the Condition that holds it. */
  readonly dependencies: readonly string[];
}

export interface PipelineGraph {
  /** By name, in document order, steps of branches included. Of two steps with one name, the first. */
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** For every step the steps that wait for it directly. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
}

/**
 * Who waits for whom. Works on documents that are not valid too: names of steps that do not exist are left out.
 * A Condition's own references hold back the Condition alone; its branches wait for the Condition.
 */
export function graphOf(definition: Pick<PipelineDefinition, "Steps">): PipelineGraph {
  return linkSteps(listSteps(definition.Steps));
}

/** The second half of `graphOf`, for who needs the list too. */
export function linkSteps(listed: readonly ListedStep[]): PipelineGraph {
  const nodes = new Map<string, GraphNode>();
  const dependents = new Map<string, string[]>();
  const named = listed.filter(({ step }) => typeof step?.Name === "string");
  for (const { step } of named) dependents.set(step.Name, []);
  // One map for all instead of a set for each step: what is allocated here lives until the end.
  const lastReader = new Map<string, Step>();
  for (const { step, path, owner } of named) {
    if (nodes.has(step.Name)) continue;
    const dependencies: string[] = [];
    eachDependency(step, owner, (name) => {
      if (!dependents.has(name) || lastReader.get(name) === step) return;
      lastReader.set(name, step);
      dependencies.push(name);
    });
    const index = nodes.size;
    nodes.set(
      step.Name,
      owner ? { step, path, index, owner, dependencies } : { step, path, index, dependencies },
    );
    for (const name of dependencies) dependents.get(name)?.push(step.Name);
  }
  return { nodes, dependents };
}

/** The steps of a Condition's branches by name, those of Conditions inside them included. */
export function branchStepsOf(
  graph: PipelineGraph,
  condition: string,
): { readonly if: readonly string[]; readonly else: readonly string[] } {
  const step = graph.nodes.get(condition)?.step;
  if (step?.Type !== "Condition") return { if: [], else: [] };
  const names = (steps: readonly Step[] | undefined) => listSteps(steps ?? []).map(({ step }) => step.Name);
  return { if: names(step.Arguments.IfSteps), else: names(step.Arguments.ElseSteps) };
}

/** A step with its place, before the graph is known. */
export interface ListedStep {
  readonly step: Step;
  readonly path: IssuePath;
  readonly owner?: BranchOwner;
}

/** A branch that is being listed. */
interface OpenBranch {
  readonly steps: readonly Step[];
  readonly path: IssuePath;
  readonly owner: BranchOwner | undefined;
  next: number;
}

/**
 * Document order without recursion: a Condition is followed by its IfSteps, then its ElseSteps. Entries that are no
 * steps are listed too. Ends after `maximum` entries.
 */
export function listSteps(steps: readonly Step[], maximum = Number.POSITIVE_INFINITY): ListedStep[] {
  const listed: ListedStep[] = [];
  const open: OpenBranch[] = [];
  const enter = (branch: readonly Step[] | undefined, path: IssuePath, owner: BranchOwner | undefined) => {
    if (Array.isArray(branch) && path.length <= MAX_NESTING)
      open.push({ steps: branch, path, owner, next: 0 });
  };
  enter(steps, ["Steps"], undefined);
  for (let branch = open.at(-1); branch !== undefined && listed.length < maximum; branch = open.at(-1)) {
    if (branch.next === branch.steps.length) {
      open.pop();
      continue;
    }
    const step = branch.steps[branch.next];
    const path = [...branch.path, branch.next];
    branch.next += 1;
    if (step === undefined) continue;
    listed.push(branch.owner ? { step, path, owner: branch.owner } : { step, path });
    if (step?.Type !== "Condition") continue;
    const { Name: condition, Arguments: args } = step;
    enter(args?.ElseSteps, [...path, "Arguments", "ElseSteps"], { condition, branch: "else" });
    enter(args?.IfSteps, [...path, "Arguments", "IfSteps"], { condition, branch: "if" });
  }
  return listed;
}

/** Calls `add` for the name of what a step refers to or names, which may be no step, once or more. */
function eachDependency(step: Step, owner: BranchOwner | undefined, add: (name: string) => void): void {
  const read = (text: string) => {
    if (!text.startsWith("Steps.")) return;
    const end = text.indexOf(".", 6);
    if (end > 0) add(text.slice(6, end));
  };
  const path: (string | number)[] = [];
  walkGets(step.Type === "Condition" ? step.Arguments?.Conditions : step.Arguments, path, read);
  if (isStepType(step.Type)) {
    const members = step as unknown as Readonly<Record<string, unknown>>;
    for (const key of STEP_FACTS[step.Type].expressionKeys) walkGets(members[key], path, read);
  }
  if (Array.isArray(step.DependsOn)) for (const name of step.DependsOn) add(name);
  if (owner) add(owner.condition);
}
