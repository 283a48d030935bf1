import type {
  AutoMLMetricEnum,
  AutoMLS3DataType,
  CompressionType,
  CreateAutoMLJobRequest,
  DescribeAutoMLJobResponse,
  ProblemType,
  VpcConfig,
} from "@aws-sdk/client-sagemaker";
import type { AutoMLStep as WireAutoMLStep } from "@sagewright/core";
import {
  defined,
  isSource,
  type Source,
  type StepEmission,
  stepPlace,
  wire,
  wireChoice,
  wireOptional,
  wireOptionalChoice,
  wireRole,
  wireSource,
  wireTags,
} from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { isGivenObject } from "../compile/given-props.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Choice, Input, Overrides, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { propsOf, STEP, type StepId, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepS3Uri, stepText } from "../step-ref.ts";
import { type BestCandidate, bestCandidate } from "./best-candidate.ts";
import type { JobNameProps } from "./job-name.ts";

/** A table to learn from. */
export interface AutoMLChannel {
  readonly source: Source;
  /** @default "S3Prefix" */
  readonly s3DataType?: Choice<AutoMLS3DataType>;
  /** @default "text/csv;header=present", the service's; or `x-application/vnd.amazon+parquet` */
  readonly contentType?: Input<string>;
  /** @default "None", the service's */
  readonly compressionType?: Choice<CompressionType>;
  /** The column that says how much a row counts. */
  readonly sampleWeightAttributeName?: Input<string>;
}

export interface AutoMLProps extends EnvelopeProps, CacheProps, RetryProps, JobNameProps {
  /** Without `validation`, part of `training` is held back for it. */
  readonly channels: {
    readonly training: AutoMLChannel | Source;
    readonly validation?: AutoMLChannel | Source;
  };
  /** The column to predict. */
  readonly targetAttributeName: Input<string>;
  /** Given together with `metricName`. @default found out from the target column */
  readonly problemType?: Choice<ProblemType>;
  /** The metric that the best candidate has the best value of. */
  readonly metricName?: Choice<AutoMLMetricEnum>;
  /** Models to try. */
  readonly maxCandidates?: Input<number>;
  /** Seconds for one model. */
  readonly maxRuntimePerTrainingJobInSeconds?: Input<number>;
  /** Seconds for the whole job. */
  readonly maxAutoMLJobRuntimeInSeconds?: Input<number>;
  /** Models and reports lie below it. @default s3://<bucket>/<pipeline>/<step> */
  readonly outputPath?: Input<S3Uri>;
  /** The key that encrypts what lies under `outputPath`. */
  readonly kmsKeyId?: Input<string>;
  /** The key that encrypts the machines' disks. */
  readonly volumeKmsKeyId?: Input<string>;
  readonly enableInterContainerTrafficEncryption?: Input<boolean>;
  readonly vpcConfig?: CamelInput<VpcConfig>;
  readonly tags?: Tags;
  /** The IAM role that the job runs with. @default the pipeline's */
  readonly role?: Input<string>;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<
    CreateAutoMLJobRequest,
    "AutoMLJobName" | "ModelDeployConfig" | "GenerateCandidateDefinitionsOnly"
  >;
}

/** The Describe response of an AutoML job, with two reports about its best candidate. */
export type AutoMLProperties = Properties<DescribeAutoMLJobResponse> & {
  readonly BestCandidateProperties: {
    readonly ModelInsightsJsonReportPath: Ref<S3Uri>;
    readonly ExplainabilityJsonReportPath: Ref<S3Uri>;
  };
};

export interface AutoMLStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "autoML";
  readonly props: AutoMLProps;
  readonly outputs: {
    readonly bestCandidateName: Ref<string>;
    /** How good the best candidate is: a JSON file, for `modelMetrics` of a registration. */
    readonly modelInsightsReport: Ref<S3Uri>;
    /** What its predictions depend on: a JSON file. */
    readonly explainabilityReport: Ref<S3Uri>;
  };
  /** The image, model and environment of the best candidate: spread it into `step.model` or `step.registerModel`. */
  readonly bestCandidate: BestCandidate;
  readonly properties: AutoMLProperties;
}

