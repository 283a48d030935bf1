import type { PipelineExecutionStep, PipelineExecutionStepMetadata } from "@aws-sdk/client-sagemaker";
import {
  graphOf,
  type JsonObject,
  type JsonValue,
  type PipelineDefinition,
  type Step,
  type StepType,
} from "@sagewright/core";
import type { StepRecord } from "@sagewright/local-engine";

/** A step as the service lists it; what it is called in the definition is known from there. */
export interface ListedStep {
  readonly record: StepRecord;
  readonly metadata: PipelineExecutionStepMetadata;
  /** Nothing where the definition is no longer that of the execution. */
  readonly step?: Step;
}

/** The latest record of each step, in the order in which they were started. */
export function listedSteps(
  steps: readonly PipelineExecutionStep[],
  definition: PipelineDefinition,
): readonly ListedStep[] {
  const { nodes } = graphOf(definition);
  const latest = new Map<string, ListedStep>();
  const inOrder = [...steps].sort((a, b) => (a.StartTime?.getTime() ?? 0) - (b.StartTime?.getTime() ?? 0));
  for (const listed of inOrder) {
    const { StepName: name = "", Metadata: metadata = {} } = listed;
    const step = nodes.get(name)?.step;
    latest.set(name, {
      record: stepRecord(listed, step?.Type ?? typeOf(metadata)),
      metadata,
      ...(step === undefined ? {} : { step }),
    });
  }
  return [...latest.values()];
}

function stepRecord(listed: PipelineExecutionStep, type: StepType): StepRecord {
  const { StepName = "", StepStatus = "Starting", StartTime, EndTime, AttemptCount, FailureReason } = listed;
  const cachedFrom = listed.CacheHitResult?.SourcePipelineExecutionArn;
  const reusedFrom = listed.SelectiveExecutionResult?.SourcePipelineExecutionArn;
  const outcome = listed.Metadata?.Condition?.Outcome;
  const outputs = outputParameters(listed.Metadata);
  return {
    name: StepName,
    type,
    status: StepStatus,
    startTime: (StartTime ?? new Date(0)).toISOString(),
    ...(EndTime === undefined ? {} : { endTime: EndTime.toISOString() }),
    attempts: Math.max(1, AttemptCount ?? 1),
    ...(FailureReason ? { failureReason: FailureReason } : {}),
    // A step that was run has an empty source.
    ...(cachedFrom ? { cacheHit: { sourceExecutionArn: cachedFrom } } : {}),
    ...(reusedFrom ? { selectiveExecution: { sourceExecutionArn: reusedFrom } } : {}),
    ...(outcome === undefined ? {} : { properties: { Outcome: outcome } }),
    ...(outputs === undefined ? {} : { outputs }),
  };
}

/** The service hands values back as texts. */
function outputParameters(metadata: PipelineExecutionStepMetadata | undefined): JsonObject | undefined {
  const parameters = metadata?.Lambda?.OutputParameters ?? metadata?.Callback?.OutputParameters ?? [];
  if (parameters.length === 0) return undefined;
  return Object.fromEntries(parameters.map(({ Name = "", Value = "" }) => [Name, Value]));
}

/** Values in the types that the definition declares; a text that is none of its type stays a text. */
export function typedOutputs({ record, step }: ListedStep): JsonObject | undefined {
  const { outputs } = record;
  if (outputs === undefined || step === undefined || !("OutputParameters" in step)) return outputs;
  const types = new Map(step.OutputParameters?.map(({ OutputName, OutputType }) => [OutputName, OutputType]));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, typed(value, types.get(name))]),
  );
}

function typed(value: JsonValue, type: string | undefined): JsonValue {
  if (typeof value !== "string") return value;
  if (type === "Boolean" && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === "true";
  if (type === "Float" && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
  if (type === "Integer" && Number.isSafeInteger(Number(value)) && /^-?\d+$/.test(value))
    return Number(value);
  return value;
}

/** The key of the metadata, where it is not the type's own name. */
const TYPES: Readonly<Record<string, StepType>> = {
  TrainingJob: "Training",
  ProcessingJob: "Processing",
  TransformJob: "Transform",
  TuningJob: "Tuning",
  AutoMLJob: "AutoML",
};

const typeOf = (metadata: PipelineExecutionStepMetadata): StepType => {
  const [key = "Processing"] = Object.keys(metadata);
  return TYPES[key] ?? (key as StepType);
};
