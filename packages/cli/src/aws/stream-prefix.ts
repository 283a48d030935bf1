import {
  DescribeHyperParameterTuningJobCommand,
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  DescribeTransformJobCommand,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { awsCall } from "./aws-call.ts";
import type { LoggedJob } from "./job-log.ts";

/** What names of a job's streams begin with. */
export type StreamPrefix = (job: LoggedJob) => Promise<string>;

/** Asks each job for its own name, once: the case of its letters counts in the names of streams, and its ARN has lost it. */
export function streamPrefixes(sagemaker: SageMakerClient): StreamPrefix {
  const known = new Map<string, string>();
  return async (job) => {
    const prefix = known.get(job.arn) ?? (await describedPrefix(sagemaker, job));
    known.set(job.arn, prefix);
    return prefix;
  };
}

const describedPrefix = (sagemaker: SageMakerClient, { kind, arn }: LoggedJob): Promise<string> =>
  PREFIXES[kind](sagemaker, arn, arn.slice(arn.lastIndexOf("/") + 1));

type Describe = (sagemaker: SageMakerClient, arn: string, name: string) => Promise<string>;

const PREFIXES: { readonly [Kind in LoggedJob["kind"]]: Describe } = {
  processing: async (sagemaker, resource, ProcessingJobName) => {
    const job = await awsCall({ action: "sagemaker:DescribeProcessingJob", resource }, () =>
      sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName })),
    );
    return `${job.ProcessingJobName}/`;
  },
  training: async (sagemaker, resource, TrainingJobName) => {
    const job = await awsCall({ action: "sagemaker:DescribeTrainingJob", resource }, () =>
      sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName })),
    );
    return `${job.TrainingJobName}/`;
  },
  // Its training jobs are named after it, with a number.
  tuning: async (sagemaker, resource, HyperParameterTuningJobName) => {
    const job = await awsCall({ action: "sagemaker:DescribeHyperParameterTuningJob", resource }, () =>
      sagemaker.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName })),
    );
    return `${job.HyperParameterTuningJobName}-`;
  },
  transform: async (sagemaker, resource, TransformJobName) => {
    const job = await awsCall({ action: "sagemaker:DescribeTransformJob", resource }, () =>
      sagemaker.send(new DescribeTransformJobCommand({ TransformJobName })),
    );
    return `${job.TransformJobName}/`;
  },
};
