import {
  argumentShape,
  isStepType,
  type JsonObject,
  propertyShape,
  type Shape,
  STEP_FACTS,
  type StepType,
} from "@sagewright/core";
import { step as steps } from "../step.ts";
import type { StepNode } from "../step-node.ts";
import type { AnyEnvelopeProps } from "../step-props.ts";
import type { RawBody } from "../steps/raw.ts";
import { type Code, call, quoted } from "./code.ts";
import { difference } from "./difference.ts";
import { emitOne, emittedStep, isSame } from "./emitted-step.ts";
import { ENVELOPE, writeEnvelope } from "./envelope.ts";
import { fit, freely } from "./fit.ts";
import { given } from "./given.ts";
import type { ListedStep } from "./listed-step.ts";
import { readerOf } from "./read-arguments.ts";
import type { Frame, StepReading } from "./reader.ts";
import { READERS } from "./readers.ts";
import { declare, type Scope } from "./scope.ts";
import { propsCode } from "./spread-groups.ts";
import { whyNoCondition, whyNotRaw } from "./why-not.ts";
import { coded, codeOf, plainValue } from "./written.ts";

/** A step as a const. */
export interface WrittenStep {
  readonly name: string;
  readonly identifier: string;
  /** The call, with the rules that are silenced. */
  readonly code: (silence: readonly string[]) => Code;
  /** Consts that it needs. */
  readonly pending: Scope["pending"];
  readonly comments: readonly string[];
}

export const asImported = (codes: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(codes.map((code) => [code, "as imported"]));

type Props = Readonly<Record<string, unknown>>;

/** A step in the words of its reader, or else as raw JSON; a text says why there is no way to write it. */
export function writeStep(
  listed: ListedStep,
  frame: Frame,
  scope: Scope,
  nodes: Map<ListedStep, StepNode>,
): WrittenStep | string {
  const { name, type, wire } = listed;
  scope.remarks.clear();
  const envelope = writeEnvelope(wire, type, scope);
  const made =
    (envelope && wordedStep(listed, envelope, frame, scope, nodes)) ??
    (type === "Condition" ? whyNoCondition(listed, scope, nodes) : rawStep(listed, envelope, frame, scope));
  if (typeof made === "string") return made;
  const identifier = scope.names.take(name, "step");
  nodes.set(listed, coded(made.node, identifier));
  const shape = isStepType(type) ? propertyShape(type) : undefined;
  declare(scope, { name, identifier, node: made.node, shape });
  const comments = [...scope.remarks].map((step) => `Reads ${quoted(step)}, which does not stand above.`);
  const { code } = made;
  return { name, identifier, code, pending: scope.pending.splice(0), comments };
}

interface Made {
  readonly node: StepNode;
  readonly code: WrittenStep["code"];
}

function wordedStep(
  listed: ListedStep,
  envelope: Props,
  frame: Frame,
  scope: Scope,
  nodes: ReadonlyMap<ListedStep, StepNode>,
): Made | undefined {
  const { name, type, wire, args } = listed;
  const reader = isStepType(type) ? READERS[type] : undefined;
  if (reader === undefined || !isStepType(type) || !takesEnvelope(type, envelope)) return undefined;
  const reading = reader(readerOf(name, wire, args, argumentShape(type), frame, scope));
  if (reading === undefined) return undefined;
  const branches = branchesOf(listed, nodes);
  if (branches === undefined) return undefined;
  let props: Props = { ...given(reading.props), ...branches };
  for (let attempt = 0; attempt <= MAX_ATTEMPTS; attempt += 1) {
    if (reading.needs?.some((need) => props[need] === undefined)) return undefined;
    const emitted = emittedStep(reading.kind, name, { ...props, ...envelope }, frame);
    if (emitted === undefined) return undefined;
    // What a prop may not say, `overrides` may.
    const refused = emitted.refused.find((prop) => prop in props && prop !== "overrides");
    if (refused !== undefined) {
      props = Object.fromEntries(Object.entries(props).filter(([prop]) => prop !== refused));
      continue;
    }
    if (isSame(emitted.step, wire)) {
      // It may still want a bucket or a role that nobody names; raw JSON does not.
      if (emitted.refused.length > 0) return undefined;
      return worded(reading, name, { ...props, ...envelope }, emitted.node, scope);
    }
    if (reading.overrides === false || props.overrides !== undefined) return undefined;
    const changes = difference(emitted.step.Arguments as unknown as JsonObject, args);
    if (changes === undefined) return undefined;
    props = { ...props, overrides: fit(changes, argumentsOf(type), scope) };
  }
  return undefined;
}

/** Each prop may be refused once, and `overrides` come last. */
const MAX_ATTEMPTS = 40;

function worded({ kind }: StepReading, name: string, props: Props, node: StepNode, { groups }: Scope): Made {
  return {
    node,
    code: (silence) => call(`step.${kind}`, quoted(name), propsCode(withSilence(props, silence), groups)),
  };
}

const withSilence = (props: Props, codes: readonly string[]): Props =>
  codes.length === 0 ? props : { ...props, silence: asImported(codes) };

/** The API's arguments, without the members that no step may give. */
function argumentsOf(type: StepType): Shape | undefined {
  const shape = argumentShape(type);
  if (shape?.kind !== "object") return shape;
  const { forbiddenArguments, jobNameArgument = "" } = STEP_FACTS[type];
  const owned = new Set([...forbiddenArguments, jobNameArgument]);
  return { ...shape, members: new Map([...shape.members].filter(([name]) => !owned.has(name))) };
}

const takesEnvelope = (type: StepType, envelope: Props): boolean =>
  (STEP_FACTS[type].retryable || envelope.retry === undefined) &&
  (STEP_FACTS[type].cacheable || envelope.cache === undefined);

/** The branches of a Condition; `undefined` when a step of them is not there. */
function branchesOf({ branches }: ListedStep, nodes: ReadonlyMap<ListedStep, StepNode>): Props | undefined {
  const list = (steps: readonly ListedStep[]): readonly StepNode[] =>
    steps.flatMap((each) => nodes.get(each) ?? []);
  const [ifSteps, elseSteps] = [list(branches.if), list(branches.else)];
  if (ifSteps.length + elseSteps.length < branches.if.length + branches.else.length) return undefined;
  return {
    ...(ifSteps.length > 0 && { ifSteps }),
    ...(elseSteps.length > 0 && { elseSteps }),
  };
}

/** The step as it stands, with refs in it; a text says what does not come back. */
function rawStep(
  { name, type, wire }: ListedStep,
  envelope: Props | undefined,
  frame: Frame,
  scope: Scope,
): Made | string {
  const { Name: _, Type: __, Arguments: args = {}, ...members } = wire;
  const own = Object.entries(members).filter(([key]) => envelope === undefined || !ENVELOPE.has(key));
  const body = { Arguments: freely(args, scope), ...(freely(Object.fromEntries(own), scope) as Props) };
  const props = envelope ?? {};
  const node = steps.raw(name, type, plainValue(body) as RawBody, plainValue(props) as AnyEnvelopeProps);
  const emitted = emitOne(node, node, frame);
  if (emitted === undefined || !isSame(emitted.step, wire)) return whyNotRaw(wire, emitted?.step);
  return {
    node,
    code: (silence) => {
      const own = withSilence(props, silence);
      const last = Object.keys(own).length > 0 ? [codeOf(own)] : [];
      return call("step.raw", quoted(name), quoted(type), codeOf(body), ...last);
    },
  };
}
