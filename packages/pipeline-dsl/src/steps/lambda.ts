import type { OutputParameter, LambdaStep as WireLambdaStep } from "@sagewright/core";
import { type StepEmission, wire } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { wireJson } from "../compile/json.ts";
import type { Input, JsonInput } from "../input.ts";
import { quotedKey } from "../properties.ts";
import { makeRef, type Ref, type RefKind } from "../ref.ts";
import { type CacheProps, type EnvelopeProps, propsOf, STEP, type StepNode, stepId } from "../step-node.ts";

type OutputType = OutputParameter["OutputType"];
interface TypeOf {
  readonly String: string;
  readonly Integer: number;
  readonly Float: number;
  readonly Boolean: boolean;
}
const KINDS: { readonly [Type in OutputType]: RefKind } = {
  String: "string",
  Integer: "number",
  Float: "number",
  Boolean: "boolean",
};

export interface LambdaOutputs {
  readonly [name: string]: OutputType;
}

export interface LambdaProps<Outputs extends LambdaOutputs = LambdaOutputs>
  extends EnvelopeProps,
    CacheProps {
  /** May end in a version or an alias. */
  readonly functionArn: Input<string>;
  /** The event that the function gets. @default {} */
  readonly inputs?: { readonly [name: string]: JsonInput };
  /** Members of the object that the function returns, for later steps. */
  readonly outputs?: Outputs;
}

export interface LambdaStep<Name extends string = string, Outputs extends LambdaOutputs = LambdaOutputs>
  extends StepNode<Name> {
  readonly kind: "lambda";
  readonly props: LambdaProps;
  readonly outputs: { readonly [Key in keyof Outputs]: Ref<TypeOf[Outputs[Key]]> };
}

/**
 * Calls a Lambda function and waits for its answer, at most 10 minutes. It is not retried.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-lambda
 */
export function lambda<const Name extends string, const Outputs extends LambdaOutputs = Record<never, never>>(
  name: Name,
  props: LambdaProps<Outputs>,
): LambdaStep<Name, Outputs> {
  const id = stepId(name);
  const outputs = Object.entries(propsOf(name, props).outputs ?? {}).map(([output, type]) => [
    output,
    makeRef({ Get: `Steps.${name}.OutputParameters${quotedKey(output)}` }, KINDS[type], [id]),
  ]);
  return Object.freeze({
    [STEP]: id,
    kind: "lambda",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze(Object.fromEntries(outputs)),
  });
}

export function emitLambda(node: LambdaStep, to: StepEmission): WireLambdaStep {
  const { props } = node;
  const event = wireJson(props.inputs ?? {}, to, ["inputs"]) as NonNullable<WireLambdaStep["Arguments"]>;
  const outputs = Object.entries(props.outputs ?? {});
  return Object.assign(envelope(node, "Lambda", event, props), {
    FunctionArn: wire(props.functionArn, to),
    OutputParameters: outputs.map(([OutputName, OutputType]) => ({ OutputName, OutputType })),
  });
}
