import type {
  CreateModelPackageInput,
  DescribeModelPackageOutput,
  ModelApprovalStatus,
  ProductionVariantInstanceType,
  SkipModelValidation,
  TransformInstanceType,
} from "@aws-sdk/client-sagemaker";
import type { RegisterModelStep as WireRegisterModelStep } from "@sagewright/core";
import {
  defined,
  type StepEmission,
  wire,
  wireChoice,
  wireOptional,
  wireTags,
  wireTextMap,
} from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden } from "../compile/json.ts";
import type { Choice, Input, Overrides, Tags, TextInput } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import { makeRef, type Ref, type S3Uri } from "../ref.ts";
import { type EnvelopeProps, type RetryProps, STEP, type StepNode, stepId } from "../step-node.ts";
import {
  type DriftCheckBaselines,
  type ModelMetrics,
  wireDriftCheckBaselines,
  wireModelMetrics,
} from "./model-metrics.ts";

export interface RegisterModelProps extends EnvelopeProps, RetryProps {
  /** The archive with the model, a `.tar.gz`. */
  readonly model: Input<S3Uri>;
  /** The inference image. */
  readonly image: Input<string>;
  /** The group that the model becomes the next version of. */
  readonly modelPackageGroupName: Input<string>;
  /** @default "PendingManualApproval" */
  readonly approvalStatus?: Choice<ModelApprovalStatus>;
  readonly modelPackageDescription?: Input<string>;
  readonly environment?: { readonly [name: string]: TextInput };
  /** MIME types that the model reads, such as `text/csv`. */
  readonly supportedContentTypes?: readonly Input<string>[];
  /** MIME types that the model answers with. */
  readonly supportedResponseMIMETypes?: readonly Input<string>[];
  readonly supportedRealtimeInferenceInstanceTypes?: readonly Choice<ProductionVariantInstanceType>[];
  readonly supportedTransformInstanceTypes?: readonly Choice<TransformInstanceType>[];
  readonly modelMetrics?: ModelMetrics;
  readonly driftCheckBaselines?: DriftCheckBaselines;
  readonly customerMetadataProperties?: { readonly [name: string]: TextInput };
  /** The machine learning domain, such as `MACHINE_LEARNING`. */
  readonly domain?: Input<string>;
  /** The task, such as `REGRESSION`. */
  readonly task?: Input<string>;
  readonly samplePayloadUrl?: Input<S3Uri>;
  /** @default "None", the service's */
  readonly skipModelValidation?: SkipModelValidation;
  readonly tags?: Tags;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<
    CreateModelPackageInput,
    "ModelPackageName" | "CertifyForMarketplace" | "ClientToken"
  >;
}

export interface RegisterModelStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "registerModel";
  readonly props: RegisterModelProps;
  readonly outputs: {
    /** The new version, for lambda steps and the like. */
    readonly modelPackageArn: Ref<string>;
  };
  readonly properties: Properties<DescribeModelPackageOutput>;
}

/**
 * Puts a model into the registry, as the next version of a group. The step does not wait for the approval.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html
 */
export function registerModel<const Name extends string>(
  name: Name,
  props: RegisterModelProps,
): RegisterModelStep<Name> {
  const id = stepId(name);
  const modelPackageArn = makeRef<string>({ Get: `Steps.${name}.ModelPackageArn` }, "string", [id]);
  return Object.freeze({
    [STEP]: id,
    kind: "registerModel",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({ modelPackageArn }),
    get properties() {
      return propertiesOf<DescribeModelPackageOutput>(id);
    },
  });
}

export function emitRegisterModel(node: RegisterModelStep, to: StepEmission): WireRegisterModelStep {
  const { props } = node;
  const request: WireRegisterModelStep["Arguments"] = defined({
    ModelPackageGroupName: wire(props.modelPackageGroupName, to),
    ModelPackageDescription: wireOptional(props.modelPackageDescription, to),
    Tags: wireTags(props.tags, to),
    ModelMetrics: wireModelMetrics(props.modelMetrics, to),
    DriftCheckBaselines: wireDriftCheckBaselines(props.driftCheckBaselines, to),
    CustomerMetadataProperties: wireTextMap(props.customerMetadataProperties, to),
    Domain: wireOptional(props.domain, to),
    SamplePayloadUrl: wireOptional<string>(props.samplePayloadUrl, to),
    Task: wireOptional(props.task, to),
    InferenceSpecification: defined({
      Containers: [
        defined({
          Image: wire(props.image, to),
          Environment: wireTextMap(props.environment, to),
          ModelDataUrl: wire<string>(props.model, to),
        }),
      ],
      SupportedContentTypes: wireList(props.supportedContentTypes, to),
      SupportedResponseMIMETypes: wireList(props.supportedResponseMIMETypes, to),
      SupportedRealtimeInferenceInstanceTypes: wireList<ProductionVariantInstanceType>(
        props.supportedRealtimeInferenceInstanceTypes,
        to,
      ),
      SupportedTransformInstanceTypes: wireList<TransformInstanceType>(
        props.supportedTransformInstanceTypes,
        to,
      ),
    }),
    ModelApprovalStatus: wireChoice<ModelApprovalStatus>(props.approvalStatus ?? "PendingManualApproval", to),
    SkipModelValidation: props.skipModelValidation,
  });
  return envelope(node, "RegisterModel", overridden(request, props.overrides, to), props);
}

const wireList = <T extends string>(values: readonly Choice<T>[] | undefined, to: StepEmission) =>
  values?.map((value) => wireChoice(value, to));
