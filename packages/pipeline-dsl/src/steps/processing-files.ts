import type {
  ProcessingS3CompressionType,
  ProcessingS3DataDistributionType,
  ProcessingS3DataType,
  ProcessingS3InputMode,
  ProcessingS3UploadMode,
} from "@aws-sdk/client-sagemaker";
import {
  executionPlace,
  isSource,
  type Source,
  type StepEmission,
  wireOptional,
  wireSource,
} from "../compile/emission.ts";
import type { Input } from "../input.ts";
import type { S3Uri } from "../ref.ts";
import type { WireInput, WireOutput } from "./processing-job.ts";

/** A set of files that the container finds in a folder. */
export interface ProcessingInputProps {
  readonly source: Source;
  /** A folder below /opt/ml/processing. @default /opt/ml/processing/input/<name> */
  readonly destination?: string;
  /** @default "S3Prefix" */
  readonly s3DataType?: ProcessingS3DataType;
  /** @default "File" */
  readonly s3InputMode?: ProcessingS3InputMode;
  /** @default "FullyReplicated" */
  readonly s3DataDistributionType?: ProcessingS3DataDistributionType;
  /** @default "None" */
  readonly s3CompressionType?: ProcessingS3CompressionType;
}

/** A folder of the container that is copied to S3. */
export interface ProcessingOutputProps {
  /** A folder below /opt/ml/processing. */
  readonly source: string;
  /** @default s3://<bucket>/<pipeline>/<execution>/<step>/output/<name> */
  readonly destination?: Input<S3Uri>;
  /** @default "EndOfJob" */
  readonly s3UploadMode?: ProcessingS3UploadMode;
}

export interface ProcessingOutputs {
  readonly [name: string]: string | ProcessingOutputProps;
}

export function wireInput(name: string, input: ProcessingInputProps | Source, to: StepEmission): WireInput {
  const props = isSource(input) ? { source: input } : input;
  return s3Input(name, wireSource(props.source, to), props);
}

/** An input whose place in S3 is known already. */
export function s3Input(
  name: string,
  uri: ReturnType<typeof wireSource>,
  props: Omit<ProcessingInputProps, "source"> = {},
): WireInput {
  return {
    InputName: name,
    AppManaged: false,
    S3Input: {
      S3Uri: uri,
      LocalPath: props.destination ?? `/opt/ml/processing/input/${name}`,
      S3DataType: props.s3DataType ?? "S3Prefix",
      S3InputMode: props.s3InputMode ?? "File",
      S3DataDistributionType: props.s3DataDistributionType ?? "FullyReplicated",
      S3CompressionType: props.s3CompressionType ?? "None",
    },
  };
}

export function wireOutput(name: string, props: ProcessingOutputProps, to: StepEmission): WireOutput {
  return {
    OutputName: name,
    AppManaged: false,
    S3Output: {
      S3Uri: wireOptional<string>(props.destination, to) ?? executionPlace(to, "output", name),
      LocalPath: props.source,
      S3UploadMode: props.s3UploadMode ?? "EndOfJob",
    },
  };
}
