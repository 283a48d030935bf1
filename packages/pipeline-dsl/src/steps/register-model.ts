import type {
  CreateModelPackageInput,
  DescribeModelPackageOutput,
  MetadataProperties,
  ModelApprovalStatus,
  ModelDataSource,
  ModelPackageContainerDefinition,
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
  wireChoices,
  wireOptional,
  wireOptionalChoice,
  wireTags,
  wireTextMap,
} from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { objectsOf } from "../compile/given-props.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Choice, Input, Overrides, Tags, TextInput } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";
import { type ModelContainer, type OneOrMore, wireContainer } from "./model-container.ts";
import {
  type DriftCheckBaselines,
  type ModelMetrics,
  wireDriftCheckBaselines,
  wireModelMetrics,
} from "./model-metrics.ts";

interface AnyPackageContainer extends ModelContainer {
  /** What made the model, such as `XGBOOST`; for recommendations of instances, as are the three below. */
  readonly framework?: Input<string>;
  readonly frameworkVersion?: Input<string>;
  /** A well-known model that is like it. */
  readonly nearestModelName?: Input<string>;
  /** The shape of the requests, as JSON text. */
  readonly modelInput?: { readonly dataInputConfig: Input<string> };
}

/** The archive with the model, or a model that is none. */
type ModelData =
  | { readonly model: Input<S3Uri>; readonly modelDataSource?: never }
  | { readonly model?: never; readonly modelDataSource: CamelInput<ModelDataSource> };

/** A container of a registered model. */
export type ModelPackageContainer = AnyPackageContainer & ModelData;

/** One of several containers. */
export type ModelPackageContainerEntry = ModelPackageContainer & {
  /** Anything else of the container, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<ModelPackageContainerDefinition>;
};

interface CommonProps extends EnvelopeProps, RetryProps {
  /** The group that the model becomes the next version of. */
  readonly modelPackageGroupName: Input<string>;
  /** @default "PendingManualApproval" */
  readonly approvalStatus?: Choice<ModelApprovalStatus>;
  readonly modelPackageDescription?: Input<string>;
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
  /** Where the model came from: an ARN or a URI. */
  readonly sourceUri?: Input<string>;
  /** The commit, the repository and the project that made the model. */
  readonly metadataProperties?: CamelInput<MetadataProperties>;
  /** @default "None", the service's */
  readonly skipModelValidation?: Choice<SkipModelValidation>;
  readonly tags?: Tags;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<
    CreateModelPackageInput,
    "ModelPackageName" | "CertifyForMarketplace" | "ClientToken"
  >;
}

/** Of one container, or of a row of `containers`. */
export type RegisterModelProps = CommonProps & OneOrMore<ModelPackageContainer, ModelPackageContainerEntry>;

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
  const modelPackageArn = stepText(id, "ModelPackageArn");
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
    MetadataProperties: wireCamelProp(props, "metadataProperties", to),
    CustomerMetadataProperties: wireTextMap(props.customerMetadataProperties, to),
    Domain: wireOptional(props.domain, to),
    SamplePayloadUrl: wireOptional<string>(props.samplePayloadUrl, to),
    Task: wireOptional(props.task, to),
    SourceUri: wireOptional(props.sourceUri, to),
    InferenceSpecification: defined({
      Containers:
        props.containers === undefined
          ? [wirePackageContainer(props, to)]
          : objectsOf(props.containers, "containers", to)?.map((each) => wirePackageContainerEntry(each, to)),
      SupportedContentTypes: wireChoices(props.supportedContentTypes, to),
      SupportedResponseMIMETypes: wireChoices(props.supportedResponseMIMETypes, to),
      SupportedRealtimeInferenceInstanceTypes: wireChoices<ProductionVariantInstanceType>(
        props.supportedRealtimeInferenceInstanceTypes,
        to,
      ),
      SupportedTransformInstanceTypes: wireChoices<TransformInstanceType>(
        props.supportedTransformInstanceTypes,
        to,
      ),
    }),
    ModelApprovalStatus: wireChoice<ModelApprovalStatus>(props.approvalStatus ?? "PendingManualApproval", to),
    SkipModelValidation: wireOptionalChoice(props.skipModelValidation, to),
  });
  return envelope(node, "RegisterModel", overridden(request, props.overrides, to), props);
}

function wirePackageContainer(container: AnyPackageContainer, to: StepEmission) {
  const { framework, frameworkVersion, nearestModelName, modelInput } = container;
  return defined({
    ...wireContainer(container, to),
    Framework: wireOptional(framework, to),
    FrameworkVersion: wireOptional(frameworkVersion, to),
    NearestModelName: wireOptional(nearestModelName, to),
    ModelInput: modelInput && { DataInputConfig: wire(modelInput.dataInputConfig, to) },
  });
}

export const wirePackageContainerEntry = (container: ModelPackageContainerEntry, to: StepEmission) =>
  overridden(wirePackageContainer(container, to), container.overrides, to);
