import type {
  ConfigurationOverrides,
  CreateApplicationRequest,
  GetJobRunResponse,
  Hive,
  SparkSubmit,
  StartJobRunRequest,
} from "@aws-sdk/client-emr-serverless";
import type { JsonObject, EmrServerlessStep as WireEmrServerlessStep } from "@sagewright/core";
import { defined, type StepEmission, wire, wireOptional, wireRole } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { objectsOf } from "../compile/given-props.ts";
import { overridden, wireJson } from "../compile/json.ts";
import type { CamelInput, Input, Overrides, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref } from "../ref.ts";
import { propsOf, STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";

/** An application as CreateApplication takes it. */
export type EmrServerlessApplicationConfig = CamelInput<Omit<CreateApplicationRequest, "clientToken">>;

/** `Arguments` of the step; the members of `JobConfig` begin with a small letter on the wire too. */
interface EmrServerlessArguments {
  readonly ExecutionRoleArn?: string;
  readonly ApplicationId?: string;
  readonly ApplicationConfig?: CreateApplicationRequest;
  readonly JobConfig?: StartJobRunRequest;
}

export interface EmrServerlessJobProps extends EnvelopeProps, CacheProps, RetryProps {
  /** What runs: a Spark program or a Hive query. */
  readonly jobDriver:
    | { readonly sparkSubmit: CamelInput<SparkSubmit>; readonly hive?: never }
    | { readonly hive: CamelInput<Hive>; readonly sparkSubmit?: never };
  /** The IAM role that the job runs with. @default the pipeline's */
  readonly role?: Input<string>;
  /** Settings of Spark or Hive, and where logs go. */
  readonly configurationOverrides?: CamelInput<ConfigurationOverrides>;
  /** Minutes; then the job is stopped. @default 720 (12 hours), the service's */
  readonly executionTimeoutMinutes?: Input<number>;
  /** The name of the job run, as EMR shows it. */
  readonly jobName?: Input<string>;
  readonly tags?: Tags;
  /** Anything else of the step's arguments, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<EmrServerlessArguments>;
}

export interface EmrServerlessApplicationProps {
  /** An application that is there already. */
  readonly applicationId: Input<string>;
  readonly applicationConfig?: never;
}

export interface EmrServerlessNewApplicationProps {
  /** An application that is made for this step. */
  readonly applicationConfig: EmrServerlessApplicationConfig;
  readonly applicationId?: never;
}

export type EmrServerlessProps = EmrServerlessJobProps &
  (EmrServerlessApplicationProps | EmrServerlessNewApplicationProps);

export interface EmrServerlessStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "emrServerless";
  readonly props: EmrServerlessProps;
  readonly outputs: { readonly applicationId: Ref<string>; readonly jobRunId: Ref<string> };
  readonly properties: Properties<GetJobRunResponse>;
}

/**
 * Runs a Spark program or a Hive query on EMR Serverless: in an application that is there, or in one of its own.
 *
 * Issues: ROLE_MISSING.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-serverless
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_StartJobRun.html
 */
export function emrServerless<const Name extends string>(
  name: Name,
  props: EmrServerlessProps,
): EmrServerlessStep<Name> {
  const id = stepId(name);
  return Object.freeze({
    [STEP]: id,
    kind: "emrServerless",
    name,
    props: Object.freeze({ ...propsOf(name, props) }),
    outputs: Object.freeze({
      applicationId: stepText(id, "jobRun.applicationId"),
      jobRunId: stepText(id, "jobRun.jobRunId"),
    }),
    get properties() {
      return propertiesOf<GetJobRunResponse>(id);
    },
  });
}

export function emitEmrServerless(node: EmrServerlessStep, to: StepEmission): WireEmrServerlessStep {
  const { props } = node;
  const { applicationConfig, configurationOverrides, tags } = props;
  const role = wireRole(props.role, to);
  const applicationId = wireOptional(props.applicationId, to);
  const entries = objectsOf(tags, "tags", to);
  const request = defined({
    ExecutionRoleArn: role,
    ApplicationId: applicationId,
    ApplicationConfig: applicationConfig && wireJson(applicationConfig, to, ["applicationConfig"]),
    JobConfig: defined({
      executionRoleArn: role,
      jobDriver: wireJson(props.jobDriver, to, ["jobDriver"]),
      applicationId,
      configurationOverrides:
        configurationOverrides && wireJson(configurationOverrides, to, ["configurationOverrides"]),
      executionTimeoutMinutes: wireOptional(props.executionTimeoutMinutes, to),
      name: wireOptional(props.jobName, to),
      tags: entries && Object.fromEntries(entries.map(({ key, value }) => [key, wire(value, to)])),
    }),
  });
  const args = overridden(request, props.overrides, to) as unknown as JsonObject;
  return envelope(node, "EMRServerless", args, props);
}
