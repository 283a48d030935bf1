import type {
  CreateCustomModelDeploymentRequest,
  GetCustomModelDeploymentResponse,
} from "@aws-sdk/client-bedrock";
import type {
  JsonObject,
  BedrockCustomModelDeploymentStep as WireBedrockCustomModelDeploymentStep,
} from "@sagewright/core";
import { defined, type StepEmission, wire, wireOptional, wireTags } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden } from "../compile/json.ts";
import type { Input, Overrides, PascalCase, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";

export interface BedrockCustomModelDeploymentProps extends EnvelopeProps {
  /** 1 to 63 letters, digits and hyphens, unique in account and region. */
  readonly modelDeploymentName: Input<string>;
  /** `outputs.modelArn` of a custom-model step, or the ARN of a model. */
  readonly modelArn: Input<string>;
  /** What the deployment is for. */
  readonly deploymentDescription?: Input<string>;
  readonly tags?: Tags;
  /** Anything else of the request, by its names in a definition (`ModelArn`); merged over what the props above say. */
  readonly overrides?: Overrides<PascalCase<CreateCustomModelDeploymentRequest>>;
}

export interface BedrockCustomModelDeploymentStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "bedrockCustomModelDeployment";
  readonly props: BedrockCustomModelDeploymentProps;
  readonly outputs: {
    /** What callers name as the model. */
    readonly customModelDeploymentArn: Ref<string>;
  };
  readonly properties: Properties<PascalCase<GetCustomModelDeploymentResponse>>;
}

/**
 * Makes a custom model of Bedrock callable, paid by use.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateCustomModelDeployment.html
 */
export function bedrockCustomModelDeployment<const Name extends string>(
  name: Name,
  props: BedrockCustomModelDeploymentProps,
): BedrockCustomModelDeploymentStep<Name> {
  const id = stepId(name);
  const arn = stepText(id, "CustomModelDeploymentArn");
  return Object.freeze({
    [STEP]: id,
    kind: "bedrockCustomModelDeployment",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({ customModelDeploymentArn: arn }),
    get properties() {
      return propertiesOf<PascalCase<GetCustomModelDeploymentResponse>>(id);
    },
  });
}

export function emitBedrockCustomModelDeployment(
  node: BedrockCustomModelDeploymentStep,
  to: StepEmission,
): WireBedrockCustomModelDeploymentStep {
  const { props } = node;
  const request = defined({
    ModelDeploymentName: wire(props.modelDeploymentName, to),
    ModelArn: wire(props.modelArn, to),
    Description: wireOptional(props.deploymentDescription, to),
    Tags: wireTags(props.tags, to),
  });
  const args = overridden(request as JsonObject, props.overrides, to);
  return envelope(node, "BedrockCustomModelDeployment", args, props);
}
