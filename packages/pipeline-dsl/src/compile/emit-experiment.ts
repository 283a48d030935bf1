import type { PipelineDefinition } from "@sagewright/core";
import { execution } from "../execution.ts";
import { wireValue } from "../input-value.ts";
import { joinOutsideSteps } from "../issues.ts";
import { isJoined } from "../joined.ts";
import type { PipelineProps } from "../pipeline.ts";
import { expressionOf } from "../ref.ts";
import type { Emission } from "./emission.ts";
import { mapExpressions } from "./map-expressions.ts";

/** Names under which the service records the jobs of an execution. */
export function emitExperiment(
  experiment: PipelineProps["experiment"],
  all: Emission,
): Pick<PipelineDefinition, "PipelineExperimentConfig"> {
  if (experiment === "off") return {};
  if (experiment === null) return { PipelineExperimentConfig: null };
  const config = {
    ExperimentName: wireValue(experiment?.experimentName ?? execution.pipelineName),
    TrialName: wireValue(experiment?.trialName ?? execution.pipelineExecutionId),
  };
  return { PipelineExperimentConfig: withoutJoins(config, all, "experiment") };
}

/** The MLflow server that jobs report to. */
export function emitMlflow(
  mlflow: PipelineProps["mlflow"],
  all: Emission,
): Pick<PipelineDefinition, "MlflowConfig"> {
  if (mlflow === undefined) return {};
  if (mlflow === null) return { MlflowConfig: null };
  const { resourceArn, experimentName } = mlflow;
  const config = {
    MlflowResourceArn: wireValue(resourceArn),
    ...(experimentName === undefined ? undefined : { MlflowExperimentName: wireValue(experimentName) }),
  };
  return { MlflowConfig: withoutJoins(config, all, "mlflow") };
}

/** Before any step runs no branch has been taken. */
function withoutJoins<Part>(part: Part, { issues }: Emission, prop: "experiment" | "mlflow"): Part {
  return mapExpressions(part, (expression) => {
    if (!isJoined(expression)) return expression;
    issues.push(joinOutsideSteps([prop], expression["Std:Joined"].Condition));
    return expressionOf(execution.pipelineName);
  });
}
