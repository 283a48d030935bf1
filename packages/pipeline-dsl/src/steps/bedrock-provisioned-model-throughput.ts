import type {
  CommitmentDuration,
  CreateProvisionedModelThroughputRequest,
  GetProvisionedModelThroughputResponse,
} from "@aws-sdk/client-bedrock";
import type {
  JsonObject,
  BedrockProvisionedModelThroughputStep as WireBedrockProvisionedModelThroughputStep,
} from "@sagewright/core";
import { defined, type StepEmission, wire, wireChoice, wireTags } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden } from "../compile/json.ts";
import type { Choice, Input, Overrides, PascalCase, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";

export interface BedrockProvisionedModelThroughputProps extends EnvelopeProps {
  /** Model units: each is a throughput that the model's provider says. At least 1. */
  readonly modelUnits: Input<number>;
  /** 1 to 40 letters, digits, `_` and hyphens. */
  readonly provisionedModelName: Input<string>;
  /** A model's id or ARN, such as `outputs.importedModelArn` of a model-import step. */
  readonly modelId: Input<string>;
  /** How long it is paid for and cannot be deleted. @default by the hour, without commitment */
  readonly commitmentDuration?: Choice<CommitmentDuration>;
  readonly tags?: Tags;
  /** Anything else of the request, by its names in a definition (`ModelId`); merged over what the props above say. */
  readonly overrides?: Overrides<PascalCase<CreateProvisionedModelThroughputRequest>>;
}

export interface BedrockProvisionedModelThroughputStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "bedrockProvisionedModelThroughput";
  readonly props: BedrockProvisionedModelThroughputProps;
  readonly outputs: {
    /** What callers name as the model. */
    readonly provisionedModelArn: Ref<string>;
  };
  readonly properties: Properties<PascalCase<GetProvisionedModelThroughputResponse>>;
}

/**
 * Buys throughput for a model of Bedrock. It costs until somebody deletes it: no step does.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateProvisionedModelThroughput.html
 */
export function bedrockProvisionedModelThroughput<const Name extends string>(
  name: Name,
  props: BedrockProvisionedModelThroughputProps,
): BedrockProvisionedModelThroughputStep<Name> {
  const id = stepId(name);
  const provisionedModelArn = stepText(id, "ProvisionedModelArn");
  return Object.freeze({
    [STEP]: id,
    kind: "bedrockProvisionedModelThroughput",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({ provisionedModelArn }),
    get properties() {
      return propertiesOf<PascalCase<GetProvisionedModelThroughputResponse>>(id);
    },
  });
}

export function emitBedrockProvisionedModelThroughput(
  node: BedrockProvisionedModelThroughputStep,
  to: StepEmission,
): WireBedrockProvisionedModelThroughputStep {
  const { props } = node;
  const { commitmentDuration } = props;
  const request = defined({
    ModelUnits: wire(props.modelUnits, to),
    ProvisionedModelName: wire(props.provisionedModelName, to),
    ModelId: wire(props.modelId, to),
    CommitmentDuration: commitmentDuration && wireChoice(commitmentDuration, to),
    Tags: wireTags(props.tags, to),
  });
  const args = overridden(request as JsonObject, props.overrides, to);
  return envelope(node, "BedrockProvisionedModelThroughput", args, props);
}
