import {
  type BranchName,
  type BranchOwner,
  type Checked,
  evaluateConditions,
  executionOrder,
  type GraphNode,
  graphOf,
  type JsonObject,
  type JsonValue,
  type PipelineDefinition,
  parameterValues,
  parseDefinition,
  SagewrightError,
  type Scope,
  type Step,
} from "@sagewright/core";
import { branchOf } from "../branch-of.ts";
import { executionNotFound } from "../engine-issues.ts";
import { keyedRequest } from "../keyed-request.ts";
import type { Machine } from "../run.ts";
import type { StartRequest } from "../run-plan.ts";
import { scopesOf } from "../scope.ts";
import type { CacheExplanation, CacheReasonHere } from "./cache-explanation.ts";
import { earlierRuns } from "./earlier-runs.ts";
import { explainKey, type KeyContext, offReason } from "./explain-key.ts";
import type { ExplainStore } from "./explain-store.ts";
import { type Foreseen, foreseenScope, foresight, isVarying } from "./foreseen.ts";
import { lackingReads, type UsedResults } from "./lacking-reads.ts";
import { placeholders } from "./placeholders.ts";

/** A run to come, and what its steps are compared with. */
export type ExplainRequest = Pick<StartRequest, "pipelineName" | "definition" | "parameters"> & {
  /** ARN or id of an execution. @default for each step the newest in which it has succeeded */
  readonly compareWith?: string;
};

export type ExplainMachine = Pick<Machine, "objects" | "runners" | "clock" | "reportMismatches" | "place"> & {
  readonly store: ExplainStore;
};

/**
 * For every step, in the order of a run, whether its results would be taken from the cache, and why. Nothing is changed
 * or started; keys are made and looked up by the code that a run uses.
 */
