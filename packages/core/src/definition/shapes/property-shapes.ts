import type { ForEachStep, StepType } from "../step.ts";
import { JOB_RESPONSES } from "./job-response-table.ts";
import { MODEL_RESPONSES } from "./model-response-table.ts";
import { parseShape, type Shape } from "./shape.ts";

const { TrainingJobSummary, ...JOBS } = JOB_RESPONSES;
const BASELINES = "CalculatedBaselineConstraints BaselineUsedForDriftCheckConstraints";

/** `undefined`: the properties are not known, and every path is allowed. */
const NOTATIONS: ForEachStep<string | undefined> = {
  ...JOBS,
  ...MODEL_RESPONSES,
  Tuning: `${JOBS.Tuning} TrainingJobSummaries[${TrainingJobSummary}]`,
  AutoML: `${JOBS.AutoML} BestCandidateProperties{ModelInsightsJsonReportPath ExplainabilityJsonReportPath}`,
  Condition: "Outcome",
  Lambda: "OutputParameters<~>",
  Callback: "OutputParameters<~>",
  Fail: "",
  EMR: `ClusterId Id Name Config{Jar Properties<> MainClass Args[]} ActionOnFailure ExecutionRoleArn
    Status{State StateChangeReason{Code Message} FailureDetails{Reason Message LogFile}
    Timeline{CreationDateTime~ StartDateTime~ EndDateTime~}}`,
  EMRServerless: undefined,
  QualityCheck: `${BASELINES} CalculatedBaselineStatistics BaselineUsedForDriftCheckStatistics`,
  ClarifyCheck: BASELINES,
  Lineage: "ActionArns<> ArtifactArns<> ContextArns<> Associations[~]",
  BedrockCustomModel: undefined,
  BedrockCustomModelDeployment: undefined,
  BedrockModelImport: undefined,
  BedrockProvisionedModelThroughput: undefined,
};

const shapes = new Map<StepType, Shape>();

/** What may follow `Steps.<step>.`; `undefined` when any path may. */
export function propertyShape(type: StepType): Shape | undefined {
  const notation = NOTATIONS[type];
  if (notation === undefined) return undefined;
  const known = shapes.get(type) ?? parseShape(notation);
  shapes.set(type, known);
  return known;
}
