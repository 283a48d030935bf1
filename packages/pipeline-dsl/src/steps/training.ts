import type {
  CheckpointConfig,
  CompressionType,
  CreateTrainingJobRequest,
  DescribeTrainingJobResponse,
  MetricData,
  RecordWrapper,
  S3DataDistribution,
  S3DataType,
  TrainingInputMode,
  TrainingInstanceType,
  VpcConfig,
} from "@aws-sdk/client-sagemaker";
import type { TrainingStep as WireTrainingStep } from "@sagewright/core";
import {
  defined,
  isSource,
  type Source,
  type StepEmission,
  stepPlace,
  wire,
  wireChoice,
  wireOptional,
  wireRole,
  wireSource,
  wireTags,
  wireTextMap,
  wireTexts,
} from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden, wireCamel } from "../compile/json.ts";
import type { CamelInput, Choice, Input, Overrides, Tags, TextInput } from "../input.ts";
import { type Properties, propertiesOf, quotedKey } from "../properties.ts";
import { makeRef, type Ref, type S3Uri } from "../ref.ts";
import {
  type CacheProps,
  type EnvelopeProps,
  propsOf,
  type RetryProps,
  STEP,
  type StepNode,
  stepId,
} from "../step-node.ts";
import { checkRuntime } from "./check-runtime.ts";
import type { JobNameProps } from "./job-name.ts";

/** A data set of a training job. */
export interface Channel {
  readonly source: Source;
  /** The MIME type of the objects, such as `text/csv`. */
  readonly contentType?: Input<string>;
  /** @default "S3Prefix" */
  readonly s3DataType?: S3DataType;
  /** @default "FullyReplicated" */
  readonly s3DataDistributionType?: S3DataDistribution;
  /** @default the job's `trainingInputMode` */
  readonly inputMode?: TrainingInputMode;
  /** Gzip only with pipe mode. @default "None" */
  readonly compressionType?: CompressionType;
  /** @default "None" */
  readonly recordWrapperType?: RecordWrapper;
  readonly attributeNames?: readonly string[];
}

export interface MetricDefinitions {
  /** The metric's name, and a regular expression whose first group is its value in a line of the log. */
  readonly [name: string]: string;
}

export interface TrainingProps<Metrics extends MetricDefinitions = MetricDefinitions>
  extends EnvelopeProps,
    CacheProps,
    RetryProps,
    JobNameProps {
  readonly image: Input<string>;
  readonly instanceType: Choice<TrainingInstanceType>;
  /** Number of machines. @default 1 */
  readonly instanceCount?: Input<number>;
  /** @default 30 */
  readonly volumeSizeInGB?: Input<number>;
  /** Data sets by channel name; the container finds each under /opt/ml/input/data/<name>. */
  readonly channels?: { readonly [name: string]: Channel | Source };
  /** The image reads them as text, whatever they are here. */
  readonly hyperParameters?: { readonly [name: string]: TextInput };
  /** The archive lies under <outputPath>/<job name>/output/model.tar.gz. @default s3://<bucket>/<pipeline>/<step> */
  readonly outputPath?: Input<S3Uri>;
  /** Replaces the image's own command and its argument `train`. */
  readonly entrypoint?: readonly TextInput[];
  readonly arguments?: readonly TextInput[];
  /** @default "File" */
  readonly trainingInputMode?: TrainingInputMode;
  /** Numbers to read from the job's log; later steps find the last value of each in `metrics`. */
  readonly metricDefinitions?: Metrics;
  readonly environment?: { readonly [name: string]: TextInput };
  /** Seconds, 1 to 2 419 200 (28 days); then the job is stopped. @default 86 400 (1 day) */
  readonly maxRuntimeInSeconds?: number;
  /** Seconds to wait for spot capacity and to run together; needs `enableManagedSpotTraining`. */
  readonly maxWaitTimeInSeconds?: number;
  readonly enableManagedSpotTraining?: Input<boolean>;
  readonly enableNetworkIsolation?: Input<boolean>;
  readonly checkpointConfig?: CamelInput<CheckpointConfig>;
  readonly vpcConfig?: CamelInput<VpcConfig>;
  readonly tags?: Tags;
  /** The IAM role that the job runs with. @default the pipeline's */
  readonly role?: Input<string>;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateTrainingJobRequest, "TrainingJobName">;
}

/** The Describe response of a training job, its metrics by name. */
export type TrainingProperties<Metric extends string> = Omit<
  Properties<DescribeTrainingJobResponse>,
  "FinalMetricDataList"
> & { readonly FinalMetricDataList: { readonly [Name in Metric]: Properties<MetricData> } };

