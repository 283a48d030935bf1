import type {
  ContainerDefinition,
  ContainerMode,
  CreateModelInput,
  DescribeModelOutput,
  VpcConfig,
} from "@aws-sdk/client-sagemaker";
import type { ModelStep as WireModelStep } from "@sagewright/core";
import {
  defined,
  type StepEmission,
  wireOptional,
  wireOptionalChoice,
  wireRole,
  wireTags,
} from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { objectsOf } from "../compile/given-props.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Choice, Input, Overrides, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";
import type { JobNameProps } from "./job-name.ts";
import { type ModelContainer, type OneOrMore, wireContainer } from "./model-container.ts";

interface CommonProps extends EnvelopeProps, RetryProps, JobNameProps {
  readonly enableNetworkIsolation?: Input<boolean>;
  readonly vpcConfig?: CamelInput<VpcConfig>;
  readonly tags?: Tags;
  /** The IAM role that the model's containers run with. @default the pipeline's */
  readonly role?: Input<string>;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateModelInput, "ModelName">;
}

export interface ServingContainer extends ModelContainer {
  /** "MultiModel" serves every model below the prefix `model`; a request names the one it wants. @default "SingleModel" */
  readonly mode?: Choice<ContainerMode>;
}

/** One of several containers. */
export interface ServingContainerEntry extends ServingContainer {
  /** Anything else of the container, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<ContainerDefinition>;
}

/** Of one container, or of a row of `containers`. */
export type ModelProps = CommonProps & OneOrMore<ServingContainer, ServingContainerEntry>;

export interface ModelStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "model";
  readonly props: ModelProps;
  readonly outputs: {
    /** The name that the service gave the model, for transform steps. */
    readonly modelName: Ref<string>;
  };
  readonly properties: Properties<DescribeModelOutput>;
}

/**
 * Creates a model that transform steps and endpoints can run. To put it into the registry use `registerModel`.
 *
 * Issues: ROLE_MISSING.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html
 */
export function model<const Name extends string>(name: Name, props: ModelProps): ModelStep<Name> {
  const id = stepId(name);
  return Object.freeze({
    [STEP]: id,
    kind: "model",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({
      modelName: stepText(id, "ModelName"),
    }),
    get properties() {
      return propertiesOf<DescribeModelOutput>(id);
    },
  });
}

export function emitModel(node: ModelStep, to: StepEmission): WireModelStep {
  const { props } = node;
  const request: WireModelStep["Arguments"] = defined({
    ModelName: wireOptional(props.jobNamePrefix, to),
    ExecutionRoleArn: wireRole(props.role ?? props.overrides?.ExecutionRoleArn, to),
    ...(props.containers === undefined
      ? { PrimaryContainer: wireServingContainer(props, to) }
      : {
          Containers: objectsOf(props.containers, "containers", to)?.map((each) =>
            wireServingContainerEntry(each, to),
          ),
        }),
    Tags: wireTags(props.tags, to),
    VpcConfig: wireCamelProp(props, "vpcConfig", to),
    EnableNetworkIsolation: wireOptional(props.enableNetworkIsolation, to),
  });
  return envelope(node, "Model", overridden(request, props.overrides, to), props);
}

const wireServingContainer = (container: ServingContainer, to: StepEmission) =>
  defined({ ...wireContainer(container, to), Mode: wireOptionalChoice(container.mode, to) });

export const wireServingContainerEntry = (container: ServingContainerEntry, to: StepEmission) =>
  overridden(wireServingContainer(container, to), container.overrides, to);
