import {
  evaluateConditions,
  executionOrder,
  type GraphNode,
  graphOf,
  type JsonObject,
  parameterValues,
  resolveArguments,
  SagewrightError,
  type Scope,
  type Step,
} from "@sagewright/core";
import { compile } from "../compile/check.ts";
import { emit } from "../compile/emit.ts";
import { type Pipeline, parameterTexts } from "../pipeline.ts";
import type { StepNode } from "../step-node.ts";
import { checkOptions } from "./check-options.ts";
import { simulationNotACondition, simulationPropertyMissing, simulationStepNotRun } from "./issues.ts";
import { mergeJson } from "./merge.ts";
import { simulatedProperties } from "./simulated-properties.ts";
import { simulatedScopes } from "./simulated-scope.ts";
import type { SimulateOptions, Simulation } from "./simulation.ts";

/** Stand in for what a test need not name. */
const DEFAULTS = {
  role: "arn:aws:iam::000000000000:role/simulation",
  bucket: "simulation",
  functionImage: "simulation/node",
};

/**
 * Walks through a pipeline without running anything, to test which way it goes and what it would ask AWS for: parameters,
 * expressions, conditions and branches have their true semantics; every step that starts succeeds at once, one
 * after the other, with properties made up from its request. A Fail step ends it.
 *
 * Issues: what `compile` finds, those of parameter values, expressions and conditions, SIMULATION_STEP_UNKNOWN,
 * SIMULATION_REPORT_UNKNOWN, SIMULATION_REPORT_MISMATCH, SIMULATION_REPORT_MISSING, SIMULATION_OBJECT_MISSING,
 * SIMULATION_PROPERTY_MISSING.
 *
 * @example
 * const bad = simulate(pipeline, {
 *   params: { MaxRmse: 300 },
 *   reports: { Evaluate: { evaluation: { rmse: 412.5 } } },
 * });
 * bad.outcome("IsGoodEnough"); // false
 * bad.steps; // ["Train", "Evaluate", "IsGoodEnough", "Reject"]
 * bad.failureReason; // "RMSE is 412.5"
 */
export function simulate<P extends Pipeline>(pipeline: P, options: SimulateOptions<P> = {}): Simulation {
  const definition = compile(pipeline, { ...DEFAULTS, ...options });
  const graph = graphOf(definition);
  const { copies } = emit(pipeline, {});
  checkOptions(pipeline, graph, copies, options);
  const writtenAs = (name: string) => copies.get(name) ?? name;
  const parameters = parameterValues(definition, parameterTexts(options.params ?? {}));
  if (!parameters.ok) throw new SagewrightError(parameters.issues);

  const properties = new Map<string, JsonObject>();
  const args = new Map<string, JsonObject>();
  const outcomes = new Map<string, boolean>();
  const { reports = {}, objects = {} } = options;
  const scopeOf = simulatedScopes(pipeline.name, definition, graph, parameters.value, properties, {
    objects,
    reportsOf: (name) => ({ ...reports[writtenAs(name)], ...reports[name] }),
  });
  let failureReason: string | undefined;

  // compile refuses a cycle, so there is an order.
  const order = executionOrder(graph);
  for (const name of "cycle" in order ? [] : order) {
    const node = graph.nodes.get(name);
    if (node === undefined || !starts(node, args, outcomes)) continue;
    const { step } = node;
    const [request, made] = runStep(step, scopeOf(step), outcomes);
    args.set(name, request);
    const given = [writtenAs(name), name].map((each) => options.properties?.[each] ?? {});
    properties.set(name, given.reduce(mergeJson, made));
    if (step.Type === "Fail") {
      failureReason = String(request.ErrorMessage ?? "");
      break;
    }
  }
  return simulationOf(args, outcomes, writtenAs, failureReason);
}

/** All that it waits for ran, and the branch that it stands in was taken. */
function starts(
  { dependencies, owner }: GraphNode,
  ran: ReadonlyMap<string, unknown>,
  outcomes: ReadonlyMap<string, boolean>,
): boolean {
  if (!dependencies.every((name) => ran.has(name))) return false;
  return owner === undefined || outcomes.get(owner.condition) === (owner.branch === "if");
}

/** A step's request, and the properties that it leaves behind. */
function runStep(step: Step, scope: Scope, outcomes: Map<string, boolean>): [JsonObject, JsonObject] {
  try {
    if (step.Type === "Condition") {
      const holds = evaluateConditions(step.Arguments.Conditions, scope);
      outcomes.set(step.Name, holds);
      return [{}, { Outcome: holds ? "True" : "False" }];
    }
    const request = resolveArguments(step, scope);
    return [request, simulatedProperties(step, request)];
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    const issues = error.issues.map((issue) =>
      issue.code === "REFERENCE_UNDEFINED" ? simulationPropertyMissing(step.Name, issue) : issue,
    );
    throw new SagewrightError(issues, { cause: error });
  }
}

function simulationOf(
  args: ReadonlyMap<string, JsonObject>,
  outcomes: ReadonlyMap<string, boolean>,
  writtenAs: (name: string) => string,
  failureReason: string | undefined,
): Simulation {
  const steps = Object.freeze([...args.keys()]);
  const ended =
    failureReason === undefined
      ? { status: "Succeeded" as const }
      : { status: "Failed" as const, failureReason };
  // Of the copies of a step, one has run.
  const ranAs = (step: string | StepNode): string => {
    const name = nameOf(step);
    return args.has(name) ? name : (steps.find((ran) => writtenAs(ran) === name) ?? name);
  };
  const argumentsOf = (step: string | StepNode): JsonObject => {
    const name = ranAs(step);
    const found = args.get(name);
    if (found === undefined) throw new SagewrightError([simulationStepNotRun(name, steps)]);
    return found;
  };
  const outcome = (condition: string | StepNode): boolean => {
    argumentsOf(condition);
    const found = outcomes.get(ranAs(condition));
    if (found === undefined) throw new SagewrightError([simulationNotACondition(nameOf(condition))]);
    return found;
  };
  return Object.freeze({ steps, ...ended, argumentsOf, outcome });
}

const nameOf = (step: string | StepNode): string => (typeof step === "string" ? step : step.name);
