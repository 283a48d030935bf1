import type {
  CreateModelImportJobRequest,
  GetModelImportJobResponse,
  VpcConfig,
} from "@aws-sdk/client-bedrock";
import type { JsonObject, BedrockModelImportStep as WireBedrockModelImportStep } from "@sagewright/core";
import { defined, type StepEmission, wire, wireOptional, wireRole, wireTags } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Input, Overrides, PascalCase, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";
import type { BedrockModelSource } from "./bedrock-source.ts";

export interface BedrockModelImportProps extends EnvelopeProps {
  /** 1 to 63 letters, digits, `.`, `+`, `_` and hyphens. */
  readonly jobName: Input<string>;
  /** 1 to 63 letters, digits and hyphens, unique in account and region. */
  readonly importedModelName: Input<string>;
  /** Where the files of the model lie. */
  readonly modelDataSource: BedrockModelSource;
  readonly vpcConfig?: CamelInput<VpcConfig>;
  /** Encrypts the model. @default a key of AWS */
  readonly importedModelKmsKeyId?: Input<string>;
  readonly jobTags?: Tags;
  readonly importedModelTags?: Tags;
  /** The IAM role that Bedrock reads the files with. @default the pipeline's */
  readonly role?: Input<string>;
  /** Anything else of the request, by its names in a definition (`JobName`); merged over what the props above say. */
  readonly overrides?: Overrides<PascalCase<CreateModelImportJobRequest>>;
}

export interface BedrockModelImportStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "bedrockModelImport";
  readonly props: BedrockModelImportProps;
  readonly outputs: {
    /** For provisioned throughput and for callers. */
    readonly importedModelArn: Ref<string>;
  };
  readonly properties: Properties<PascalCase<GetModelImportJobResponse>>;
}

/**
 * Imports a model of an open architecture into Bedrock.
 *
 * Issues: ROLE_MISSING.
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelImportJob.html
 */
export function bedrockModelImport<const Name extends string>(
  name: Name,
  props: BedrockModelImportProps,
): BedrockModelImportStep<Name> {
  const id = stepId(name);
  const importedModelArn = stepText(id, "ImportedModelArn");
  return Object.freeze({
    [STEP]: id,
    kind: "bedrockModelImport",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({ importedModelArn }),
    get properties() {
      return propertiesOf<PascalCase<GetModelImportJobResponse>>(id);
    },
  });
}

export function emitBedrockModelImport(
  node: BedrockModelImportStep,
  to: StepEmission,
): WireBedrockModelImportStep {
  const { props } = node;
  const request = defined({
    JobName: wire(props.jobName, to),
    ImportedModelName: wire(props.importedModelName, to),
    RoleArn: wireRole(props.role ?? props.overrides?.RoleArn, to),
    ModelDataSource: wireCamelProp(props, "modelDataSource", to),
    JobTags: wireTags(props.jobTags, to),
    ImportedModelTags: wireTags(props.importedModelTags, to),
    VpcConfig: wireCamelProp(props, "vpcConfig", to),
    ImportedModelKmsKeyId: wireOptional(props.importedModelKmsKeyId, to),
  });
  const args = overridden(request as object as JsonObject, props.overrides, to);
  return envelope(node, "BedrockModelImport", args, props);
}
