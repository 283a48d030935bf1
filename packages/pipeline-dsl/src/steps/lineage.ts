import type {
  ActionStatus,
  AddAssociationRequest,
  AssociationEdgeType,
  CreateActionRequest,
  CreateArtifactRequest,
  CreateContextRequest,
} from "@aws-sdk/client-sagemaker";
import type { JsonObject, LineageStep as WireLineageStep } from "@sagewright/core";
import { defined, type StepEmission, wire, wireOptional, wireTextMap } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { namedObjectsOf } from "../compile/given-props.ts";
import { overridden, wireCamel, wireCamelProp } from "../compile/json.ts";
import type { Choice, Input, Overrides, TextInput } from "../input.ts";
import { quotedKey } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { propsOf, STEP, type StepId, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";

interface LineageEntity {
  /** What it is about: an ARN, an S3 URI or any other. */
  readonly source: { readonly sourceUri: Input<string>; readonly sourceType?: Input<string> };
  /** Up to 30 notes. */
  readonly properties?: { readonly [name: string]: TextInput };
}
/** Something that was done, such as a deployment. */
export interface LineageAction extends LineageEntity {
  readonly actionType: Input<string>;
  readonly status?: Choice<ActionStatus>;
  readonly description?: Input<string>;
}
/** Something that was read or made, such as a data set. */
export interface LineageArtifact extends Omit<LineageEntity, "source"> {
  readonly artifactType: Input<string>;
  readonly source: { readonly sourceUri: Input<string> };
}
/** What belongs together, such as an endpoint with all that made it. */
export interface LineageContext extends LineageEntity {
  readonly contextType: Input<string>;
  readonly description?: Input<string>;
}
/** One entity contributed to, produced or belongs to another. */
export interface LineageAssociation {
  readonly sourceArn: Input<string>;
  readonly destinationArn: Input<string>;
  readonly associationType?: Choice<AssociationEdgeType>;
}

type Named<Name extends string, Entity> = { readonly [Key in Name]: Entity };
type Arns<Name extends string> = { readonly [Key in Name]: Ref<string> };

/** At least one of the four. */
export interface LineageProps<
  Actions extends string = string,
  Artifacts extends string = string,
  Contexts extends string = string,
> extends EnvelopeProps {
  /** By name. */
  readonly actions?: Named<Actions, LineageAction>;
  /** By name. */
  readonly artifacts?: Named<Artifacts, LineageArtifact>;
  /** By name. */
  readonly contexts?: Named<Contexts, LineageContext>;
  readonly associations?: readonly LineageAssociation[];
  /** Anything else of the requests, in AWS's own shape; merged over what the props above say, lists whole. */
  readonly overrides?: {
    readonly Actions?: readonly Overrides<CreateActionRequest>[] | undefined;
    readonly Artifacts?: readonly Overrides<CreateArtifactRequest>[] | undefined;
    readonly Contexts?: readonly Overrides<CreateContextRequest>[] | undefined;
    readonly Associations?: readonly Overrides<AddAssociationRequest>[] | undefined;
  };
}

export interface LineageStep<
  Name extends string = string,
  Actions extends string = string,
  Artifacts extends string = string,
  Contexts extends string = string,
> extends StepNode<Name> {
  readonly kind: "lineage";
  readonly props: LineageProps;
  /** By name, for associations. */
  readonly outputs: {
    readonly actionArns: Arns<Actions>;
    readonly artifactArns: Arns<Artifacts>;
    readonly contextArns: Arns<Contexts>;
  };
}

/**
 * Writes down what was made of what, in SageMaker's lineage: beyond what the service notes of each job by itself.
 *
 * Issues: ARGUMENTS_MISSING (none of the four is given).
 * @example
 * step.lineage("Lineage", {
 *   artifacts: { table: { artifactType: "DataSet", source: { sourceUri: params.Table } } },
 *   associations: [{ sourceArn: params.ArtifactArn, destinationArn: register.outputs.modelPackageArn }],
 * })
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/lineage-tracking-entities.html
 */
export function lineage<
  const Name extends string,
  const Actions extends string = never,
  const Artifacts extends string = never,
  const Contexts extends string = never,
>(
  name: Name,
  props: LineageProps<Actions, Artifacts, Contexts>,
): LineageStep<Name, Actions, Artifacts, Contexts> {
  const id = stepId(name);
  const { actions, artifacts, contexts } = propsOf(name, props);
  return Object.freeze({
    [STEP]: id,
    kind: "lineage",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({
      actionArns: arns<Actions>(id, "ActionArns", actions),
      artifactArns: arns<Artifacts>(id, "ArtifactArns", artifacts),
      contextArns: arns<Contexts>(id, "ContextArns", contexts),
    }),
  });
}

function arns<Name extends string>(id: StepId, list: string, entities: object | undefined): Arns<Name> {
  const refs = Object.keys(entities ?? {}).map((name) => [name, stepText(id, `${list}${quotedKey(name)}`)]);
  return Object.freeze(Object.fromEntries(refs));
}

export function emitLineage(node: LineageStep, to: StepEmission): WireLineageStep {
  const { actions, artifacts, contexts, overrides } = node.props;
  const request = defined({
    Actions: entities("actions", actions, to, (name, action) => ({
      ActionName: name,
      Source: wireSource(action, to),
      ActionType: wire(action.actionType, to),
      Description: wireOptional(action.description, to),
      Status: wireOptional<string>(action.status, to),
      Properties: wireTextMap(action.properties, to),
    })),
    Artifacts: entities("artifacts", artifacts, to, (name, artifact) => ({
      ArtifactName: name,
      ArtifactType: wire(artifact.artifactType, to),
      Source: wireSource(artifact, to),
      Properties: wireTextMap(artifact.properties, to),
    })),
    Contexts: entities("contexts", contexts, to, (name, context) => ({
      ContextName: name,
      Source: wireSource(context, to),
      ContextType: wire(context.contextType, to),
      Description: wireOptional(context.description, to),
      Properties: wireTextMap(context.properties, to),
    })),
    Associations: wireCamelProp(node.props, "associations", to),
  });
  return envelope(node, "Lineage", overridden(request as object as JsonObject, overrides, to), node.props);
}

const entities = <Entity extends object>(
  prop: string,
  named: { readonly [name: string]: Entity } | undefined,
  to: StepEmission,
  entity: (name: string, of: Entity) => object,
) => named && namedObjectsOf(named, prop, to).map(([name, of]) => defined(entity(name, of)));

const wireSource = ({ source }: Pick<LineageEntity, "source">, to: StepEmission) =>
  source && wireCamel(source, to, ["source"]);
