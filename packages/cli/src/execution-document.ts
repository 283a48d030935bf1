import type { ExecutionRecord, ModelPackageRecord, StepRecord } from "@sagewright/local-engine";

/** What `run --json` ends with, and `runs show --json` prints. */
export interface ExecutionDocument {
  readonly executionArn: string;
  readonly pipelineName: string;
  readonly displayName?: string;
  readonly status: ExecutionRecord["status"];
  readonly failureReason?: string;
  readonly startTime: string;
  readonly endTime?: string;
  /** Neither ended nor running: `run --resume` finishes it. */
  readonly interrupted?: true;
  readonly parameters: ExecutionRecord["parameters"];
  readonly steps: readonly StepDocument[];
  readonly registeredModels: readonly { readonly arn: string; readonly approvalStatus: string }[];
}

export interface StepDocument {
  readonly name: string;
  readonly type: string;
  readonly status: StepRecord["status"];
  readonly startTime: string;
  readonly endTime: string | null;
  readonly cacheHit: boolean;
  /** The execution whose results it took. */
  readonly cachedFrom?: string;
  /** It was not run: the execution that a selective execution has its results from. */
  readonly reusedFrom?: string;
  readonly attempts: number;
  readonly failureReason?: string;
  /** Which branch a Condition has taken. */
  readonly outcome?: "True" | "False";
  readonly outputs?: StepRecord["outputs"];
  readonly reports?: StepRecord["reports"];
}

export function executionDocument(
  execution: ExecutionRecord,
  steps: readonly StepRecord[],
  models: readonly ModelPackageRecord[],
): ExecutionDocument {
  const {
    executionArn,
    pipelineName,
    displayName,
    status,
    failureReason,
    startTime,
    endTime,
    interrupted,
    parameters,
  } = execution;
  return {
    executionArn,
    pipelineName,
    ...(displayName === undefined ? {} : { displayName }),
    status,
    ...(failureReason === undefined ? {} : { failureReason }),
    startTime,
    ...(endTime === undefined ? {} : { endTime }),
    ...(interrupted === true ? { interrupted } : {}),
    parameters,
    steps: steps.map(stepDocument),
    registeredModels: models
      .filter((model) => model.executionArn === executionArn)
      .map(({ arn, approvalStatus }) => ({ arn, approvalStatus })),
  };
}

function stepDocument({
  name,
  type,
  status,
  startTime,
  endTime,
  cacheHit,
  selectiveExecution,
  attempts,
  failureReason,
  properties,
  outputs,
  reports,
}: StepRecord): StepDocument {
  return {
    name,
    type,
    status,
    startTime,
    endTime: endTime ?? null,
    cacheHit: cacheHit !== undefined,
    ...(cacheHit === undefined ? {} : { cachedFrom: cacheHit.sourceExecutionArn }),
    ...(selectiveExecution === undefined ? {} : { reusedFrom: selectiveExecution.sourceExecutionArn }),
    attempts,
    ...(failureReason === undefined ? {} : { failureReason }),
    ...(type === "Condition" ? outcomeOf(properties?.Outcome) : {}),
    ...(outputs === undefined ? {} : { outputs }),
    ...(reports === undefined ? {} : { reports }),
  };
}

const outcomeOf = (outcome: unknown): { readonly outcome?: "True" | "False" } =>
  outcome === "True" || outcome === "False" ? { outcome } : {};
