import type { FailStep as WireFailStep } from "@sagewright/core";
import { type StepEmission, wireText } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import type { TextInput } from "../input.ts";
import { propValueInvalid } from "../issues.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { EnvelopeProps } from "../step-props.ts";

export interface FailProps extends EnvelopeProps {
  /** At most 3072 characters. */
  readonly errorMessage: TextInput;
}

export interface FailStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "fail";
  readonly props: FailProps;
}

/**
 * Ends the execution as Failed, once the steps that run beside it have ended. Nothing may refer to it or
 * depend on it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-fail
 */
export function fail<const Name extends string>(name: Name, props: FailProps): FailStep<Name> {
  return Object.freeze({ [STEP]: stepId(name), kind: "fail", name, props: Object.freeze({ ...props }) });
}

export const emitFail = (node: FailStep, to: StepEmission): WireFailStep =>
  envelope(node, "Fail", errorOf(node, to), node.props);

function errorOf({ name, props: { errorMessage } }: FailStep, to: StepEmission): WireFailStep["Arguments"] {
  if (errorMessage === undefined || errorMessage === null)
    to.all.issues.push(propValueInvalid(["steps", name, "errorMessage"], errorMessage, "the reason, a text"));
  return { ErrorMessage: wireText(errorMessage ?? "", to) };
}
