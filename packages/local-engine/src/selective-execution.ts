import {
  type Issue,
  type JsonObject,
  SagewrightError,
  type Step,
  type StepSelection,
} from "@sagewright/core";
import { branchOf } from "./branch-of.ts";
import {
  executionNotFound,
  sourceBranchDifferent,
  sourceExecutionMissing,
  sourceExecutionNotEnded,
  sourceExecutionOtherPipeline,
  sourceStepNotSucceeded,
} from "./engine-issues.ts";
import type { SelectiveExecution } from "./execution-record.ts";
import type { Machine } from "./run.ts";
import type { RunPlan, StartRequest } from "./run-plan.ts";
import type { ExecutionRow } from "./store/executions.ts";
import type { StepRow } from "./store/steps.ts";
import { stubbedRow } from "./stub.ts";

/** What a selective execution has before any of its steps runs. */
export interface SelectiveStart {
  readonly selectiveExecution: SelectiveExecution;
  /** Steps that are not run: records of the source, as they stand in this execution. */
  readonly reused: readonly StepRow[];
  /** Those of the request, and those that the reused steps had in the source: readers ask them for property files. */
  readonly stubs: Readonly<Record<string, JsonObject>>;
}

/**
 * Everything that selected steps need of others, taken from the source or from stubs; thrown if it cannot be had.
 *
 * Issues: SOURCE_EXECUTION_MISSING, EXECUTION_NOT_FOUND, SOURCE_EXECUTION_OTHER_PIPELINE, SOURCE_EXECUTION_NOT_ENDED,
 * SOURCE_STEP_NOT_SUCCEEDED, SOURCE_BRANCH_DIFFERENT.
 */
export function startSelective(
  plan: RunPlan,
  selection: StepSelection,
  request: StartRequest,
  machine: Pick<Machine, "store" | "runners">,
  time: string,
): SelectiveStart {
  const needed = selection.reused.flatMap((name) => plan.graph.nodes.get(name)?.step ?? []);
  const fromSource = needed.filter(({ Name }) => !Object.hasOwn(plan.stubs, Name));
  const source = sourceOf(request, fromSource, machine.store);
  if (source === undefined) checkWithoutSource(plan);
  const stubbed = needed.flatMap((step) => {
    const stub = Object.hasOwn(plan.stubs, step.Name) ? plan.stubs[step.Name] : undefined;
    return stub === undefined ? [] : [stubbedRow(newRow(step, time), stub, machine.runners[step.Type])];
  });
  const taken = source === undefined ? [] : rowsOf(source, fromSource, machine.store, time);
  const reused = [...stubbed, ...taken];
  const issues = branchIssues(plan, selection, reused);
  if (issues.length > 0) throw new SagewrightError(issues);
  const { selectedSteps = [] } = request.selectiveExecution ?? {};
  return {
    selectiveExecution: { selectedSteps, ...(source && { sourceExecutionArn: source.arn }) },
    reused,
    stubs: { ...plan.stubs, ...(source && stubsOf(source, fromSource)) },
  };
}

/** Throws SOURCE_EXECUTION_MISSING when selected steps need what neither they nor stubs give. */
export function checkWithoutSource({ graph, selection, stubs }: RunPlan): void {
  const needed = selection?.reused.filter((name) => !Object.hasOwn(stubs, name)) ?? [];
  if (selection === undefined || needed.length === 0) return;
  const selected = [...selection.selected].filter((name) =>
    graph.nodes.get(name)?.dependencies.some((dependency) => needed.includes(dependency)),
  );
  throw new SagewrightError([sourceExecutionMissing(selected, needed)]);
}

/** The steps' records in the source, as records of the new execution. */
function rowsOf(
  source: ExecutionRow,
  steps: readonly Step[],
  store: Machine["store"],
  time: string,
): readonly StepRow[] {
  const there = new Map(store.steps.latest(source.id).map((row) => [row.name, row]));
  const issues: Issue[] = [];
  const rows = steps.map((step) => {
    const found = there.get(step.Name);
    const problem = problemOf(found, step);
    if (problem !== undefined) issues.push(sourceStepNotSucceeded(source.arn, step.Name, problem));
    return { ...newRow(step, time), ...resultsOf(found), selectiveSource: source.arn };
  });
  if (issues.length > 0) throw new SagewrightError(issues);
  return rows;
}

const stubsOf = ({ stubs }: ExecutionRow, steps: readonly Step[]): Readonly<Record<string, JsonObject>> =>
  Object.fromEntries(Object.entries(stubs).filter(([name]) => namesOf(steps).includes(name)));

/** The execution that is named, or else the newest that will do. */
function sourceOf(
  { pipelineName, selectiveExecution }: StartRequest,
  needed: readonly Step[],
  { executions, steps }: Machine["store"],
): ExecutionRow | undefined {
  const { sourceExecutionArn: arn, referenceLatestExecution = false } = selectiveExecution ?? {};
  if (arn === undefined) {
    if (!referenceLatestExecution || needed.length === 0) return undefined;
    return executions.list({ pipelineName }).find((row) => {
      if (row.endTime === undefined) return false;
      const there = new Map(steps.latest(row.id).map((step) => [step.name, step]));
      return needed.every((step) => problemOf(there.get(step.Name), step) === undefined);
    });
  }
  const row = executions.find(arn);
  if (row === undefined) throw new SagewrightError([executionNotFound(arn)]);
  if (row.pipelineName !== pipelineName) {
    throw new SagewrightError([sourceExecutionOtherPipeline(row.arn, row.pipelineName, pipelineName)]);
  }
  if (row.endTime === undefined) throw new SagewrightError([sourceExecutionNotEnded(row.arn, row.status)]);
  return row;
}

/** Why what a step has left in the source is of no use. */
function problemOf(row: StepRow | undefined, step: Step): string | undefined {
  if (row === undefined) return "was not run";
  if (row.status !== "Succeeded") return `is ${row.status}`;
  return row.type === step.Type ? undefined : `is a ${row.type} step, not a ${step.Type} step,`;
}

const newRow = ({ Name, Type, DisplayName }: Step, time: string): StepRow => ({
  name: Name,
  type: Type,
  ...(DisplayName === undefined ? {} : { displayName: DisplayName }),
  attempt: 1,
  status: "Succeeded",
  startTime: time,
  endTime: time,
});

/** Without the key: what was not run here is no source of cache hits. */
function resultsOf(row: StepRow | undefined): Partial<StepRow> {
  const { properties, metadata, outputs, reports } = row ?? {};
  return {
    ...(properties === undefined ? {} : { properties }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(outputs === undefined ? {} : { outputs }),
    ...(reports === undefined ? {} : { reports }),
  };
}

/** A selected step whose Condition is not selected runs only if the reused result chose its branch. */
function branchIssues(plan: RunPlan, selection: StepSelection, reused: readonly StepRow[]): readonly Issue[] {
  const rows = new Map(reused.map((row) => [row.name, row]));
  return [...selection.selected].flatMap((name) => {
    const owner = plan.graph.nodes.get(name)?.owner;
    const row = owner && rows.get(owner.condition);
    if (owner === undefined || row === undefined || branchOf(row.properties) === owner.branch) return [];
    return [sourceBranchDifferent(name, owner.condition, owner.branch)];
  });
}

const namesOf = (steps: readonly Step[]): readonly string[] => steps.map(({ Name }) => Name);
