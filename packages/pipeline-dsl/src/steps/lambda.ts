import type { LambdaStep as WireLambdaStep } from "@sagewright/core";
import { type StepEmission, wire } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { wireJson } from "../compile/json.ts";
import type { Input, JsonInput } from "../input.ts";
import { propsOf, STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps } from "../step-props.ts";
import {
  type OutputParameterRefs,
  type OutputParameters,
  outputParameterRefs,
  wireOutputParameters,
} from "./output-parameters.ts";

export interface LambdaProps<Outputs extends OutputParameters = OutputParameters>
  extends EnvelopeProps,
    CacheProps {
  /** May end in a version or an alias. */
  readonly functionArn: Input<string>;
  /** The event that the function gets. @default {} */
  readonly inputs?: { readonly [name: string]: JsonInput };
  /** Members of the object that the function returns, for later steps. */
  readonly outputs?: Outputs;
}

export interface LambdaStep<Name extends string = string, Outputs extends OutputParameters = OutputParameters>
  extends StepNode<Name> {
  readonly kind: "lambda";
  readonly props: LambdaProps;
  readonly outputs: OutputParameterRefs<Outputs>;
}

/**
 * Calls a Lambda function and waits for its answer, at most 10 minutes. It is not retried.
 *
 * The function is there already: compiling creates nothing.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-lambda
 */
export function lambda<
  const Name extends string,
  const Outputs extends OutputParameters = Record<never, never>,
>(name: Name, props: LambdaProps<Outputs>): LambdaStep<Name, Outputs> {
  const id = stepId(name);
  return Object.freeze({
    [STEP]: id,
    kind: "lambda",
    name,
    outputs: outputParameterRefs<Outputs>(id, propsOf(name, props).outputs),
    props: Object.freeze({ ...props }),
  });
}

export function emitLambda(node: LambdaStep, to: StepEmission): WireLambdaStep {
  const { props } = node;
  const event = wireJson(props.inputs ?? {}, to, ["inputs"]) as NonNullable<WireLambdaStep["Arguments"]>;
  return Object.assign(envelope(node, "Lambda", event, props), {
    FunctionArn: wire(props.functionArn, to),
    OutputParameters: wireOutputParameters(props.outputs),
  });
}
