import type {
  CompressionType,
  RecordWrapper,
  S3DataDistribution,
  S3DataType,
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
import type { Choice, Input } from "../input.ts";

/** A data set of a training job. */
export interface Channel {
  readonly source: Source;
  /** The MIME type of the objects, such as `text/csv`. */
  readonly contentType?: Input<string>;
  /** @default "S3Prefix" */
  readonly s3DataType?: Choice<S3DataType>;
  /** @default "FullyReplicated" */
  readonly s3DataDistributionType?: Choice<S3DataDistribution>;
  /** @default the job's `trainingInputMode` */
  readonly inputMode?: Choice<TrainingInputMode>;
  /** Gzip only with pipe mode. @default "None" */
  readonly compressionType?: Choice<CompressionType>;
  /** @default "None" */
  readonly recordWrapperType?: Choice<RecordWrapper>;
  readonly attributeNames?: readonly Input<string>[];
}

/** By name; the container finds each under /opt/ml/input/data/<name>. */
export interface Channels {
  readonly [name: string]: Channel | Source;
}

type WireChannel = NonNullable<WireTrainingStep["Arguments"]["InputDataConfig"]>[number];

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

function wireChannel(name: string, channel: Channel | Source, to: StepEmission): WireChannel {
  const props: Channel = isSource(channel) ? { source: channel } : channel;
  return defined({
    DataSource: {
      S3DataSource: defined({
        S3DataType: wireChoice<S3DataType>(props.s3DataType ?? "S3Prefix", to),
        S3Uri: wireSource(props.source, to),
        S3DataDistributionType: wireChoice<S3DataDistribution>(
          props.s3DataDistributionType ?? "FullyReplicated",
          to,
        ),
        AttributeNames: wireChoices(props.attributeNames, to),
      }),
    },
    ContentType: wireOptional(props.contentType, to),
    CompressionType: wireOptionalChoice(props.compressionType, to),
    RecordWrapperType: wireOptionalChoice(props.recordWrapperType, to),
    InputMode: wireOptionalChoice(props.inputMode, to),
    ChannelName: name,
  });
}
