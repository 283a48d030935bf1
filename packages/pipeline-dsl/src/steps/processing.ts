import type { DescribeProcessingJobResponse, ProcessingInstanceType } from "@aws-sdk/client-sagemaker";
import type { ProcessingStep as WireProcessingStep } from "@sagewright/core";
import { type CodeProps, wireCode } from "../compile/code.ts";
import { defined, type Source, type StepEmission, wire, wireChoice, wireTexts } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import type { Choice, Input, TextInput } from "../input.ts";
import { entrypointTwice, inputReserved } from "../issues.ts";
import { propertiesOf } from "../properties.ts";
import { type Reports, reportsOf } from "../report.ts";
import { propsOf, STEP, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import {
  type DatasetInputProps,
  type ProcessingInputProps,
  type ProcessingOutputs,
  type S3OutputNames,
  s3Input,
  wireInput,
  wireOutput,
} from "./processing-files.ts";
import {
  outputRefs,
  type ProcessingJobProps,
  type ProcessingJobStep,
  type ProcessingProperties,
  processingRequest,
  withPropertyFiles,
} from "./processing-job.ts";

export interface ProcessingProps<
  Outputs extends ProcessingOutputs = ProcessingOutputs,
  R extends Reports<keyof Outputs & string> = Reports<keyof Outputs & string>,
> extends ProcessingJobProps,
    CodeProps,
    EnvelopeProps,
    CacheProps,
    RetryProps {
  readonly image: Input<string>;
  readonly instanceType: Choice<ProcessingInstanceType>;
  /** Replaces the image's own command; not together with `code`. */
  readonly entrypoint?: readonly TextInput[];
  /** What follows the command; numbers and booleans are written as text. */
  readonly arguments?: readonly TextInput[];
  /** By name; the container finds each in its `destination`, by default /opt/ml/processing/input/<name>. */
  readonly inputs?: { readonly [name: string]: ProcessingInputProps | DatasetInputProps | Source };
  /** By name: the folder of the container, alone or with more to say; or a feature group. */
  readonly outputs?: Outputs;
  /** JSON files in the outputs whose values later steps use. */
  readonly reports?: R;
}

export interface ProcessingStep<
  Name extends string = string,
  Output extends string = string,
  R extends Reports = Reports,
> extends ProcessingJobStep<Name, Output, R> {
  readonly kind: "processing";
  readonly props: ProcessingProps;
}

/**
 * Runs a script or a program in a container: reads `inputs`, leaves files under `outputs`.
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING, CODE_ENTRY_POINT_MISSING, ENTRYPOINT_TWICE, INPUT_RESERVED, VALUE_OUT_OF_RANGE (maxRuntimeInSeconds).
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html
 */
export function processing<
  const Name extends string,
  const Outputs extends ProcessingOutputs = Record<never, never>,
  R extends Reports<keyof Outputs & string> = Record<never, never>,
>(name: Name, props: ProcessingProps<Outputs, R>): ProcessingStep<Name, S3OutputNames<Outputs>, R> {
  const id = stepId(name);
  const inS3 = Object.entries(propsOf(name, props).outputs ?? {}).filter(
    ([, output]) => !isFeatureGroup(output),
  );
  const outputs = outputRefs<S3OutputNames<Outputs>>(
    id,
    inS3.map(([output]) => output),
  );
  return Object.freeze({
    [STEP]: id,
    kind: "processing",
    name,
    props: Object.freeze({ ...props }),
    outputs,
    reports: reportsOf(id, props.reports, outputs),
    get properties() {
      return propertiesOf<DescribeProcessingJobResponse>(id) as ProcessingProperties<S3OutputNames<Outputs>>;
    },
  });
}

const isFeatureGroup = (output: ProcessingOutputs[string]): boolean =>
  typeof output === "object" && output !== null && "featureGroupName" in output;

export function emitProcessing(node: ProcessingStep, to: StepEmission): WireProcessingStep {
  const { props } = node;
  const code = wireCode(props, to);
  if (code !== undefined && props.inputs?.code !== undefined) to.all.issues.push(inputReserved(node.name));
  if (code !== undefined && props.entrypoint !== undefined) to.all.issues.push(entrypointTwice(node.name));
  const inputs = Object.entries(props.inputs ?? {}).map(([name, input]) => wireInput(name, input ?? {}, to));
  if (code !== undefined)
    inputs.push(s3Input(code.input.name, code.input.source, to, { destination: code.input.folder }));
  const outputs = Object.entries(props.outputs ?? {}).map(([name, output]) =>
    wireOutput(name, typeof output === "string" ? { source: output } : (output ?? {}), to),
  );
  const request = processingRequest(props, to, {
    instanceType: wireChoice(props.instanceType, to),
    AppSpecification: defined({
      ImageUri: wire(props.image, to),
      ContainerEntrypoint: code?.entrypoint ?? wireTexts(props.entrypoint, to),
      ContainerArguments: wireTexts(props.arguments, to),
    }),
    inputs,
    outputs,
  });
  return withPropertyFiles(envelope(node, "Processing", request, props), props.reports, to);
}
