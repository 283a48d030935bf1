import type { PipelineExecutionStep } from "@aws-sdk/client-sagemaker";

/** Where the work of a step writes what it prints, in CloudWatch Logs. */
export interface JobLog {
  readonly step: string;
  readonly group: string;
  /** Whose streams are named after it; nothing where all of the group may be meant. */
  readonly job?: LoggedJob;
  /** Milliseconds since 1970: nothing before it is of this step. */
  readonly from?: number;
  readonly until?: number;
}

export interface LoggedJob {
  readonly kind: "processing" | "training" | "tuning" | "transform";
  /** In small letters, as in every ARN of SageMaker's: the streams have the job's own name. */
  readonly arn: string;
}

const GROUPS = {
  processing: "/aws/sagemaker/ProcessingJobs",
  training: "/aws/sagemaker/TrainingJobs",
  tuning: "/aws/sagemaker/TrainingJobs",
  transform: "/aws/sagemaker/TransformJobs",
} as const;

/**
 * The log of a step as far as it has one; what was taken from a cache or is reused was written by the execution that ran it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 */
export function jobLog(listed: PipelineExecutionStep): JobLog | undefined {
  const { StepName: step = "", Metadata: metadata = {}, StartTime, EndTime } = listed;
  const { CacheHitResult: cached, SelectiveExecutionResult: reused } = listed;
  if (cached?.SourcePipelineExecutionArn || reused?.SourcePipelineExecutionArn) return undefined;
  const of = (kind: LoggedJob["kind"], arn: string | undefined): JobLog | undefined =>
    arn === undefined ? undefined : { step, group: GROUPS[kind], job: { kind, arn } };
  const { Lambda: lambda } = metadata;
  return (
    of("processing", metadata.ProcessingJob?.Arn) ??
    of("processing", metadata.QualityCheck?.CheckJobArn) ??
    of("processing", metadata.ClarifyCheck?.CheckJobArn) ??
    of("training", metadata.TrainingJob?.Arn) ??
    of("tuning", metadata.TuningJob?.Arn) ??
    of("transform", metadata.TransformJob?.Arn) ??
    (lambda?.Arn === undefined || StartTime === undefined
      ? undefined
      : {
          step,
          group: `/aws/lambda/${lambda.Arn.split(":")[6]}`,
          from: StartTime.getTime(),
          ...(EndTime === undefined ? {} : { until: EndTime.getTime() + 1 }),
        })
  );
}
