import type {
  JobFlowInstancesConfig,
  KeyValue,
  RunJobFlowInput,
  Step,
  StepConfig,
} from "@aws-sdk/client-emr";
import type { JsonObject, EmrStep as WireEmrStep } from "@sagewright/core";
import { defined, type StepEmission, wire, wireOptional, wireTexts } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Input, Overrides, TextInput } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { propsOf, STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";

type OwnedInstances = "KeepJobFlowAliveWhenNoSteps" | "TerminationProtected";
type Machines = "InstanceGroups" | "InstanceFleets";
type OneKindOfMachines =
  | {
      readonly instanceGroups: CamelInput<JobFlowInstancesConfig["InstanceGroups"]>;
      readonly instanceFleets?: never;
    }
  | {
      readonly instanceFleets: CamelInput<JobFlowInstancesConfig["InstanceFleets"]>;
      readonly instanceGroups?: never;
    };

/** A cluster as EMR's RunJobFlow takes it, without what SageMaker sets: the name, the steps, when it ends. */
export type EmrClusterConfig = CamelInput<
  Omit<RunJobFlowInput, "Name" | "Steps" | "AutoTerminationPolicy" | "Instances">
> & {
  readonly instances: CamelInput<Omit<JobFlowInstancesConfig, OwnedInstances | Machines>> & OneKindOfMachines;
};

/** `Arguments` of the step. */
interface EmrArguments {
  readonly ClusterId?: string;
  readonly ExecutionRoleArn?: string;
  readonly StepConfig?: StepConfig;
  readonly ClusterConfig?: RunJobFlowInput;
}

export interface EmrJobProps extends EnvelopeProps, CacheProps, RetryProps {
  /** What runs: the S3 URI of a JAR, or `command-runner.jar` for a command such as `spark-submit`. */
  readonly jar: Input<string>;
  /** Numbers and booleans are written as text. */
  readonly args?: readonly TextInput[];
  /** The class whose `main` runs. @default the one that the JAR's manifest names */
  readonly mainClass?: Input<string>;
  /** Java properties. */
  readonly properties?: readonly CamelInput<KeyValue>[];
  /** Anything else of the step's arguments, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<EmrArguments>;
}

export interface EmrClusterProps {
  /** A cluster that runs already. */
  readonly clusterId: Input<string>;
  /** The role that the job has on that cluster. @default the cluster's own */
  readonly executionRoleArn?: Input<string>;
  readonly clusterConfig?: never;
}

export interface EmrNewClusterProps {
  /** A cluster that is started for this step and ends with it. */
  readonly clusterConfig: EmrClusterConfig;
  readonly clusterId?: never;
  readonly executionRoleArn?: never;
}

export type EmrProps = EmrJobProps & (EmrClusterProps | EmrNewClusterProps);

export interface EmrStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "emr";
  readonly props: EmrProps;
  readonly outputs: {
    /** The cluster that the step ran on. */
    readonly clusterId: Ref<string>;
    /** The id that EMR gave the step. */
    readonly stepId: Ref<string>;
  };
  readonly properties: Properties<Step & { readonly ClusterId: string }>;
}

/**
 * Runs a JAR or a command on Amazon EMR: on a cluster that is there, or on one of its own.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-emr
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html
 */
export function emr<const Name extends string>(name: Name, props: EmrProps): EmrStep<Name> {
  const id = stepId(name);
  return Object.freeze({
    [STEP]: id,
    kind: "emr",
    name,
    props: Object.freeze({ ...propsOf(name, props) }),
    outputs: Object.freeze({ clusterId: stepText(id, "ClusterId"), stepId: stepText(id, "Id") }),
    get properties() {
      return propertiesOf<Step & { readonly ClusterId: string }>(id);
    },
  });
}

/** Members of a cluster whose keys are the user's own: the settings of an application. */
const MAPS: ReadonlySet<string> = new Set(["Properties"]);

export function emitEmr(node: EmrStep, to: StepEmission): WireEmrStep {
  const { props } = node;
  const request = defined({
    StepConfig: {
      HadoopJarStep: defined({
        Jar: wire(props.jar, to),
        Args: wireTexts(props.args, to),
        MainClass: wireOptional(props.mainClass, to),
        Properties: wireCamelProp(props, "properties", to),
      }),
    },
    ClusterId: wireOptional(props.clusterId, to),
    ClusterConfig: wireCamelProp(props, "clusterConfig", to, MAPS),
    ExecutionRoleArn: wireOptional(props.executionRoleArn, to),
  });
  return envelope(node, "EMR", overridden(request, props.overrides, to) as unknown as JsonObject, props);
}
