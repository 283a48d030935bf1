import type {
  CreateInferenceComponentInput,
  DescribeInferenceComponentOutput,
  InferenceComponentRuntimeConfig,
  InferenceComponentStartupParameters,
} from "@aws-sdk/client-sagemaker";
import type { InferenceComponentStep as WireInferenceComponentStep } from "@sagewright/core";
import {
  defined,
  type StepEmission,
  wire,
  wireOptional,
  wireTags,
  wireTextMap,
} from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden, wireCamel, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Input, Overrides, Tags, TextInput } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";

/** What one copy of the model gets of an instance. */
export interface ComputeResourceRequirements {
  /** May be a part of one, such as 0.5. */
  readonly numberOfCpuCoresRequired?: Input<number>;
  readonly numberOfAcceleratorDevicesRequired?: Input<number>;
  readonly minMemoryRequiredInMb: Input<number>;
  readonly maxMemoryRequiredInMb?: Input<number>;
}

/** A model of the account, or a container. */
export interface InferenceComponentSpecification {
  /** `outputs.modelName` of a model step, or the name of a model. */
  readonly modelName?: Input<string>;
  readonly container?: {
    readonly image?: Input<string>;
    readonly artifactUrl?: Input<S3Uri>;
    readonly environment?: { readonly [name: string]: TextInput };
  };
  readonly startupParameters?: CamelInput<InferenceComponentStartupParameters>;
  /** For an adapter: the component whose model it adapts. */
  readonly baseInferenceComponentName?: Input<string>;
  readonly computeResourceRequirements?: ComputeResourceRequirements;
}

export interface InferenceComponentProps extends EnvelopeProps {
  /** 1 to 63 letters, digits and hyphens. A component of this name is updated. @default the service makes one */
  readonly inferenceComponentName?: Input<string>;
  /** `outputs.endpointName` of an endpoint step, or the name of an endpoint. */
  readonly endpointName: Input<string>;
  /** The variant of the endpoint that the model is put on. */
  readonly variantName?: Input<string>;
  readonly specification: InferenceComponentSpecification;
  /** How many copies run. */
  readonly runtimeConfig?: CamelInput<InferenceComponentRuntimeConfig>;
  readonly tags?: Tags;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateInferenceComponentInput>;
}

export interface InferenceComponentStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "inferenceComponent";
  readonly props: InferenceComponentProps;
  readonly outputs: {
    /** For adapters and whoever calls the endpoint. */
    readonly inferenceComponentName: Ref<string>;
  };
  readonly properties: Properties<DescribeInferenceComponentOutput>;
}

/**
 * Puts a model on an endpoint that several models share, or updates the component of that name, and waits until it
 * is in service.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceComponent.html
 */
export function inferenceComponent<const Name extends string>(
  name: Name,
  props: InferenceComponentProps,
): InferenceComponentStep<Name> {
  const id = stepId(name);
  const component = stepText(id, "InferenceComponentName");
  return Object.freeze({
    [STEP]: id,
    kind: "inferenceComponent",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({ inferenceComponentName: component }),
    get properties() {
      return propertiesOf<DescribeInferenceComponentOutput>(id);
    },
  });
}

export function emitInferenceComponent(
  node: InferenceComponentStep,
  to: StepEmission,
): WireInferenceComponentStep {
  const { props } = node;
  const request: WireInferenceComponentStep["Arguments"] = defined({
    InferenceComponentName: wireOptional(props.inferenceComponentName, to),
    EndpointName: wire(props.endpointName, to),
    VariantName: wireOptional(props.variantName, to),
    Specification: wireSpecification(props.specification, to),
    RuntimeConfig: wireCamelProp(props, "runtimeConfig", to),
    Tags: wireTags(props.tags, to),
  });
  return envelope(node, "InferenceComponent", overridden(request, props.overrides, to), props);
}

function wireSpecification(
  specification: InferenceComponentSpecification | undefined,
  to: StepEmission,
): WireInferenceComponentStep["Arguments"]["Specification"] {
  const { modelName, container, startupParameters, baseInferenceComponentName, computeResourceRequirements } =
    specification ?? {};
  return defined({
    ModelName: wireOptional(modelName, to),
    Container:
      container &&
      defined({
        Image: wireOptional(container.image, to),
        ArtifactUrl: wireOptional<string>(container.artifactUrl, to),
        Environment: wireTextMap(container.environment, to),
      }),
    StartupParameters: startupParameters && (wireCamel(startupParameters, to, ["specification"]) as object),
    BaseInferenceComponentName: wireOptional(baseInferenceComponentName, to),
    ComputeResourceRequirements:
      computeResourceRequirements && (wireCamel(computeResourceRequirements, to, ["specification"]) as never),
  });
}
