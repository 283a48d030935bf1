import type {
  Channel as AwsChannel,
  CompressionType,
  FileSystemDataSource,
  RecordWrapper,
  S3DataDistribution,
  S3DataType,
  ShuffleConfig,
  TrainingInputMode,
} from "@aws-sdk/client-sagemaker";
import type { TrainingStep as WireTrainingStep } from "@sagewright/core";
import {
  defined,
  isSource,
  type Source,
  type StepEmission,
  wireChoice,
  wireChoices,
  wireOptional,
  wireOptionalChoice,
  wireSource,
} from "../compile/emission.ts";
import { isGivenObject } from "../compile/given-props.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Choice, Input, Overrides } from "../input.ts";

interface AnyChannel {
  /** The MIME type of the objects, such as `text/csv`. */
  readonly contentType?: Input<string>;
  /** @default the job's `trainingInputMode` */
  readonly inputMode?: Choice<TrainingInputMode>;
  /** Gzip only with pipe mode. @default "None" */
  readonly compressionType?: Choice<CompressionType>;
  /** @default "None" */
  readonly recordWrapperType?: Choice<RecordWrapper>;
  /** Shuffles the objects before each epoch, always alike for one seed. @default in the order of S3 */
  readonly shuffleConfig?: CamelInput<ShuffleConfig>;
  /** Anything else of the channel, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<AwsChannel, "ChannelName">;
}

/** Objects in S3. */
export interface S3Channel extends AnyChannel {
  readonly source: Source;
  /** @default "S3Prefix" */
  readonly s3DataType?: Choice<S3DataType>;
  /** @default "FullyReplicated" */
  readonly s3DataDistributionType?: Choice<S3DataDistribution>;
  readonly attributeNames?: readonly Input<string>[];
  readonly fileSystemDataSource?: never;
}

/** A folder of an EFS or FSx for Lustre file system. The job needs the `vpcConfig` that reaches it. */
export interface FileSystemChannel extends AnyChannel {
  readonly fileSystemDataSource: CamelInput<FileSystemDataSource>;
  readonly source?: never;
}

/** A data set of a training job. */
export type Channel = S3Channel | FileSystemChannel;

/** By name; the container finds each under /opt/ml/input/data/<name>. */
export interface Channels {
  readonly [name: string]: Channel | Source;
}

type WireChannel = NonNullable<WireTrainingStep["Arguments"]["InputDataConfig"]>[number];
type WireDataSource = NonNullable<WireChannel["DataSource"]>;

export function wireChannels(
  channels: Channels | undefined,
  to: StepEmission,
): readonly WireChannel[] | undefined {
  const wired = Object.entries(channels ?? {}).flatMap(([name, channel]) => {
    const isGiven = isSource(channel) || isGivenObject(channel, `channels.${name}`, to);
    return isGiven ? [wireChannel(name, channel, to)] : [];
  });
  return wired.length === 0 ? undefined : wired;
}

export function wireChannel(name: string, channel: Channel | Source, to: StepEmission): WireChannel {
  const props: Channel = isSource(channel) ? { source: channel } : channel;
  const wired = defined({
    DataSource:
      props.fileSystemDataSource === undefined
        ? { S3DataSource: s3DataSource(props, to) }
        : defined({
            FileSystemDataSource: wireCamelProp<
              FileSystemChannel,
              NonNullable<WireDataSource["FileSystemDataSource"]>
            >(props, "fileSystemDataSource", to),
          }),
    ContentType: wireOptional(props.contentType, to),
    CompressionType: wireOptionalChoice(props.compressionType, to),
    RecordWrapperType: wireOptionalChoice(props.recordWrapperType, to),
    InputMode: wireOptionalChoice(props.inputMode, to),
    ShuffleConfig: wireCamelProp<Channel, NonNullable<WireChannel["ShuffleConfig"]>>(
      props,
      "shuffleConfig",
      to,
    ),
    ChannelName: name,
  });
  return overridden(wired, props.overrides, to);
}

const s3DataSource = (props: S3Channel, to: StepEmission) =>
  defined({
    S3DataType: wireChoice<S3DataType>(props.s3DataType ?? "S3Prefix", to),
    S3Uri: wireSource(props.source, to),
    S3DataDistributionType: wireChoice<S3DataDistribution>(
      props.s3DataDistributionType ?? "FullyReplicated",
      to,
    ),
    AttributeNames: wireChoices(props.attributeNames, to),
  });
