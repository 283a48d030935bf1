import type {
  CreateTrainingJobRequest,
  DescribeTrainingJobResponse,
  MetricData,
} from "@aws-sdk/client-sagemaker";
import type { TrainingStep as WireTrainingStep } from "@sagewright/core";
import { defined, type StepEmission, wireOptional, wireTags, wireTexts } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden } from "../compile/json.ts";
import type { Overrides, Tags, TextInput } from "../input.ts";
import { entrypointTwice } from "../issues.ts";
import { type Properties, propertiesOf, quotedKey } from "../properties.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { propsOf, STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepRef, stepS3Uri } from "../step-ref.ts";
import type { JobNameProps } from "./job-name.ts";
import { type MetricDefinitions, type TrainingJobProps, trainingJob } from "./training-job.ts";

export interface TrainingProps<Metrics extends MetricDefinitions = MetricDefinitions>
  extends TrainingJobProps<Metrics>,
    EnvelopeProps,
    CacheProps,
    RetryProps,
    JobNameProps {
  /** Replaces the image's own command and its argument `train`; not together with `code`. */
  readonly entrypoint?: readonly TextInput[];
  readonly arguments?: readonly TextInput[];
  readonly tags?: Tags;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateTrainingJobRequest, "TrainingJobName">;
}

/** The Describe response of a training job, its metrics by name. */
export type TrainingProperties<Metric extends string> = Omit<
  Properties<DescribeTrainingJobResponse>,
  "FinalMetricDataList"
> & {
  readonly FinalMetricDataList: { readonly [Name in Metric]: Properties<MetricData> } & {
    /** A metric that the image defines by itself, or the one at an index. */
    readonly at: (nameOrIndex: string | number) => Properties<MetricData>;
  };
};

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
 * Trains a model: reads `channels`, runs `image`, leaves an archive under `outputPath`. With `code` the image runs a
 * script of yours.
 *
 * @example
 * const train = step.training("Train", {
 *   image: PYTORCH, instanceType: "ml.g5.xlarge", code: "src/", entryPoint: "train.py",
 *   hyperParameters: { epochs: 3, layers: [64, 32] }, // train.py --epochs 3 --layers "[64, 32]"
 *   channels: { train: split.outputs.train },         // the folder in SM_CHANNEL_TRAIN
 * });
 * train.outputs.model // Ref<S3Uri>: what the script left in SM_MODEL_DIR
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING, CODE_ENTRY_POINT_MISSING, ENTRYPOINT_TWICE, VALUE_OUT_OF_RANGE (maxRuntimeInSeconds).
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
 */
export function training<
  const Name extends string,
  const Metrics extends MetricDefinitions = Record<never, never>,
>(name: Name, props: TrainingProps<Metrics>): TrainingStep<Name, keyof Metrics & string> {
  const id = stepId(name);
  const metrics = Object.keys(propsOf(name, props).metricDefinitions ?? {}).map((metric) => [
    metric,
    stepRef<number>(id, `FinalMetricDataList${quotedKey(metric)}.Value`, "number"),
  ]);
  return Object.freeze({
    [STEP]: id,
    kind: "training",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({
      model: stepS3Uri(id, "ModelArtifacts.S3ModelArtifacts"),
    }),
    metrics: Object.freeze(Object.fromEntries(metrics)),
    get properties() {
      return propertiesOf<DescribeTrainingJobResponse>(id) as TrainingProperties<keyof Metrics & string>;
    },
  });
}

export function emitTraining(node: TrainingStep, to: StepEmission): WireTrainingStep {
  const { props } = node;
  if (props.code !== undefined && props.entrypoint !== undefined)
    to.all.issues.push(entrypointTwice(node.name));
  const { algorithm, resources, hyperParameters, rest } = trainingJob(props, to);
  const request: WireTrainingStep["Arguments"] = defined({
    TrainingJobName: wireOptional(props.jobNamePrefix, to),
    AlgorithmSpecification: defined({
      ...algorithm,
      ContainerEntrypoint: wireTexts(props.entrypoint, to),
      ContainerArguments: wireTexts(props.arguments, to),
    }),
    ResourceConfig: resources,
    HyperParameters: hyperParameters,
    ...rest,
    Tags: wireTags(props.tags, to),
  });
  return envelope(node, "Training", overridden(request, props.overrides, to), props);
}
