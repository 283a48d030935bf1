import type { CreateCustomModelRequest, GetCustomModelResponse } from "@aws-sdk/client-bedrock";
import type { JsonObject, BedrockCustomModelStep as WireBedrockCustomModelStep } from "@sagewright/core";
import { defined, type StepEmission, wire, wireOptional, wireRole, wireTags } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { Input, Overrides, PascalCase, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";
import type { BedrockModelSource } from "./bedrock-source.ts";

type OneSource =
  | {
      /** Where the files of the model lie: the Amazon-managed bucket that a training job of Nova models wrote to. */
      readonly modelSourceConfig: BedrockModelSource;
      readonly customModelDataSource?: never;
    }
  | {
      /** A model of SageMaker's registry. */
      readonly customModelDataSource: {
        readonly modelPackageArnDataSource: { readonly modelPackageArn: Input<string> };
      };
      readonly modelSourceConfig?: never;
    };

interface CommonProps extends EnvelopeProps {
  /** 1 to 63 letters, digits and hyphens, unique in account and region. */
  readonly modelName: Input<string>;
  /** Encrypts the model. @default a key of AWS */
  readonly modelKmsKeyArn?: Input<string>;
  readonly modelTags?: Tags;
  /** The IAM role that Bedrock reads the files with. @default the pipeline's */
  readonly role?: Input<string>;
  /** Anything else of the request, by its names in a definition (`ModelName`); merged over what the props above say. */
  readonly overrides?: Overrides<PascalCase<CreateCustomModelRequest>>;
}

/** Of files in S3, or of a registered model. */
export type BedrockCustomModelProps = CommonProps & OneSource;

export interface BedrockCustomModelStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "bedrockCustomModel";
  readonly props: BedrockCustomModelProps;
  readonly outputs: {
    /** For deployments and provisioned throughput. */
    readonly modelArn: Ref<string>;
  };
  readonly properties: Properties<PascalCase<GetCustomModelResponse>>;
}

/**
 * Makes a model of Bedrock out of files in S3 or of a model of the registry.
 *
 * Issues: ROLE_MISSING.
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateCustomModel.html
 */
export function bedrockCustomModel<const Name extends string>(
  name: Name,
  props: BedrockCustomModelProps,
): BedrockCustomModelStep<Name> {
  const id = stepId(name);
  return Object.freeze({
    [STEP]: id,
    kind: "bedrockCustomModel",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({ modelArn: stepText(id, "ModelArn") }),
    get properties() {
      return propertiesOf<PascalCase<GetCustomModelResponse>>(id);
    },
  });
}

export function emitBedrockCustomModel(
  node: BedrockCustomModelStep,
  to: StepEmission,
): WireBedrockCustomModelStep {
  const { props } = node;
  const request = defined({
    ModelName: wire(props.modelName, to),
    ModelSourceConfig: wireCamelProp(props, "modelSourceConfig", to),
    CustomModelDataSource: wireCamelProp(props, "customModelDataSource", to),
    ModelKmsKeyArn: wireOptional(props.modelKmsKeyArn, to),
    RoleArn: wireRole(props.role ?? props.overrides?.RoleArn, to),
    ModelTags: wireTags(props.modelTags, to),
  });
  const args = overridden(request as object as JsonObject, props.overrides, to);
  return envelope(node, "BedrockCustomModel", args, props);
}