export interface TrainingStep<Name extends string = string, Metric extends string = string>
  extends StepNode<Name> {
  readonly kind: "training";
  readonly props: TrainingProps;
  readonly outputs: {
    /** The archive with the model: …/output/model.tar.gz. */
    readonly model: Ref<S3Uri>;
  };
  /** The last value of each of `metricDefinitions`. */
  readonly metrics: { readonly [Key in Metric]: Ref<number> };
  readonly properties: TrainingProperties<Metric>;
}

/**
 * Trains a model: reads `channels`, runs `image`, leaves an archive under `outputPath`.
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING, VALUE_OUT_OF_RANGE (maxRuntimeInSeconds).
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
 */
export function training<
  const Name extends string,
  const Metrics extends MetricDefinitions = Record<never, never>,
>(name: Name, props: TrainingProps<Metrics>): TrainingStep<Name, keyof Metrics & string> {
  const id = stepId(name);
  const metrics = Object.keys(propsOf(name, props).metricDefinitions ?? {}).map((metric) => [
    metric,
    makeRef<number>({ Get: `Steps.${name}.FinalMetricDataList${quotedKey(metric)}.Value` }, "number", [id]),
  ]);
  return Object.freeze({
    [STEP]: id,
    kind: "training",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({
      model: makeRef<S3Uri>({ Get: `Steps.${name}.ModelArtifacts.S3ModelArtifacts` }, "s3Uri", [id]),
    }),
    metrics: Object.freeze(Object.fromEntries(metrics)),
    get properties() {
      return propertiesOf<DescribeTrainingJobResponse>(id) as TrainingProperties<keyof Metrics & string>;
    },
  });
}

export function emitTraining(node: TrainingStep, to: StepEmission): WireTrainingStep {
  const { props } = node;
  if (props.maxRuntimeInSeconds !== undefined) checkRuntime(props.maxRuntimeInSeconds, 2_419_200, to);
  const channels = Object.entries(props.channels ?? {});
  const request: WireTrainingStep["Arguments"] = defined({
    TrainingJobName: wireOptional(props.jobNamePrefix, to),
    AlgorithmSpecification: defined({
      TrainingInputMode: props.trainingInputMode ?? "File",
      TrainingImage: wire(props.image, to),
      ContainerEntrypoint: wireTexts(props.entrypoint, to),
      ContainerArguments: wireTexts(props.arguments, to),
      MetricDefinitions:
        props.metricDefinitions &&
        Object.entries(props.metricDefinitions).map(([Name, Regex]) => ({ Name, Regex })),
    }),
    OutputDataConfig: { S3OutputPath: wireOptional<string>(props.outputPath, to) ?? stepPlace(to) },
    StoppingCondition: defined({
      MaxRuntimeInSeconds: props.maxRuntimeInSeconds ?? 86_400,
      MaxWaitTimeInSeconds: props.maxWaitTimeInSeconds,
    }),
    ResourceConfig: {
      VolumeSizeInGB: wire(props.volumeSizeInGB ?? 30, to),
      InstanceCount: wire(props.instanceCount ?? 1, to),
      InstanceType: wireChoice(props.instanceType, to),
    },
    RoleArn: wireRole(props.role ?? (props.overrides?.RoleArn as Input<string> | undefined), to),
    InputDataConfig:
      channels.length === 0 ? undefined : channels.map(([name, channel]) => wireChannel(name, channel, to)),
    HyperParameters: wireTextMap(props.hyperParameters, to),
    Environment: wireTextMap(props.environment, to),
    EnableManagedSpotTraining: wireOptional(props.enableManagedSpotTraining, to),
    EnableNetworkIsolation: wireOptional(props.enableNetworkIsolation, to),
    CheckpointConfig:
      props.checkpointConfig && (wireCamel(props.checkpointConfig, to, ["checkpointConfig"]) as never),
    VpcConfig: props.vpcConfig && (wireCamel(props.vpcConfig, to, ["vpcConfig"]) as never),
    Tags: wireTags(props.tags, to),
  });
  return envelope(node, "Training", overridden(request, props.overrides, to), props);
}

type WireChannel = NonNullable<WireTrainingStep["Arguments"]["InputDataConfig"]>[number];

function wireChannel(name: string, channel: Channel | Source, to: StepEmission): WireChannel {
  const props: Channel = isSource(channel) ? { source: channel } : channel;
  return defined({
    DataSource: {
      S3DataSource: defined({
        S3DataType: props.s3DataType ?? "S3Prefix",
        S3Uri: wireSource(props.source, to),
        S3DataDistributionType: props.s3DataDistributionType ?? "FullyReplicated",
        AttributeNames: props.attributeNames,
      }),
    },
    ContentType: wireOptional(props.contentType, to),
    CompressionType: props.compressionType,
    RecordWrapperType: props.recordWrapperType,
    InputMode: props.inputMode,
    ChannelName: name,
  });
}
