import {
  graphOf,
  type KeyedFields,
  type PipelineDefinition,
  parameterValues,
  SagewrightError,
  type Scope,
  type Step,
} from "@sagewright/core";
import { keyedRequest } from "../keyed-request.ts";
import type { Machine } from "../run.ts";
import { scopesOf } from "../scope.ts";
import type { ExecutionRow } from "../store/executions.ts";
import type { StepRow } from "../store/steps.ts";
import type { ExplainStore } from "./explain-store.ts";

/** What is known of one step in an earlier execution. */
export interface EarlierRun {
  readonly executionArn: string;
  /** What its key was made of; `undefined` where that can no longer be told. */
  readonly fields: KeyedFields | undefined;
}

interface Reconstruction {
  readonly rows: ReadonlyMap<string, StepRow>;
  readonly stepOf: (name: string) => Step | undefined;
  readonly scopeAt: (now: Date) => Scope;
}

export interface EarlierRuns {
  /** The step in the given execution; `undefined` if it was not run there. */
  in(execution: ExecutionRow, step: string): EarlierRun | undefined;
  /** Runs in which the step has succeeded, newest first. */
  of(step: Step): Iterable<EarlierRun>;
  /** Whether `of` leaves none out. */
  readonly all: boolean;
}

/** Executions that are looked through. */
const LOOK_BACK = 20;

/** Resolves the requests of earlier executions again, from their records. */
export function earlierRuns(
  pipelineName: string,
  { store, objects, place }: Pick<Machine, "objects" | "place"> & { readonly store: ExplainStore },
): EarlierRuns {
  const known = new Map<string, Reconstruction>();
  const executions = store.executions.list({ pipelineName, limit: LOOK_BACK });

  function reconstruct(row: ExecutionRow): Reconstruction {
    const found = known.get(row.id);
    if (found !== undefined) return found;
    const definition = JSON.parse(store.executions.definitionOf(row.id)) as PipelineDefinition;
    const parameters = parameterValues(definition, row.overrides);
    const graph = graphOf(definition);
    const plan = {
      definition,
      graph,
      parameters: parameters.ok ? parameters.value : new Map(),
      stubs: row.stubs,
    };
    const rows = new Map(store.steps.latest(row.id).map((step) => [step.name, step]));
    const succeeded = [...rows.values()].filter(({ status }) => status === "Succeeded");
    const results = new Map(succeeded.map(({ name, properties = {} }) => [name, properties]));
    const reconstruction: Reconstruction = {
      rows,
      stepOf: (name) => graph.nodes.get(name)?.step,
      scopeAt: scopesOf({ ...row, plan, place, objects, results }),
    };
    known.set(row.id, reconstruction);
    return reconstruction;
  }

  function runOf(execution: ExecutionRow, name: string, isWanted: (row: StepRow) => boolean) {
    const { rows, stepOf, scopeAt } = reconstruct(execution);
    const row = rows.get(name);
    const step = stepOf(name);
    if (row === undefined || step === undefined || !isWanted(row)) return undefined;
    return { executionArn: execution.arn, fields: fieldsOf(step, row, scopeAt) };
  }

  return {
    in: (execution, step) => runOf(execution, step, () => true),
    *of(step) {
      const isWanted = ({ status, type, cacheKey }: StepRow) =>
        status === "Succeeded" && type === step.Type && cacheKey !== undefined;
      for (const execution of executions) {
        const run = runOf(execution, step.Name, isWanted);
        if (run !== undefined) yield run;
      }
    },
    all: executions.length < LOOK_BACK,
  };
}

/** Only if they still make the key that was recorded: a report that was read may have changed since. */
function fieldsOf(step: Step, row: StepRow, scopeAt: (now: Date) => Scope): KeyedFields | undefined {
  try {
    const { fields, cacheKey } = keyedRequest(step, scopeAt(new Date(row.startTime)));
    return cacheKey === row.cacheKey ? fields : undefined;
  } catch (error) {
    if (error instanceof SagewrightError) return undefined;
    throw error;
  }
}
