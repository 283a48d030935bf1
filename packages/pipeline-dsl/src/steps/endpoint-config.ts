import type {
  AsyncInferenceConfig,
  CreateEndpointConfigInput,
  DescribeEndpointConfigOutput,
  ProductionVariant,
  VpcConfig,
} from "@aws-sdk/client-sagemaker";
import type { EndpointConfigStep as WireEndpointConfigStep } from "@sagewright/core";
import { defined, type StepEmission, wireOptional, wireTags } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Input, Overrides, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";

export interface EndpointConfigProps extends EnvelopeProps, CacheProps, RetryProps {
  /** 1 to 63 letters, digits and hyphens, unique in account and region. @default the service makes one */
  readonly endpointConfigName?: Input<string>;
  /** 1 to 10 models and what they run on, which share the requests by weight. */
  readonly productionVariants: readonly CamelInput<ProductionVariant>[];
  /** Models that get a copy of the requests; their answers are thrown away. */
  readonly shadowProductionVariants?: readonly CamelInput<ProductionVariant>[];
  /** Makes the endpoint answer into S3, later. */
  readonly asyncInferenceConfig?: CamelInput<AsyncInferenceConfig>;
  /** Encrypts the volumes of the instances. */
  readonly kmsKeyId?: Input<string>;
  /** The IAM role that containers run with, where inference components bring them. @default none */
  readonly executionRoleArn?: Input<string>;
  readonly vpcConfig?: CamelInput<VpcConfig>;
  readonly enableNetworkIsolation?: Input<boolean>;
  readonly tags?: Tags;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateEndpointConfigInput, "DataCaptureConfig" | "ExplainerConfig">;
}

export interface EndpointConfigStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "endpointConfig";
  readonly props: EndpointConfigProps;
  readonly outputs: {
    /** For endpoint steps. */
    readonly endpointConfigName: Ref<string>;
  };
  readonly properties: Properties<DescribeEndpointConfigOutput>;
}

/**
 * Says which models an endpoint runs, and on what. Pipelines know no data capture and no explainer here.
 *
 * Issues: STEP_PROP_INVALID, ARGUMENT_MISSING.
 * @example
 * step.endpointConfig("Config", {
 *   productionVariants: [{ variantName: "all", modelName: create.outputs.modelName,
 *     instanceType: "ml.m5.large", initialInstanceCount: 1 }],
 * })
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 */
export function endpointConfig<const Name extends string>(
  name: Name,
  props: EndpointConfigProps,
): EndpointConfigStep<Name> {
  const id = stepId(name);
  const endpointConfigName = stepText(id, "EndpointConfigName");
  return Object.freeze({
    [STEP]: id,
    kind: "endpointConfig",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({ endpointConfigName }),
    get properties() {
      return propertiesOf<DescribeEndpointConfigOutput>(id);
    },
  });
}

export function emitEndpointConfig(node: EndpointConfigStep, to: StepEmission): WireEndpointConfigStep {
  const { props } = node;
  const request: WireEndpointConfigStep["Arguments"] = defined({
    EndpointConfigName: wireOptional(props.endpointConfigName, to),
    ProductionVariants: wireCamelProp(props, "productionVariants", to),
    ShadowProductionVariants: wireCamelProp(props, "shadowProductionVariants", to),
    AsyncInferenceConfig: wireCamelProp(props, "asyncInferenceConfig", to),
    Tags: wireTags(props.tags, to),
    KmsKeyId: wireOptional(props.kmsKeyId, to),
    ExecutionRoleArn: wireOptional(props.executionRoleArn, to),
    VpcConfig: wireCamelProp(props, "vpcConfig", to),
    EnableNetworkIsolation: wireOptional(props.enableNetworkIsolation, to),
  });
  return envelope(node, "EndpointConfig", overridden(request, props.overrides, to), props);
}
