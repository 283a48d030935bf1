import type { CallbackStep as WireCallbackStep } from "@sagewright/core";
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

export interface CallbackProps<Outputs extends OutputParameters = OutputParameters>
  extends EnvelopeProps,
    CacheProps {
  /** The SQS queue that the message goes to, as `https://sqs.<region>.amazonaws.com/<account>/<queue>`. */
  readonly sqsQueueUrl: Input<string>;
  /** The member `arguments` of the message; the whole message may have 256 KB. @default {} */
  readonly inputs?: { readonly [name: string]: JsonInput };
  /** What the one who answers hands back, for later steps. */
  readonly outputs?: Outputs;
}

export interface CallbackStep<
  Name extends string = string,
  Outputs extends OutputParameters = OutputParameters,
> extends StepNode<Name> {
  readonly kind: "callback";
  readonly props: CallbackProps;
  readonly outputs: OutputParameterRefs<Outputs>;
}

/**
 * Puts a message with a token on a queue and waits until somebody sends that token back, with
 * `SendPipelineExecutionStepSuccess` and the outputs, or with `SendPipelineExecutionStepFailure`. It is not retried.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-callback
 */
export function callback<
  const Name extends string,
  const Outputs extends OutputParameters = Record<never, never>,
>(name: Name, props: CallbackProps<Outputs>): CallbackStep<Name, Outputs> {
  const id = stepId(name);
  return Object.freeze({
    [STEP]: id,
    kind: "callback",
    name,
    outputs: outputParameterRefs<Outputs>(id, propsOf(name, props).outputs),
    props: Object.freeze({ ...props }),
  });
}

export function emitCallback(node: CallbackStep, to: StepEmission): WireCallbackStep {
  const { props } = node;
  const given = wireJson(props.inputs ?? {}, to, ["inputs"]) as NonNullable<WireCallbackStep["Arguments"]>;
  return Object.assign(envelope(node, "Callback", given, props), {
    SqsQueueUrl: wire(props.sqsQueueUrl, to),
    OutputParameters: wireOutputParameters(props.outputs),
  });
}
