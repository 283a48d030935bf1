import type {
  DatasetDefinition,
  ProcessingInput,
  ProcessingOutput,
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
  wire,
  wireChoice,
  wireOptional,
  wireSource,
} from "../compile/emission.ts";
import { overridden, wireCamel } from "../compile/json.ts";
import type { CamelInput, Choice, Input, Overrides } from "../input.ts";
import type { S3Uri } from "../ref.ts";
import type { WireInput, WireOutput } from "./processing-job.ts";

/** What may be said of any input or output. */
interface EntryProps<Entry> {
  /** Whether the service manages the entry, as it must where it reads or writes other stores. @default false */
  readonly appManaged?: Input<boolean>;
  /** Anything else of the entry, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<Entry>;
}

/** Rows that a query to Athena or Redshift gives, as files that the container finds in a folder. */
export interface DatasetInputProps extends EntryProps<ProcessingInput> {
  readonly datasetDefinition: CamelInput<DatasetDefinition>;
}

/** A set of files that the container finds in a folder. */
export interface ProcessingInputProps extends EntryProps<ProcessingInput> {
  readonly source: Source;
  /** A folder below /opt/ml/processing. @default /opt/ml/processing/input/<name> */
  readonly destination?: Input<string>;
  /** @default "S3Prefix" */
  readonly s3DataType?: Choice<ProcessingS3DataType>;
  /** @default "File" */
  readonly s3InputMode?: Choice<ProcessingS3InputMode>;
  /** @default "FullyReplicated" */
  readonly s3DataDistributionType?: Choice<ProcessingS3DataDistributionType>;
  /** @default "None" */
  readonly s3CompressionType?: Choice<ProcessingS3CompressionType>;
}

/** A feature group that the job puts records into. */
export interface FeatureGroupOutputProps extends EntryProps<ProcessingOutput> {
  readonly featureGroupName: Input<string>;
}

/** A folder of the container that is copied to S3. */
export interface ProcessingOutputProps extends EntryProps<ProcessingOutput> {
  /** A folder below /opt/ml/processing. */
  readonly source: Input<string>;
  /** @default s3://<bucket>/<pipeline>/<execution>/<step>/output/<name> */
  readonly destination?: Input<S3Uri>;
  /** @default "EndOfJob" */
  readonly s3UploadMode?: Choice<ProcessingS3UploadMode>;
}

export interface ProcessingOutputs {
  readonly [name: string]: string | ProcessingOutputProps | FeatureGroupOutputProps;
}

/** The outputs that are places in S3. */
export type S3OutputNames<Outputs extends ProcessingOutputs> = {
  [Name in keyof Outputs]: Outputs[Name] extends FeatureGroupOutputProps ? never : Name;
}[keyof Outputs] &
  string;

export function wireInput(
  name: string,
  input: ProcessingInputProps | DatasetInputProps | Source,
  to: StepEmission,
): WireInput {
  const props = isSource(input) ? { source: input } : input;
  const entry = "datasetDefinition" in props ? datasetInput(name, props, to) : fileInput(name, props, to);
  return overridden(entry, props.overrides, to);
}

const fileInput = (name: string, props: ProcessingInputProps, to: StepEmission): WireInput =>
  s3Input(name, wireSource(props.source, to), to, props);

const datasetInput = (name: string, props: DatasetInputProps, to: StepEmission): WireInput => ({
  InputName: name,
  AppManaged: wire(props.appManaged ?? false, to),
  DatasetDefinition: wireCamel(props.datasetDefinition, to, ["inputs", name, "datasetDefinition"]) as object,
});

/** An input whose place in S3 is known already. */
export function s3Input(
  name: string,
  uri: ReturnType<typeof wireSource>,
  to: StepEmission,
  props: Omit<ProcessingInputProps, "source" | "overrides"> = {},
): WireInput {
  return {
    InputName: name,
    AppManaged: wire(props.appManaged ?? false, to),
    S3Input: {
      S3Uri: uri,
      LocalPath: wire(props.destination ?? `/opt/ml/processing/input/${name}`, to),
      S3DataType: wireChoice<ProcessingS3DataType>(props.s3DataType ?? "S3Prefix", to),
      S3InputMode: wireChoice<ProcessingS3InputMode>(props.s3InputMode ?? "File", to),
      S3DataDistributionType: wireChoice<ProcessingS3DataDistributionType>(
        props.s3DataDistributionType ?? "FullyReplicated",
        to,
      ),
      S3CompressionType: wireChoice<ProcessingS3CompressionType>(props.s3CompressionType ?? "None", to),
    },
  };
}

export function wireOutput(
  name: string,
  props: ProcessingOutputProps | FeatureGroupOutputProps,
  to: StepEmission,
): WireOutput {
  const entry: WireOutput = {
    OutputName: name,
    AppManaged: wire(props.appManaged ?? false, to),
    ...("featureGroupName" in props
      ? { FeatureStoreOutput: { FeatureGroupName: wire(props.featureGroupName, to) } }
      : { S3Output: s3Output(name, props, to) }),
  };
  return overridden(entry, props.overrides, to);
}

const s3Output = (name: string, props: ProcessingOutputProps, to: StepEmission) => ({
  S3Uri: wireOptional<string>(props.destination, to) ?? executionPlace(to, "output", name),
  LocalPath: wire(props.source, to),
  S3UploadMode: wireChoice<ProcessingS3UploadMode>(props.s3UploadMode ?? "EndOfJob", to),
});