/**
 * Tries kinds of models and their settings on a table, in ensembling mode, and keeps the best one.
 *
 * @example
 * const auto = step.autoML("Auto", { channels: { training: split.outputs.train }, targetAttributeName: "rings" });
 * step.registerModel("Register", { ...auto.bestCandidate, modelPackageGroupName: "abalone", … });
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAutoMLJob.html
 */
export function autoML<const Name extends string>(name: Name, props: AutoMLProps): AutoMLStep<Name> {
  const id = stepId(name);
  return Object.freeze({
    [STEP]: id,
    kind: "autoML",
    name,
    props: Object.freeze({ ...propsOf(name, props) }),
    outputs: Object.freeze({
      bestCandidateName: stepText(id, "BestCandidate.CandidateName"),
      modelInsightsReport: report(id, "ModelInsightsJsonReportPath"),
      explainabilityReport: report(id, "ExplainabilityJsonReportPath"),
    }),
    bestCandidate: bestCandidate(id),
    get properties() {
      return propertiesOf(id) as AutoMLProperties;
    },
  });
}

const report = (id: StepId, member: string): Ref<S3Uri> => stepS3Uri(id, `BestCandidateProperties.${member}`);

export function emitAutoML(node: AutoMLStep, to: StepEmission): WireAutoMLStep {
  const { props } = node;
  const channels = isGivenObject(props.channels, "channels", to) ? props.channels : undefined;
  const criteria = defined({
    MaxCandidates: wireOptional(props.maxCandidates, to),
    MaxRuntimePerTrainingJobInSeconds: wireOptional(props.maxRuntimePerTrainingJobInSeconds, to),
    MaxAutoMLJobRuntimeInSeconds: wireOptional(props.maxAutoMLJobRuntimeInSeconds, to),
  });
  const security = defined({
    VolumeKmsKeyId: wireOptional(props.volumeKmsKeyId, to),
    EnableInterContainerTrafficEncryption: wireOptional(props.enableInterContainerTrafficEncryption, to),
    VpcConfig: wireCamelProp(props, "vpcConfig", to),
  });
  const request: WireAutoMLStep["Arguments"] = defined({
    AutoMLJobName: wireOptional(props.jobNamePrefix, to),
    InputDataConfig: [
      ...wireChannel("training", channels?.training, props, to),
      ...wireChannel("validation", channels?.validation, props, to),
    ],
    OutputDataConfig: defined({
      S3OutputPath: wireOptional<string>(props.outputPath, to) ?? stepPlace(to),
      KmsKeyId: wireOptional(props.kmsKeyId, to),
    }),
    AutoMLJobConfig: defined({
      CompletionCriteria: withMembers(criteria),
      SecurityConfig: withMembers(security),
      // The only one that pipelines run.
      Mode: "ENSEMBLING" as const,
    }),
    RoleArn: wireRole(props.role ?? props.overrides?.RoleArn, to),
    AutoMLJobObjective: props.metricName && { MetricName: wireChoice(props.metricName, to) },
    ProblemType: props.problemType && wireChoice(props.problemType, to),
    Tags: wireTags(props.tags, to),
  });
  return envelope(node, "AutoML", overridden(request, props.overrides, to), props);
}

function wireChannel(
  type: "training" | "validation",
  channel: AutoMLChannel | Source | undefined,
  { targetAttributeName }: AutoMLProps,
  to: StepEmission,
) {
  if (channel === undefined) return [];
  if (!isSource(channel) && !isGivenObject(channel, `channels.${type}`, to)) return [];
  const props: AutoMLChannel = isSource(channel) ? { source: channel } : channel;
  const wired = defined({
    DataSource: {
      S3DataSource: {
        S3DataType: wireChoice<AutoMLS3DataType>(props.s3DataType ?? "S3Prefix", to),
        S3Uri: wireSource(props.source, to),
      },
    },
    CompressionType: wireOptionalChoice(props.compressionType, to),
    TargetAttributeName: wire(targetAttributeName, to),
    ContentType: wireOptional(props.contentType, to),
    ChannelType: type,
    SampleWeightAttributeName: wireOptional(props.sampleWeightAttributeName, to),
  });
  return [wired];
}

const withMembers = <T extends object>(members: T): T | undefined =>
  Object.keys(members).length === 0 ? undefined : members;
