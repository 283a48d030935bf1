import type {
  AssemblyType,
  BatchDataCaptureConfig,
  BatchStrategy,
  CompressionType,
  CreateTransformJobRequest,
  DataProcessing,
  DescribeTransformJobResponse,
  ModelClientConfig,
  S3DataType,
  SplitType,
  TransformInstanceType,
} from "@aws-sdk/client-sagemaker";
import type { TransformStep as WireTransformStep } from "@sagewright/core";
import {
  defined,
  executionPlace,
  type Source,
  type StepEmission,
  wire,
  wireChoice,
  wireOptional,
  wireOptionalChoice,
  wireSource,
  wireTags,
  wireTextMap,
} from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Choice, Input, Overrides, Tags, TextInput } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepS3Uri } from "../step-ref.ts";
import type { JobNameProps } from "./job-name.ts";

export interface TransformProps extends EnvelopeProps, CacheProps, RetryProps, JobNameProps {
  /** `outputs.modelName` of a model step, or the name of a model. */
  readonly modelName: Input<string>;
  readonly instanceType: Choice<TransformInstanceType>;
  /** @default 1 */
  readonly instanceCount?: Input<number>;
  /** The objects to send to the model. */
  readonly source: Source;
  /** @default "S3Prefix" */
  readonly s3DataType?: Choice<S3DataType>;
  /** The MIME type of the objects. */
  readonly contentType?: Input<string>;
  /** @default "None", the service's */
  readonly compressionType?: Choice<CompressionType>;
  /** How an object falls into records. @default "None", the service's */
  readonly splitType?: Choice<SplitType>;
  /** One answer for each object, named after it with `.out`. @default s3://<bucket>/<pipeline>/<execution>/<step> */
  readonly outputPath?: Input<S3Uri>;
  /** The MIME type to ask the model for. */
  readonly accept?: Input<string>;
  /** @default "None", the service's */
  readonly assembleWith?: Choice<AssemblyType>;
  /** @default "MultiRecord", the service's */
  readonly batchStrategy?: Choice<BatchStrategy>;
  readonly maxConcurrentTransforms?: Input<number>;
  readonly maxPayloadInMB?: Input<number>;
  /** Which part of a record the model sees and which part of its answer is kept, as JSONPath; and whether to join them. */
  readonly dataProcessing?: CamelInput<DataProcessing>;
  /** How long and how often the model is asked for each record. */
  readonly modelClientConfig?: CamelInput<ModelClientConfig>;
  /** Where requests and answers are kept as well, for a monitor. */
  readonly dataCaptureConfig?: CamelInput<BatchDataCaptureConfig>;
  /** Encrypts the answers in S3. @default the bucket's */
  readonly outputKmsKeyId?: Input<string>;
  /** Encrypts the machines' volumes. @default a key of the service */
  readonly volumeKmsKeyId?: Input<string>;
  readonly environment?: { readonly [name: string]: TextInput };
  readonly tags?: Tags;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateTransformJobRequest, "TransformJobName">;
}

export interface TransformStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "transform";
  readonly props: TransformProps;
  readonly outputs: {
    /** The prefix that the answers lie under. */
    readonly transformed: Ref<S3Uri>;
  };
  readonly properties: Properties<DescribeTransformJobResponse>;
}

/**
 * Sends every object of `source` to a model and keeps the answers.
 *
 * Issues: BUCKET_MISSING.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html
 */
export function transform<const Name extends string>(name: Name, props: TransformProps): TransformStep<Name> {
  const id = stepId(name);
  const transformed = stepS3Uri(id, "TransformOutput.S3OutputPath");
  return Object.freeze({
    [STEP]: id,
    kind: "transform",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({ transformed }),
    get properties() {
      return propertiesOf<DescribeTransformJobResponse>(id);
    },
  });
}

export function emitTransform(node: TransformStep, to: StepEmission): WireTransformStep {
  const { props } = node;
  const request: WireTransformStep["Arguments"] = defined({
    TransformJobName: wireOptional(props.jobNamePrefix, to),
    ModelName: wire(props.modelName, to),
    MaxConcurrentTransforms: wireOptional(props.maxConcurrentTransforms, to),
    MaxPayloadInMB: wireOptional(props.maxPayloadInMB, to),
    BatchStrategy: wireOptionalChoice(props.batchStrategy, to),
    Environment: wireTextMap(props.environment, to),
    TransformInput: defined({
      DataSource: {
        S3DataSource: {
          S3DataType: wireChoice<S3DataType>(props.s3DataType ?? "S3Prefix", to),
          S3Uri: wireSource(props.source, to),
        },
      },
      ContentType: wireOptional(props.contentType, to),
      CompressionType: wireOptionalChoice(props.compressionType, to),
      SplitType: wireOptionalChoice(props.splitType, to),
    }),
    TransformOutput: defined({
      S3OutputPath: wireOptional<string>(props.outputPath, to) ?? executionPlace(to),
      Accept: wireOptional(props.accept, to),
      AssembleWith: wireOptionalChoice(props.assembleWith, to),
      KmsKeyId: wireOptional(props.outputKmsKeyId, to),
    }),
    TransformResources: defined({
      InstanceCount: wire(props.instanceCount ?? 1, to),
      InstanceType: wireChoice(props.instanceType, to),
      VolumeKmsKeyId: wireOptional(props.volumeKmsKeyId, to),
    }),
    DataProcessing: wireCamelProp(props, "dataProcessing", to),
    ModelClientConfig: wireCamelProp(props, "modelClientConfig", to),
    DataCaptureConfig: wireCamelProp(props, "dataCaptureConfig", to),
    Tags: wireTags(props.tags, to),
  });
  return envelope(node, "Transform", overridden(request, props.overrides, to), props);
}
