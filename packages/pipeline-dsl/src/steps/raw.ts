import type { Step, StepType } from "@sagewright/core";
import type { StepEmission } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { wireJson } from "../compile/json.ts";
import type { JsonInput } from "../input.ts";
import { stepPropInvalid } from "../issues.ts";
import type { Ref } from "../ref.ts";
import { STEP, type StepNode, stepId } from "../step-node.ts";
import type { AnyEnvelopeProps } from "../step-props.ts";
import { stepRef } from "../step-ref.ts";

/** `Arguments`, and keys of the step itself such as `SqsQueueUrl` or `PropertyFiles`. */
export interface RawBody {
  readonly [member: string]: JsonInput;
}

export interface RawStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "raw";
  readonly type: StepType | (string & {});
  readonly body: RawBody;
  readonly props: AnyEnvelopeProps;
  /** A value of the finished step by its path below `Steps.<name>.`; its type is yours to say. */
  readonly get: <T = string>(path: string) => Ref<T>;
}

/**
 * A step of a type or a shape that has no function of its own: its JSON as the service reads it, with refs in it.
 *
 * @example
 * step.raw("Ask", "Callback", {
 *   SqsQueueUrl: "https://sqs.…", Arguments: { model: train.outputs.model },
 *   OutputParameters: [{ OutputName: "answer", OutputType: "String" }],
 * }).get("OutputParameters['answer']") // Ref<string>
 *
 * A type that is newer than this package is an issue until the step says that it is meant:
 * `step.raw("Ask", "NewType", { … }, { silence: { STEP_TYPE_UNKNOWN: "new in May" } })`.
 *
 * Issues: VALUE_NOT_JSON, STEP_PROP_INVALID, STEP_TYPE_UNKNOWN.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
export function raw<const Name extends string>(
  name: Name,
  type: StepType | (string & {}),
  body: RawBody,
  props: AnyEnvelopeProps = {},
): RawStep<Name> {
  const id = stepId(name);
  return Object.freeze({
    [STEP]: id,
    kind: "raw",
    name,
    type,
    body,
    props: Object.freeze({ ...props }),
    get: <T>(path: string) => stepRef<T>(id, path, "unknown"),
  });
}

export function emitRaw(node: RawStep, to: StepEmission): Step {
  const isBody = typeof node.body === "object" && node.body !== null;
  if (!isBody) to.all.issues.push(stepPropInvalid(node.name, "body", "an object"));
  const { Arguments = {}, ...members } = isBody ? node.body : {};
  const args = wireJson(Arguments, to, ["Arguments"]);
  const step = envelope(node, node.type as StepType, args, node.props);
  // Whether it is a step of its type is for the definition's own check to say.
  return Object.assign(step, wireJson(members, to, [])) as unknown as Step;
}
