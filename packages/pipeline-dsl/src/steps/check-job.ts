import type { ProcessingInstanceType } from "@aws-sdk/client-sagemaker";
import type { Expression } from "@sagewright/core";
import { type StepEmission, wire, wireChoice, wireOptional } from "../compile/emission.ts";
import type { Choice, Input } from "../input.ts";
import type { S3Uri } from "../ref.ts";
import type { CacheProps, EnvelopeProps } from "../step-props.ts";
import { wireOutput } from "./processing-files.ts";
import { type ProcessingJobProps, processingRequest, type WireInput } from "./processing-job.ts";

/**
 * What quality checks and Clarify checks have in common. Each computes a baseline from the data; how it is used:
 *
 * | `skipCheck` | `registerNewBaseline` | compares with the baseline before | hands on as used for drift checks |
 * |---|---|---|---|
 * | false | false | yes, there must be one | the one before |
 * | false | true | yes, there must be one | the new one |
 * | true | false | no, yet there must be one | the one before |
 * | true | true | no: a first run, or other columns | the new one |
 *
 * The baseline before is the supplied one, else that of the group's latest approved model.
 */
export interface CheckProps extends ProcessingJobProps, EnvelopeProps, CacheProps {
  /** Amazon's own image for such checks, in the region of the pipeline. */
  readonly image: Input<string>;
  /** @default "ml.m5.xlarge" */
  readonly instanceType?: Choice<ProcessingInstanceType>;
  /** Where the results go. @default s3://<bucket>/<pipeline>/<execution>/<step>/output/<name> */
  readonly outputPath?: Input<S3Uri>;
  /** The group whose latest approved model has the baseline to compare with. */
  readonly modelPackageGroupName?: Input<string>;
  /** @default false */
  readonly skipCheck?: Input<boolean>;
  /** @default false */
  readonly registerNewBaseline?: Input<boolean>;
  /** Whether the step fails when the data are not what the baseline says. @default true */
  readonly failOnViolation?: Input<boolean>;
  /** A `constraints.json` or `analysis.json` to compare with, before that of the group. */
  readonly suppliedBaselineConstraints?: Input<S3Uri>;
}

/** The request of the processing job that computes the baseline. */
export function checkRequest(
  props: CheckProps,
  to: StepEmission,
  parts: { readonly inputs: readonly WireInput[]; readonly output: string },
) {
  const { outputPath } = props;
  const output = {
    source: "/opt/ml/processing/output",
    ...(outputPath === undefined ? undefined : { destination: outputPath }),
  };
  return processingRequest(props, to, {
    instanceType: wireChoice(props.instanceType ?? "ml.m5.xlarge", to),
    AppSpecification: { ImageUri: wire(props.image, to) },
    inputs: parts.inputs,
    outputs: [wireOutput(parts.output, output, to)],
  });
}

/** The keys beside `Arguments`; what is not given is written as null, as the Python SDK does. */
export const checkKeys = (props: CheckProps, to: StepEmission) => ({
  ModelPackageGroupName: wireOptional(props.modelPackageGroupName, to) ?? null,
  SkipCheck: wire(props.skipCheck ?? false, to),
  FailOnViolation: wire(props.failOnViolation ?? true, to),
  RegisterNewBaseline: wire(props.registerNewBaseline ?? false, to),
  SuppliedBaselineConstraints: orNull(props.suppliedBaselineConstraints, to),
});

export const orNull = (uri: Input<S3Uri> | undefined, to: StepEmission): string | Expression | null =>
  wireOptional<string>(uri, to) ?? null;
