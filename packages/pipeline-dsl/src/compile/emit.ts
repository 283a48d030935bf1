import {
  DEFINITION_VERSION,
  type Issue,
  type Parameter,
  type PipelineDefinition,
  type Step,
} from "@sagewright/core";
import type { Asset } from "../asset.ts";
import { constantOf } from "../conditions.ts";
import { notAParameter, parameterDefaultNotFinite, parameterRenamed } from "../issues.ts";
import type { LambdaPlace } from "../lambda-function.ts";
import type { Pipeline } from "../pipeline.ts";
import { isRef } from "../ref.ts";
import { type ListedStep, listedNames, ungrouped } from "../step-group.ts";
import { isStep, listOf, STEP, type StepId } from "../step-node.ts";
import type { ConditionStep } from "../steps/condition.ts";
import { isConditionStep } from "./collect.ts";
import type { Emission } from "./emission.ts";
import { emitExperiment, emitMlflow } from "./emit-experiment.ts";
import { emitStep } from "./emit-step.ts";
import { type FoldedCondition, foldOutcomes, withDependsOn } from "./fold-outcomes.ts";
import { lowerJoins } from "./lower-joins.ts";

/** What stands in for what the pipeline does not say; see `compile`. */
export interface CompileOptions {
  /** For jobs, where neither the step nor the pipeline names one. */
  readonly role?: string;
  readonly bucket?: string;
  /** An image with Node, for function steps. */
  readonly functionImage?: string;
  /** For function steps on Lambda. */
  readonly lambda?: LambdaPlace;
  /** SHA-256 in hexadecimal by asset id; the place of an asset without one is `unhashed`. */
  readonly assets?: { readonly [id: string]: string };
}

export interface Emitted {
  readonly definition: PipelineDefinition;
  /** The steps that each step refers to. */
  readonly sources: ReadonlyMap<StepId, ReadonlySet<StepId>>;
  /** By the name of a step that is a copy, made for a joined value, the step as written. */
  readonly copies: ReadonlyMap<string, string>;
  readonly assets: readonly Asset[];
  readonly issues: readonly Issue[];
}

const NO_COPIES: ReadonlyMap<string, string> = new Map();

/** The definition of a pipeline, valid or not, in one pass; what is missing stands as an issue beside it. */
export function emit(pipeline: Pipeline, options: CompileOptions): Emitted {
  const { role, bucket, functionImage, lambda, experiment, mlflow, metadata } = pipeline.props;
  const all: Emission = {
    pipelineName: pipeline.name,
    role: role ?? options.role,
    bucket: bucket ?? options.bucket,
    functionImage: functionImage ?? options.functionImage,
    lambda: lambda ?? options.lambda,
    hashes: options.assets ?? {},
    issues: [],
    missing: new Set(),
    assets: new Map(),
  };
  const sources = new Map<StepId, ReadonlySet<StepId>>();
  const folded = new Map<string, FoldedCondition>();
  const conditions = new Set<StepId>();
  const emitSteps = (listed: readonly ListedStep[] | undefined): Step[] => {
    const steps: Step[] = [];
    for (const node of ungrouped(listed)) {
      // Something listed twice, or no step at all, is an issue already; a list that holds itself must end.
      if (!isStep(node) || sources.has(node[STEP])) continue;
      const own = new Set<StepId>();
      sources.set(node[STEP], own);
      if (isConditionStep(node)) {
        conditions.add(node[STEP]);
        const holds = constantOf(node.props.conditions);
        if (holds !== undefined) {
          steps.push(...emitTaken(node, holds));
          continue;
        }
      }
      steps.push(emitStep(node, { all, step: node.name, sources: own, emitBranch: emitSteps }));
    }
    return steps;
  };
  /** The branch that is taken stands in the place of a condition that is known, and waits for what that waits for. */
  const emitTaken = ({ name, props }: ConditionStep, holds: boolean): readonly Step[] => {
    const dependsOn = listedNames(props.dependsOn);
    folded.set(name, { holds, dependsOn });
    const taken = emitSteps(holds ? props.ifSteps : props.elseSteps);
    return dependsOn.length === 0
      ? taken
      : taken.map((step) => withDependsOn(step, [...new Set([...dependsOn, ...listOf(step.DependsOn)])]));
  };
  const written = foldOutcomes(emitSteps(pipeline.props.steps), folded);
  // A joined value has its condition, listed or not, among its sources; where there is none, nothing needs to be searched.
  const joins = [...sources.values()].some((read) =>
    [...read].some((id) => conditions.has(id) || !sources.has(id)),
  );
  const lowered = joins ? lowerJoins(written) : { steps: written, copies: NO_COPIES, issues: [] };
  all.issues.push(...lowered.issues);
  const definition: PipelineDefinition = {
    Version: DEFINITION_VERSION,
    Metadata: metadata ?? {},
    Parameters: emitParameters(pipeline, all),
    ...emitExperiment(experiment, all),
    ...emitMlflow(mlflow, all),
    Steps: lowered.steps,
  };
  return {
    definition,
    sources,
    copies: lowered.copies,
    assets: [...all.assets.values()],
    issues: all.issues,
  };
}

function emitParameters({ params }: Pipeline, { issues }: Emission): readonly Parameter[] {
  return Object.entries(params).flatMap(([key, parameter]) => {
    if (!isRef(parameter) || parameter.definition === undefined) {
      issues.push(notAParameter(key));
      return [];
    }
    const { name, definition } = parameter;
    const value = definition.DefaultValue;
    if (name !== key) issues.push(parameterRenamed(key, name));
    if (typeof value === "number" && !Number.isFinite(value))
      issues.push(parameterDefaultNotFinite(name, value));
    return [definition];
  });
}
