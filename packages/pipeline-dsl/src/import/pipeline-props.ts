import { type Issue, isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";
import { given } from "./given.ts";
import { importMemberUnknown, importValueUnsupported } from "./issues.ts";
import { same } from "./same.ts";
import type { Scope } from "./scope.ts";
import { writeString } from "./write-text.ts";
import { never } from "./written.ts";

const DEFAULT_EXPERIMENT = {
  ExperimentName: { Get: "Execution.PipelineName" },
  TrialName: { Get: "Execution.PipelineExecutionId" },
};

/** What a definition says beside parameters and steps, as props of `pipeline`. */
export function pipelineProps(
  definition: JsonObject,
  scope: Scope,
  issues: Issue[],
): Readonly<Record<string, unknown>> {
  const { PipelineExperimentConfig: experiment, MlflowConfig: mlflow, Metadata: metadata } = definition;
  return given({
    experiment: writeExperiment(experiment, scope, issues),
    mlflow: writeMlflow(mlflow, scope, issues),
    metadata: writeMetadata(metadata, issues),
  });
}

function writeExperiment(config: JsonValue | undefined, scope: Scope, issues: Issue[]): unknown {
  if (config === undefined) return "off";
  if (config === null) return null;
  if (same(config, DEFAULT_EXPERIMENT)) return undefined;
  const path = ["PipelineExperimentConfig"];
  if (!isJsonObject(config) || isAbsent(config.ExperimentName) || isAbsent(config.TrialName)) {
    issues.push(importValueUnsupported(path, "no `ExperimentName` or no `TrialName`"));
    return undefined;
  }
  refuseOthers(config, ["ExperimentName", "TrialName"], path, issues);
  return { experimentName: textOf(config.ExperimentName, scope), trialName: textOf(config.TrialName, scope) };
}

function writeMlflow(config: JsonValue | undefined, scope: Scope, issues: Issue[]): unknown {
  if (config === undefined || config === null) return config;
  const path = ["MlflowConfig"];
  if (!isJsonObject(config) || config.MlflowResourceArn === undefined) {
    issues.push(importValueUnsupported(path, "no `MlflowResourceArn`"));
    return undefined;
  }
  refuseOthers(config, ["MlflowResourceArn", "MlflowExperimentName"], path, issues);
  const { MlflowResourceArn: arn, MlflowExperimentName: name } = config;
  return {
    resourceArn: textOf(arn, scope),
    ...(name === undefined ? undefined : { experimentName: textOf(name, scope) }),
  };
}

const isAbsent = (value: JsonValue | undefined): value is null | undefined =>
  value === undefined || value === null;

function refuseOthers(
  config: JsonObject,
  known: readonly string[],
  path: readonly string[],
  issues: Issue[],
): void {
  for (const key of Object.keys(config))
    if (!known.includes(key)) issues.push(importMemberUnknown(path, key));
}

const textOf = (value: JsonValue, scope: Scope): unknown => writeString(value, scope) ?? never(value);

function writeMetadata(metadata: JsonValue | undefined, issues: Issue[]): unknown {
  if (metadata === undefined || metadata === null) return undefined;
  if (!isJsonObject(metadata)) {
    issues.push(importValueUnsupported(["Metadata"], "no object"));
    return undefined;
  }
  if (Object.keys(metadata).length === 0) return undefined;
  return Object.values(metadata).every((value) => typeof value === "string") ? metadata : never(metadata);
}
