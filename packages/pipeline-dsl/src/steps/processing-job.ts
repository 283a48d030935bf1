import type {
  CreateProcessingJobRequest,
  DescribeProcessingJobResponse,
  NetworkConfig,
  ProcessingInstanceType,
  ProcessingOutput,
} from "@aws-sdk/client-sagemaker";
import type { Expression, ProcessingStep as WireProcessingStep } from "@sagewright/core";
import {
  defined,
  type StepEmission,
  wire,
  wireOptional,
  wireRole,
  wireTags,
  wireTextMap,
} from "../compile/emission.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Input, Overrides, Tags, TextInput } from "../input.ts";
import { reportFileOutside } from "../issues.ts";
import { type Properties, quotedKey } from "../properties.ts";
import type { Ref, S3Uri } from "../ref.ts";
import type { Reports, StepReports } from "../report.ts";
import type { StepId, StepNode } from "../step-node.ts";
import { stepS3Uri } from "../step-ref.ts";
import { checkRuntime } from "./check-range.ts";
import type { JobNameProps } from "./job-name.ts";

/** What processing steps and function steps have in common. */
export interface ProcessingJobProps extends JobNameProps {
  /** @default 1 */
  readonly instanceCount?: Input<number>;
  /** @default 30 */
  readonly volumeSizeInGB?: Input<number>;
  /** The KMS key that the machines' disks are encrypted with. @default one that AWS keeps */
  readonly volumeKmsKeyId?: Input<string>;
  /** The KMS key that the outputs are encrypted with in S3. @default the bucket's own */
  readonly outputKmsKeyId?: Input<string>;
  readonly environment?: { readonly [name: string]: TextInput };
  /** Seconds, 1 to 777 600 (9 days); then the job is stopped. @default 86 400 (1 day), the service's */
  readonly maxRuntimeInSeconds?: Input<number>;
  readonly networkConfig?: CamelInput<NetworkConfig>;
  readonly tags?: Tags;
  /** The IAM role that the job runs with. @default the pipeline's */
  readonly role?: Input<string>;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateProcessingJobRequest, "ProcessingJobName">;
}

/** The Describe response of a processing job, its outputs and inputs by name. */
export type ProcessingProperties<Output extends string> = Omit<
  Properties<DescribeProcessingJobResponse>,
  "ProcessingOutputConfig"
> & {
  readonly ProcessingOutputConfig: {
    readonly KmsKeyId: Ref<string>;
    readonly Outputs: { readonly [Name in Output]: Properties<ProcessingOutput> } & {
      readonly at: (index: number) => Properties<ProcessingOutput>;
    };
  };
};

/** What processing steps and function steps give to the steps after them. */
export interface ProcessingJobStep<Name extends string, Output extends string, R extends Reports>
  extends StepNode<Name> {
  /** Where each output lies in S3. */
  readonly outputs: { readonly [Key in Output]: Ref<S3Uri> };
  readonly reports: StepReports<R>;
  readonly properties: ProcessingProperties<Output>;
}

export function outputRefs<Output extends string>(
  id: StepId,
  names: readonly string[],
): { readonly [Key in Output]: Ref<S3Uri> } {
  const refs = names.map((name) => {
    const path = `ProcessingOutputConfig.Outputs${quotedKey(name)}.S3Output.S3Uri`;
    return [name, stepS3Uri(id, path)] as const;
  });
  return Object.freeze(Object.fromEntries(refs)) as { readonly [Key in Output]: Ref<S3Uri> };
}

export interface JobParts {
  readonly instanceType: ProcessingInstanceType | Expression;
  readonly AppSpecification: WireProcessingStep["Arguments"]["AppSpecification"];
  readonly inputs: readonly WireInput[];
  readonly outputs: readonly WireOutput[];
}

export type WireInput = NonNullable<WireProcessingStep["Arguments"]["ProcessingInputs"]>[number];
export type WireOutput = NonNullable<
  NonNullable<WireProcessingStep["Arguments"]["ProcessingOutputConfig"]>["Outputs"]
>[number];

/** The request of a processing job: the parts that differ between kinds of steps, and those that do not. */
export function processingRequest(
  props: ProcessingJobProps,
  to: StepEmission,
  parts: JobParts,
): WireProcessingStep["Arguments"] {
  const { maxRuntimeInSeconds } = props;
  checkRuntime(maxRuntimeInSeconds, 777_600, to);
  const request: WireProcessingStep["Arguments"] = defined({
    ProcessingJobName: wireOptional(props.jobNamePrefix, to),
    ProcessingResources: {
      ClusterConfig: defined({
        InstanceType: parts.instanceType,
        InstanceCount: wire(props.instanceCount ?? 1, to),
        VolumeSizeInGB: wire(props.volumeSizeInGB ?? 30, to),
        VolumeKmsKeyId: wireOptional(props.volumeKmsKeyId, to),
      }),
    },
    AppSpecification: parts.AppSpecification,
    RoleArn: wireRole(props.role ?? props.overrides?.RoleArn, to),
    ProcessingInputs: parts.inputs.length === 0 ? undefined : parts.inputs,
    ProcessingOutputConfig:
      parts.outputs.length === 0
        ? undefined
        : defined({ Outputs: parts.outputs, KmsKeyId: wireOptional(props.outputKmsKeyId, to) }),
    Environment: wireTextMap(props.environment, to),
    NetworkConfig: wireCamelProp(props, "networkConfig", to),
    StoppingCondition:
      maxRuntimeInSeconds === undefined ? undefined : { MaxRuntimeInSeconds: wire(maxRuntimeInSeconds, to) },
    Tags: wireTags(props.tags, to),
  });
  return overridden(request, props.overrides, to);
}

export function withPropertyFiles<Step extends { readonly Name: string }>(
  step: Step,
  reports: Reports | undefined,
  to: StepEmission,
): Step {
  const files = Object.entries(reports ?? {});
  if (files.length === 0) return step;
  for (const [name, { file }] of files) {
    const inside =
      typeof file === "string" && file !== "" && !file.startsWith("/") && !file.split("/").includes("..");
    if (!inside) to.all.issues.push(reportFileOutside(step.Name, name, file));
  }
  const PropertyFiles = files.map(([name, { output, file }]) => ({
    PropertyFileName: name,
    OutputName: output,
    FilePath: file,
  }));
  return Object.assign(step, { PropertyFiles });
}
