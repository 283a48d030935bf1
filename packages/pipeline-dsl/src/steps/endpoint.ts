import type { CreateEndpointInput, DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import type { EndpointStep as WireEndpointStep } from "@sagewright/core";
import { defined, type StepEmission, wire, wireOptional, wireTags } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden } from "../compile/json.ts";
import type { Input, Overrides, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";

export interface EndpointProps extends EnvelopeProps, CacheProps {
  /** 1 to 63 letters, digits and hyphens. An endpoint of this name is updated. @default the service makes one */
  readonly endpointName?: Input<string>;
  /** `outputs.endpointConfigName` of an endpoint-config step, or the name of a configuration. */
  readonly endpointConfigName: Input<string>;
  readonly tags?: Tags;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateEndpointInput, "DeploymentConfig">;
}

export interface EndpointStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "endpoint";
  readonly props: EndpointProps;
  readonly outputs: {
    /** For inference components and whoever calls the endpoint. */
    readonly endpointName: Ref<string>;
  };
  readonly properties: Properties<DescribeEndpointOutput>;
}

/**
 * Creates an endpoint, or updates the one of that name, and waits until it is in service. It costs from then on
 * until somebody deletes it: no step does.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html
 */
export function endpoint<const Name extends string>(name: Name, props: EndpointProps): EndpointStep<Name> {
  const id = stepId(name);
  const endpointName = stepText(id, "EndpointName");
  return Object.freeze({
    [STEP]: id,
    kind: "endpoint",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({ endpointName }),
    get properties() {
      return propertiesOf<DescribeEndpointOutput>(id);
    },
  });
}

export function emitEndpoint(node: EndpointStep, to: StepEmission): WireEndpointStep {
  const { props } = node;
  const request: WireEndpointStep["Arguments"] = defined({
    EndpointName: wireOptional(props.endpointName, to),
    EndpointConfigName: wire(props.endpointConfigName, to),
    Tags: wireTags(props.tags, to),
  });
  return envelope(node, "Endpoint", overridden(request, props.overrides, to), props);
}
