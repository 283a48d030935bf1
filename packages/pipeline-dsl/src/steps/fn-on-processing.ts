import type { DescribeProcessingJobResponse, ProcessingInstanceType } from "@aws-sdk/client-sagemaker";
import type { Expression, ProcessingStep as WireProcessingStep } from "@sagewright/core";
import type { z } from "zod";
import { type FileAsset, functionAsset, isFileAsset } from "../asset.ts";
import {
  defined,
  type Source,
  type StepEmission,
  wire,
  wireAsset,
  wireChoice,
  wireText,
} from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import type { FunctionManifest, FunctionRun } from "../function/manifest.ts";
import type { Choice, Input, Scalar, TextInput } from "../input.ts";
import { kindOf } from "../input-value.ts";
import {
  functionImageMissing,
  functionInputKindUnknown,
  functionInputReserved,
  stepPropInvalid,
} from "../issues.ts";
import { propertiesOf } from "../properties.ts";
import { isRef, REF, type Ref, type S3Uri } from "../ref.ts";
import { type Reports, reportsOf } from "../report.ts";
import { listOf, STEP, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import { s3Input, wireInput, wireOutput } from "./processing-files.ts";
import {
  outputRefs,
  type ProcessingJobProps,
  type ProcessingJobStep,
  type ProcessingProperties,
  processingRequest,
  type WireInput,
  withPropertyFiles,
} from "./processing-job.ts";

/** By name: files (an S3 URI or an asset), which arrive as a folder, or a scalar, which arrives as itself. */
export interface FunctionInputs {
  readonly [name: string]: FileAsset | TextInput;
}

type InputValue<I> = I extends FileAsset
  ? string
  : I extends Ref<infer T>
    ? [T] extends [S3Uri]
      ? string
      : T
    : I extends string
      ? string
      : I extends number
        ? number
        : I extends boolean
          ? boolean
          : never;

/** What `run` receives. */
export interface FunctionArguments<Inputs extends FunctionInputs, Output extends string> {
  /** The path of a folder for each input of files, and the values of the others. */
  readonly inputs: { readonly [Name in keyof Inputs]: InputValue<Inputs[Name]> };
  /** The path of an empty folder for each output, to write to. */
  readonly outputs: { readonly [Name in Output]: string };
  /** Writes one line to the step's log. */
  readonly log: (message: string) => void;
}

/** What `run` returns: the value of each report by its name. */
export type FunctionResult<R extends Reports> = [keyof R] extends [never]
  ? unknown
  : { readonly [Name in keyof R]: z.core.input<R[Name]["shape"]> };

export type FunctionOutput<Outputs extends readonly string[], R extends Reports> =
  | Outputs[number]
  | R[keyof R]["output"];

export interface FunctionProps<
  Inputs extends FunctionInputs = FunctionInputs,
  Outputs extends readonly string[] = readonly string[],
  R extends Reports = Reports,
> extends ProcessingJobProps,
    EnvelopeProps,
    CacheProps,
    RetryProps {
  /** What runs it. @default "processing": a processing job */
  readonly on?: "processing";
  /**
   * Values, and files: an S3 URI or an asset arrives as the path of a *folder*. Of `asset("data.json")` that is the folder
   * which holds the file: read `${inputs.NAME}/data.json`.
   */
  readonly inputs?: Inputs;
  /** Names of folders that `run` writes to; each is copied to S3. */
  readonly outputs?: Outputs;
  /** JSON that `run` returns; the output it goes to needs no mention in `outputs`. */
  readonly reports?: R;
  /** An image with Node. @default the pipeline's `functionImage` */
  readonly image?: Input<string>;
  /** @default "ml.t3.medium" */
  readonly instanceType?: Choice<ProcessingInstanceType>;
  /** May live in another file; what it imports is bundled with it. */
  readonly run: (
    context: FunctionArguments<NoInfer<Inputs>, FunctionOutput<NoInfer<Outputs>, NoInfer<R>>>,
  ) => FunctionResult<NoInfer<R>> | Promise<FunctionResult<NoInfer<R>>>;
}

export interface FunctionStep<
  Name extends string = string,
  Output extends string = string,
  R extends Reports = Reports,
> extends ProcessingJobStep<Name, Output, R> {
  readonly kind: "fn";
  readonly props: Omit<FunctionProps, "run">;
  readonly run: FunctionRun;
  readonly manifest: FunctionManifest;
}

/** `step.fn` as a processing job. */
export function fnOnProcessing<
  const Name extends string,
  const Inputs extends FunctionInputs,
  const Outputs extends readonly string[],
  R extends Reports,
>(
  name: Name,
  { run, ...props }: FunctionProps<Inputs, Outputs, R>,
): FunctionStep<Name, FunctionOutput<Outputs, R>, R> {
  const id = stepId(name);
  const manifest = manifestOf(name, props);
  const outputs = outputRefs<FunctionOutput<Outputs, R>>(id, manifest.outputs);
  return Object.freeze({
    [STEP]: id,
    kind: "fn",
    name,
    props: Object.freeze(props),
    run: run as FunctionRun,
    manifest,
    outputs,
    reports: reportsOf(id, props.reports, outputs),
    get properties() {
      return propertiesOf<DescribeProcessingJobResponse>(id) as ProcessingProperties<
        FunctionOutput<Outputs, R>
      >;
    },
  });
}

function manifestOf(
  step: string,
  { inputs, outputs, reports }: Omit<FunctionProps, "run">,
): FunctionManifest {
  const declared = Object.entries(reports ?? {});
  return Object.freeze({
    step,
    inputs: Object.fromEntries(Object.entries(inputs ?? {}).map(([name, input]) => [name, arrival(input)])),
    outputs: [...new Set([...listOf(outputs), ...declared.map(([, { output }]) => output)])],
    reports: Object.fromEntries(declared.map(([name, { output, file }]) => [name, { output, file }])),
  });
}

type Arrival = FunctionManifest["inputs"][string];

/** How a value reaches the function. */
function arrival(input: FileAsset | Input<Scalar>): Arrival {
  if (isFileAsset(input)) return "path";
  const kind = kindOf(input);
  if (kind === "s3Uri") return "path";
  return kind === "unknown" ? "string" : kind;
}

const MAIN = "/opt/ml/processing/input/code/main.mjs";

export function emitFnOnProcessing(node: FunctionStep, to: StepEmission): WireProcessingStep {
  const { props, manifest } = node;
  if (typeof node.run !== "function") to.all.issues.push(stepPropInvalid(node.name, "run", "a function"));
  const inputs: WireInput[] = [];
  const args: (string | Expression)[] = [];
  for (const [name, input] of Object.entries(props.inputs ?? {})) {
    if (manifest.inputs[name] === "path") {
      if (name === "code") to.all.issues.push(functionInputReserved(node.name, name));
      inputs.push(wireInput(name, input as Source, to));
    } else {
      if (isRef(input) && input[REF].kind === "unknown") {
        to.all.issues.push(functionInputKindUnknown(node.name, name));
      }
      args.push(`--${name}`, wireText(input as TextInput, to));
    }
  }
  inputs.push(s3Input("code", wireAsset(functionAsset(node.name, manifest), to), to));
  const request = processingRequest(props, to, {
    instanceType: wireChoice<ProcessingInstanceType>(props.instanceType ?? "ml.t3.medium", to),
    AppSpecification: defined({
      ImageUri: wireImage(node, to),
      ContainerEntrypoint: ["node", "--enable-source-maps", MAIN],
      ContainerArguments: args.length === 0 ? undefined : args,
    }),
    inputs,
    outputs: manifest.outputs.map((name) =>
      wireOutput(name, { source: `/opt/ml/processing/output/${name}` }, to),
    ),
  });
  return withPropertyFiles(envelope(node, "Processing", request, props), props.reports, to);
}

function wireImage(node: FunctionStep, to: StepEmission): string | Expression {
  const image = node.props.image ?? to.all.functionImage;
  if (image !== undefined) return wire(image, to);
  to.all.issues.push(functionImageMissing(node.name));
  return "";
}
