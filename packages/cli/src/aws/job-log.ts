import type { PipelineExecutionStep } from "@aws-sdk/client-sagemaker";

/** Where the work of a step writes what it prints, in CloudWatch Logs. */
export interface JobLog {
  readonly step: string;
  readonly group: string;
  /** Names of its streams begin so; nothing where all of the group may be meant. */
  readonly prefix?: string;
  /** Milliseconds since 1970: nothing before it is of this step. */
  readonly from?: number;
  readonly until?: number;
}

const PROCESSING = "/aws/sagemaker/ProcessingJobs";
const TRAINING = "/aws/sagemaker/TrainingJobs";
const TRANSFORM = "/aws/sagemaker/TransformJobs";

/**
 * The log of a step as far as it has one; what was taken from a cache was written by the execution that ran it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 */
export function jobLog(listed: PipelineExecutionStep): JobLog | undefined {
  const { StepName: step = "", Metadata: metadata = {}, StartTime, EndTime } = listed;
  if (listed.CacheHitResult?.SourcePipelineExecutionArn) return undefined;
  const of = (group: string, arn: string | undefined, end = "/"): JobLog | undefined =>
    arn === undefined ? undefined : { step, group, prefix: `${arn.slice(arn.lastIndexOf("/") + 1)}${end}` };
  const { Lambda: lambda } = metadata;
  return (
    of(PROCESSING, metadata.ProcessingJob?.Arn) ??
    of(PROCESSING, metadata.QualityCheck?.CheckJobArn) ??
    of(PROCESSING, metadata.ClarifyCheck?.CheckJobArn) ??
    of(TRAINING, metadata.TrainingJob?.Arn) ??
    // Its training jobs are named after it, with a number.
    of(TRAINING, metadata.TuningJob?.Arn, "-") ??
    of(TRANSFORM, metadata.TransformJob?.Arn) ??
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
