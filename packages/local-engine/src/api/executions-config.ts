import {
  isJsonObject,
  type JsonObject,
  type ParameterValue,
  type PipelineDefinition,
  parameterValues,
  resolveValue,
  SagewrightError,
} from "@sagewright/core";
import type { ExecutionRow } from "../store/executions.ts";
import { pipelineArnOf } from "./executions-find.ts";

/** What the definition says of experiment or MLflow for this execution; undefined when it says nothing, or nothing that can be had. */
export function configOf(
  member: "PipelineExperimentConfig" | "MlflowConfig",
  row: ExecutionRow,
  definitionText: string,
): JsonObject | undefined {
  // Most definitions have none, and may be large.
  if (!definitionText.includes(`"${member}"`)) return undefined;
  const definition = JSON.parse(definitionText) as PipelineDefinition;
  const config = definition[member];
  if (!isJsonObject(config)) return undefined;
  const values = parameterValues(definition, row.overrides);
  const parameters: ReadonlyMap<string, ParameterValue> = values.ok ? values.value : new Map();
  try {
    const resolved = resolveValue(config, {
      parameters,
      execution: {
        PipelineName: row.pipelineName,
        PipelineArn: pipelineArnOf(row),
        PipelineExecutionId: row.id,
        PipelineExecutionArn: row.arn,
        StartDateTime: `${row.startTime.slice(0, 19)}Z`,
      },
      properties: () => undefined,
      readJson: () => "null",
    });
    return isJsonObject(resolved) ? resolved : undefined;
  } catch (error) {
    if (error instanceof SagewrightError) return undefined;
    throw error;
  }
}
