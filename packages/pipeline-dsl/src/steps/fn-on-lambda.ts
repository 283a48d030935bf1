import type { LambdaStep as WireLambdaStep } from "@sagewright/core";
import { functionAsset } from "../asset.ts";
import { type StepEmission, wire } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import type { FunctionManifest, FunctionRun } from "../function/manifest.ts";
import type { TextInput } from "../input.ts";
import { kindOf } from "../input-value.ts";
import { functionShared, propValueInvalid, stepPropInvalid } from "../issues.ts";
import { type LambdaFunctionProps, type LambdaRuntime, lambdaAlias } from "../lambda-function.ts";
import { isRef, type Ref } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps } from "../step-props.ts";
import { checkRange } from "./check-range.ts";
import { lambdaIdentity } from "./lambda-identity.ts";
import {
  type OutputParameterRefs,
  type OutputParameters,
  type OutputValues,
  outputParameterRefs,
  wireOutputParameters,
} from "./output-parameters.ts";

export interface LambdaFunctionInputs {
  readonly [name: string]: TextInput;
}

type Arriving<I> = I extends Ref<infer T> ? T : I;

/** What `run` returns: a value for each name in `returns`. */
export type LambdaFunctionResult<Returns extends OutputParameters> = [keyof Returns] extends [never]
  ? unknown
  : { readonly [Name in keyof Returns]: OutputValues[Returns[Name]] };

export interface FunctionOnLambdaProps<
  Inputs extends LambdaFunctionInputs = LambdaFunctionInputs,
  Returns extends OutputParameters = OutputParameters,
> extends LambdaFunctionProps,
    EnvelopeProps,
    CacheProps {
  /** A Lambda function: no image, no files, at most 10 minutes, and an answer within a second. */
  readonly on: "lambda";
  /** Values, which arrive as themselves; an S3 URI arrives as text. */
  readonly inputs?: Inputs;
  /** The members of what `run` returns, for later steps, by type; as text at most 1024 characters each. */
  readonly returns?: Returns;
  /** May live in another file; what it imports is bundled with it. */
  readonly run: (context: {
    readonly inputs: { readonly [Name in keyof NoInfer<Inputs>]: Arriving<NoInfer<Inputs>[Name]> };
    /** Writes one line to the function's log. */
    readonly log: (message: string) => void;
  }) => LambdaFunctionResult<NoInfer<Returns>> | Promise<LambdaFunctionResult<NoInfer<Returns>>>;
}

export interface FunctionOnLambdaStep<
  Name extends string = string,
  Returns extends OutputParameters = OutputParameters,
> extends StepNode<Name> {
  readonly kind: "fnOnLambda";
  readonly props: Omit<FunctionOnLambdaProps, "run">;
  readonly run: FunctionRun;
  readonly manifest: FunctionManifest;
  readonly outputs: OutputParameterRefs<Returns>;
}

/** `step.fn` with `on: "lambda"`. */
export function fnOnLambda<
  const Name extends string,
  Inputs extends LambdaFunctionInputs,
  const Returns extends OutputParameters,
>(
  name: Name,
  { run, ...props }: FunctionOnLambdaProps<Inputs, Returns>,
): FunctionOnLambdaStep<Name, Returns> {
  const id = stepId(name);
  const inputs = Object.entries(props.inputs ?? {}).map(([input, value]) => [input, arrival(value)]);
  const manifest: FunctionManifest = Object.freeze({
    step: name,
    inputs: Object.fromEntries(inputs),
    outputs: [],
    reports: {},
    returns: { ...props.returns },
  });
  return Object.freeze({
    [STEP]: id,
    kind: "fnOnLambda",
    name,
    props: Object.freeze(props) as Omit<FunctionOnLambdaProps, "run">,
    run: run as FunctionRun,
    manifest,
    outputs: outputParameterRefs<Returns>(id, props.returns),
  });
}

/** The event is JSON, so that numbers and booleans stay what they are. */
function arrival(value: TextInput): "string" | "number" | "boolean" {
  const kind = kindOf(value);
  return kind === "number" || kind === "boolean" ? kind : "string";
}

const MAX_TIMEOUT_SECONDS = 600;

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const RESERVED_VARIABLES: ReadonlySet<string> = new Set([
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_DEFAULT_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_LAMBDA_RUNTIME_API",
  "AWS_REGION",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "LAMBDA_RUNTIME_DIR",
  "LAMBDA_TASK_ROOT",
]);

export function emitFnOnLambda(node: FunctionOnLambdaStep, to: StepEmission): WireLambdaStep {
  const { name, props, manifest } = node;
  const refuse = (prop: string, found: unknown, expected: string): void => {
    to.all.issues.push(propValueInvalid(["steps", name, ...prop.split(".", 2)], found, expected));
  };
  if (typeof node.run !== "function") to.all.issues.push(stepPropInvalid(name, "run", "a function"));
  const { timeout = 120, memorySize = 512, runtime = "nodejs22.x" } = props;
  checkRange("timeout", timeout, 1, MAX_TIMEOUT_SECONDS, to);
  checkRange("memorySize", memorySize, 128, 10_240, to);
  const role = props.functionRole ?? to.all.lambda?.role;
  const identity = lambdaIdentity(node, to);
  for (const other of to.all.assets.values()) {
    if (other.kind === "function" && other.lambda?.functionArn === identity.functionArn)
      to.all.issues.push(functionShared(name, other.step, identity.functionArn));
  }
  const asset = functionAsset(
    name,
    manifest,
    Object.freeze({
      ...identity,
      runtime: runtime satisfies LambdaRuntime,
      handler: "main.handler" as const,
      memorySize,
      timeout,
      environment: Object.freeze({ ...props.environment }),
      ...(role === undefined ? {} : { role }),
    }),
  );
  to.all.assets.set(asset.id, asset);
  if (runtime !== "nodejs22.x" && runtime !== "nodejs24.x")
    refuse("runtime", runtime, '"nodejs22.x" or "nodejs24.x"');
  for (const variable of Object.keys(props.environment ?? {})) {
    if (RESERVED_VARIABLES.has(variable))
      refuse("environment", variable, "a variable of your own: Lambda itself sets that one");
  }
  const inputs = Object.entries(props.inputs ?? {}).map(([input, value]) => {
    if (!isRef(value) && typeof value === "object")
      refuse(`inputs.${input}`, value, "a text, a number, a boolean or a ref");
    return [input, wire(value, to)];
  });
  const event = Object.fromEntries(inputs) as NonNullable<WireLambdaStep["Arguments"]>;
  return Object.assign(envelope(node, "Lambda", event, props), {
    FunctionArn: `${identity.functionArn}:${lambdaAlias(to.all.hashes[asset.id])}`,
    OutputParameters: wireOutputParameters(props.returns),
  });
}
