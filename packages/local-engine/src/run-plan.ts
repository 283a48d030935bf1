import {
  type Checked,
  graphOf,
  type Issue,
  isError,
  isValidPipelineName,
  type JsonObject,
  type ParameterValue,
  type PipelineDefinition,
  type PipelineGraph,
  parameterValues,
  parseDefinition,
  resolveValue,
  SagewrightError,
  type Scope,
  type StepSelection,
  selectSteps,
} from "@sagewright/core";
import {
  displayNameInvalid,
  maxParallelStepsInvalid,
  pipelineNameInvalid,
  stepTypeNotRunnable,
} from "./engine-issues.ts";
import type { SelectiveExecution } from "./execution-record.ts";
import { checkRunnable, type Premises } from "./runners/runnable.ts";
import type { RunnerTable } from "./runners/runner-table.ts";
import { checkStubs } from "./stub.ts";

/** A selection as the caller asks for it. */
export interface SelectiveExecutionRequest extends SelectiveExecution {
  /**
   * Without `sourceExecutionArn`, take the newest ended execution in which the needed steps have succeeded.
   * @default false
   */
  readonly referenceLatestExecution?: boolean;
}

/** What is to be run, as the caller asks for it. */
export interface StartRequest {
  readonly pipelineName: string;
  /** JSON text of a pipeline definition. */
  readonly definition: string;
  /** Values of parameters as text, as in the API. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** At most 82 letters, digits and hyphens. */
  readonly displayName?: string;
  /** At most 3072 characters, in one line. */
  readonly description?: string;
  /** Results of steps that are not to be run, by step: properties, `OutputParameters`, `PropertyFiles`. */
  readonly stubs?: Readonly<Record<string, JsonObject>>;
  /** How many steps may run at once. @default the engine's */
  readonly maxParallelSteps?: number;
  /** Runs these steps only; what they need of others comes from an earlier execution or a stub. @default all steps */
  readonly selectiveExecution?: SelectiveExecutionRequest;
  /** Told by DescribePipelineExecution; nothing is sent to MLflow from here. @default that of the definition */
  readonly mlflowExperimentName?: string;
}

/** A request that can be run. */
export interface RunPlan {
  readonly definition: PipelineDefinition;
  readonly graph: PipelineGraph;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly stubs: Readonly<Record<string, JsonObject>>;
  /** Absent when all steps run. */
  readonly selection?: StepSelection;
}

/** What is there to run steps with. */
export type Workshop = Pick<Premises, "runtimes" | "lambdas"> & { readonly runners: RunnerTable };

/** Everything that can be known to be wrong before anything is recorded or started, thrown at once. */
export function planRun(request: StartRequest, workshop: Workshop): RunPlan {
  const stubs = request.stubs ?? {};
  const issues: Issue[] = [...requestIssues(request)];
  const definition = take(parseDefinition(request.definition), issues);
  if (definition === undefined) throw new SagewrightError(issues);
  const parameters = take(parameterValues(definition, request.parameters ?? {}), issues);
  const graph = graphOf(definition);
  issues.push(...checkStubs(stubs, graph));
  const { selectedSteps } = request.selectiveExecution ?? {};
  const selection = selectedSteps && take(selectSteps(graph, selectedSteps), issues);
  const named = selectedSteps && new Set(selectedSteps);
  const isToRun = (name: string) => named?.has(name) !== false && !Object.hasOwn(stubs, name);
  issues.push(...runnableIssues(graph, isToRun, parameters ?? new Map(), workshop));
  if (parameters === undefined || issues.some(isError)) throw new SagewrightError(issues.filter(isError));
  return { definition, graph, parameters, stubs, ...(selection === undefined ? {} : { selection }) };
}

function take<T>(result: Checked<T>, issues: Issue[]): T | undefined {
  if (result.ok) return result.value;
  issues.push(...result.issues.filter(isError));
  return undefined;
}

function* requestIssues({ pipelineName, displayName, maxParallelSteps }: StartRequest): Iterable<Issue> {
  if (!isValidPipelineName(pipelineName)) yield pipelineNameInvalid(pipelineName);
  if (displayName !== undefined && (displayName.length > 82 || !isValidPipelineName(displayName))) {
    yield displayNameInvalid(displayName);
  }
  if (maxParallelSteps !== undefined && !isPlaceCount(maxParallelSteps)) {
    yield maxParallelStepsInvalid(maxParallelSteps);
  }
}

export const isPlaceCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

function runnableIssues(
  graph: PipelineGraph,
  isToRun: (step: string) => boolean,
  parameters: ReadonlyMap<string, ParameterValue>,
  { runners, runtimes, lambdas }: Workshop,
): Issue[] {
  const resolve = (value: unknown): unknown => resolved(value, parameters);
  const issues: Issue[] = [];
  for (const { step, path } of graph.nodes.values()) {
    if (!isToRun(step.Name)) continue;
    if (runners[step.Type] === undefined) issues.push(stepTypeNotRunnable(step.Name, step.Type, path));
    else issues.push(...checkRunnable(step, { runtimes, lambdas, resolve, path }));
  }
  return issues;
}

/** What a value is as far as parameters tell; undefined when it takes more to know. */
function resolved(value: unknown, parameters: ReadonlyMap<string, ParameterValue>): unknown {
  const scope: Scope = {
    parameters,
    execution: {},
    properties: () => undefined,
    readJson: () => {
      throw new SagewrightError([]);
    },
  };
  try {
    return resolveValue(value, scope);
  } catch (error) {
    if (error instanceof SagewrightError) return undefined;
    throw error;
  }
}