export function explainCache(request: ExplainRequest, machine: ExplainMachine): readonly CacheExplanation[] {
  const definition = taken(parseDefinition(request.definition));
  const parameters = taken(parameterValues(definition, request.parameters ?? {}));
  const graph = graphOf(definition);
  const now = machine.clock.now();
  const foreseen = new Map<string, Foreseen>();
  const explanations = new Map<string, CacheExplanation>();
  const writers = new Map<string, string>();
  const holders = placeholders();
  const scope = scopeToCome(definition.PipelineExperimentConfig);
  let current: GraphNode | undefined;
  const writerBefore = () =>
    current?.dependencies.map((name) => writers.get(name)).find((name) => name !== undefined);
  const known = foresight(
    (name) => foreseen.get(name),
    (name) => graph.nodes.get(name)?.step,
    writerBefore,
    holders,
  );
  const context: KeyContext = {
    pipelineName: request.pipelineName,
    machine,
    now,
    runs: earlierRuns(request.pipelineName, machine),
    compareWith: request.compareWith === undefined ? undefined : executionOf(request.compareWith),
    holders,
  };

  function executionOf(arnOrId: string) {
    const row = machine.store.executions.find(arnOrId);
    if (row === undefined) throw new SagewrightError([executionNotFound(arnOrId)]);
    return row;
  }

  function scopeToCome(experiment: PipelineDefinition["PipelineExperimentConfig"]): Scope {
    const base = scopesOf({
      // Names of the experiment may hold what is new in every execution, and are resolved afterwards.
      plan: { definition: { Steps: [] }, graph, parameters, stubs: {} },
      id: "",
      arn: "",
      pipelineName: request.pipelineName,
      startTime: now.toISOString(),
      place: machine.place,
      objects: machine.objects,
      results: { get: (name) => propertiesOf(foreseen.get(name)) },
    })(now);
    return foreseenScope(base, experiment, holders);
  }

  function explain(node: GraphNode): CacheExplanation {
    const { step, owner, dependencies } = node;
    const missing = dependencies.find((name) => foreseen.get(name)?.kind === "not run");
    const branch = owner && branchAt(owner.condition);
    const isReached = missing === undefined && (branch === undefined || branch === owner?.branch);
    const { state, reasons, ...more } = isReached
      ? explainReached(step)
      : notReached(step, missing ?? owner?.condition ?? "");
    return {
      name: step.Name,
      type: step.Type,
      state,
      onlyIf: isReached ? onlyIf(node, branch) : [],
      reasons,
      changes: [],
      ...more,
    };
  }

  function notReached(step: Step, from: string): Explained {
    foreseen.set(step.Name, { kind: "not run" });
    return { state: "not run", reasons: [{ kind: "not reached", step: from }] };
  }

  const explainReached = (step: Step): Explained =>
    step.Type === "Condition" ? evaluate(step) : explainStep(step);

  function branchAt(condition: string): BranchName | undefined {
    const state = foreseen.get(condition);
    return state?.kind === "known" ? branchOf(state.properties) : undefined;
  }

  /** Its own Condition, where it is not known which branch that chooses, and those of the steps that it waits for. */
  function onlyIf(
    { owner, dependencies }: GraphNode,
    branch: BranchName | undefined,
  ): readonly BranchOwner[] {
    const all = [
      ...dependencies.flatMap((name) => explanations.get(name)?.onlyIf ?? []),
      ...(owner !== undefined && branch === undefined ? [owner] : []),
    ];
    return [...new Map(all.map((each) => [`${each.condition} ${each.branch}`, each])).values()];
  }

  function evaluate(step: Step & { readonly Type: "Condition" }): Explained {
    const conditions = known(step.Arguments.Conditions as unknown as JsonValue);
    const outcome =
      holders.in(conditions).length === 0 && !isVarying(conditions)
        ? attempt(() => evaluateConditions(conditions as never, scope))
        : undefined;
    foreseen.set(
      step.Name,
      typeof outcome === "boolean"
        ? { kind: "known", properties: { Outcome: outcome ? "True" : "False" } }
        : { kind: "perhaps" },
    );
    return { state: "off", reasons: [{ kind: "no cache", because: "type" }] };
  }

  /** Nothing of it has to wait for a run, and yet it has no value. */
  function fails(step: Step, { issues }: SagewrightError): Explained {
    foreseen.set(step.Name, { kind: "not run" });
    const keys = step.Type === "Condition" ? { Arguments: { Conditions: step.Arguments.Conditions } } : step;
    const lacking = lackingReads(keys as unknown as JsonValue, usedResults);
    const told: CacheReasonHere = {
      kind: "unresolvable",
      message: issues.map(({ message }) => message).join(" "),
    };
    return { state: "fails", reasons: lacking.length > 0 ? lacking : [told] };
  }

  function usedResults(name: string): UsedResults | undefined {
    const [source, executionArn] = [foreseen.get(name), explanations.get(name)?.sourceExecutionArn];
    return source?.kind === "known" && executionArn !== undefined
      ? { executionArn, properties: source.properties }
      : undefined;
  }

  function explainStep(step: Step): Explained {
    const off = offReason(step);
    const entry = machine.runners[step.Type];
    const request = known(step as unknown as JsonValue);
    const resolved = attempt(() => keyedRequest(request as unknown as Step, scope));
    if (resolved instanceof SagewrightError && holders.in(request).length === 0) return fails(step, resolved);
    if (resolved instanceof SagewrightError || entry === undefined) {
      foreseen.set(step.Name, { kind: "perhaps" });
      const reason: CacheReasonHere =
        resolved instanceof SagewrightError
          ? { kind: "unresolvable", message: resolved.issues.map(({ message }) => message).join(" ") }
          : { kind: "not runnable" };
      return off === undefined ? { state: "unknown", reasons: [reason] } : { state: "off", reasons: [off] };
    }
    foreseen.set(step.Name, { kind: "anew", request: resolved.arguments });
    if (off !== undefined || resolved.fields === undefined || entry.kind !== "job") {
      return { state: "off", reasons: [off ?? { kind: "no cache", because: "type" }] };
    }
    const { hit, ...explained } = explainKey(step, resolved.fields, resolved.cacheKey, context);
    if (hit !== undefined) foreseen.set(step.Name, { kind: "known", properties: hit.step.properties ?? {} });
    else if (explained.state === "unknown") foreseen.set(step.Name, { kind: "perhaps" });
    return explained;
  }

  const order = executionOrder(graph);
  for (const name of "cycle" in order ? [] : order) {
    const node = graph.nodes.get(name);
    if (node === undefined) continue;
    current = node;
    explanations.set(name, explain(node));
    const state = foreseen.get(name)?.kind;
    const runs =
      (state === "anew" || state === "perhaps") && machine.runners[node.step.Type]?.kind !== "instant";
    const writer = runs ? name : writerBefore();
    if (writer !== undefined) writers.set(name, writer);
  }
  return [...explanations.values()];
}

type Explained = Pick<CacheExplanation, "state" | "reasons"> & Partial<CacheExplanation>;

function propertiesOf(state: Foreseen | undefined): JsonObject | undefined {
  if (state?.kind === "known") return state.properties;
  return state?.kind === "anew" ? state.request : undefined;
}

function taken<T>(result: Checked<T>): T {
  if (!result.ok) throw new SagewrightError(result.issues);
  return result.value;
}

/** What `work` returns, or the issues that it throws. */
function attempt<T>(work: () => T): T | SagewrightError {
  try {
    return work();
  } catch (error) {
    if (error instanceof SagewrightError) return error;
    throw error;
  }
}
