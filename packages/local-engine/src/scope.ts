import {
  type AwsPlace,
  type ExecutionVariable,
  type JsonObject,
  pipelineArn,
  resolveValue,
  SagewrightError,
  type Scope,
  type StepType,
} from "@sagewright/core";
import type { ObjectStore } from "./adapters/object-store.ts";
import { stepNotFinished } from "./engine-issues.ts";
import { readJsonText, readPropertyFile } from "./property-files.ts";
import type { RunPlan } from "./run-plan.ts";
import { stubReports } from "./stub.ts";

export interface ScopeSource {
  readonly plan: RunPlan;
  readonly id: string;
  readonly arn: string;
  readonly pipelineName: string;
  readonly startTime: string;
  readonly place: AwsPlace;
  readonly objects: ObjectStore;
  /** Properties of the steps that have succeeded so far. */
  readonly results: Pick<ReadonlyMap<string, JsonObject>, "get">;
}

/** The variable that a job's own name has, inside the step that makes it. */
const JOB_NAME_VARIABLES: Partial<Record<StepType, ExecutionVariable>> = {
  Training: "TrainingJobName",
  Processing: "ProcessingJobName",
};

/** What expressions see at a moment; one such moment for each step start. */
export function scopesOf(source: ScopeSource): (now: Date) => Scope {
  const { plan, id, arn, pipelineName, startTime, place, objects, results } = source;
  const fixed = {
    PipelineName: pipelineName,
    PipelineArn: pipelineArn({ ...place, pipelineName }),
    PipelineExecutionId: id,
    PipelineExecutionArn: arn,
    StartDateTime: toSeconds(new Date(startTime)),
  };
  const base: Scope = {
    parameters: plan.parameters,
    execution: fixed,
    properties: (step) => results.get(step),
    step: (name) => plan.graph.nodes.get(name)?.step,
    readJson(from) {
      if ("s3Uri" in from) return readJsonText(from.s3Uri, objects);
      const stub = plan.stubs[from.step];
      const report = stub && stubReports(stub)?.[from.propertyFile];
      if (report !== undefined) return JSON.stringify(report);
      const step = plan.graph.nodes.get(from.step)?.step;
      const properties = results.get(from.step);
      if (step === undefined || properties === undefined)
        throw new SagewrightError([stepNotFinished(from.step)]);
      return readPropertyFile(step, from.propertyFile, properties, objects);
    },
  };
  let experiment: Scope["experiment"];
  return (now) => {
    // At the first step, so that names which cannot be had fail the step that starts, and not the start.
    experiment ??= resolveValue(plan.definition.PipelineExperimentConfig ?? {}, base) as Experiment;
    return { ...base, experiment, execution: { ...fixed, CurrentDateTime: toSeconds(now) } };
  };
}

type Experiment = NonNullable<Scope["experiment"]>;

/** The same moment, for a step whose job has this name. */
export function withJobName(scope: Scope, type: StepType, jobName: string): Scope {
  const variable = JOB_NAME_VARIABLES[type];
  return variable === undefined
    ? scope
    : { ...scope, execution: { ...scope.execution, [variable]: jobName } };
}

/** `2024-01-02T03:04:05Z` */
const toSeconds = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
