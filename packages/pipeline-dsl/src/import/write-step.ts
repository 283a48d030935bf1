import {
  argumentShape,
  isJsonObject,
  isStepType,
  type JsonObject,
  type JsonValue,
  propertyShape,
  SagewrightError,
  type Shape,
  STEP_FACTS,
  type Step,
  type StepType,
} from "@sagewright/core";
import { emit } from "../compile/emit.ts";
import { pipeline } from "../pipeline.ts";
import { refTo } from "../ref.ts";
import { step as steps } from "../step.ts";
import type { AnyEnvelopeProps, StepNode } from "../step-node.ts";
import type { RawBody } from "../steps/raw.ts";
import { type Code, call, quoted } from "./code.ts";
import { difference } from "./difference.ts";
import { writeEnvelope } from "./envelope.ts";
import { fit, freely } from "./fit.ts";
import type { ListedStep } from "./listed-step.ts";
import { readerOf } from "./read-arguments.ts";
import type { Frame, StepReading } from "./reader.ts";
import { READERS } from "./readers.ts";
import { same } from "./same.ts";
import { declare, type Scope } from "./scope.ts";
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
    (type === "Condition" ? undefined : rawStep(listed, envelope, frame, scope));
  if (made === undefined) return whyNot(wire, envelope);
  const identifier = scope.names.take(name, "step");
  nodes.set(listed, coded(made.node, identifier));
  const shape = isStepType(type) ? propertyShape(type) : undefined;
  declare(scope, { name, identifier, node: made.node, shape });
  const comments = [...scope.remarks].map((step) => `Reads "${step}", which does not stand above.`);
  const { code } = made;
  return { name, identifier, code, pending: scope.pending.splice(0), comments };
}

function whyNot({ DependsOn: dependsOn }: JsonObject, envelope: Props | undefined): string {
  return envelope === undefined && Array.isArray(dependsOn)
    ? `what it depends on, ${JSON.stringify(dependsOn)}, does not stand above it`
    : "it has members that a step of its type does not have";
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
    if (isSame(emitted.step, wire)) return worded(reading, name, { ...props, ...envelope }, emitted.node);
    if (reading.overrides === false || props.overrides !== undefined) return undefined;
    const changes = difference(emitted.step.Arguments as unknown as JsonObject, args);
    if (changes === undefined) return undefined;
    props = { ...props, overrides: fit(changes, argumentsOf(type), scope) };
  }
  return undefined;
}

/** Each prop may be refused once, and `overrides` come last. */
const MAX_ATTEMPTS = 40;

function worded({ kind }: StepReading, name: string, props: Props, node: StepNode): Made {
  return {
    node,
    code: (silence) => call(`step.${kind}`, quoted(name), codeOf(withSilence(props, silence))),
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

interface Emitted {
  readonly node: StepNode;
  readonly step: Step;
  /** Props that the language refuses. */
  readonly refused: readonly string[];
}

function emittedStep(kind: string, name: string, written: Props, frame: Frame): Emitted | undefined {
  const props = plainValue(written) as Props;
  const make = (steps as unknown as Readonly<Record<string, (name: string, props: Props) => StepNode>>)[kind];
  if (make === undefined) return undefined;
  try {
    const node = make(name, props);
    // What stands in the branches of a Condition is compared where it is written.
    const isBranching = props.ifSteps !== undefined || props.elseSteps !== undefined;
    return emitOne(node, isBranching ? make(name, { ...props, ifSteps: [], elseSteps: [] }) : node, frame);
  } catch (error) {
    if (error instanceof SagewrightError) return undefined;
    throw error;
  }
}

function emitOne(node: StepNode, alone: StepNode, { name, role, bucket }: Frame): Emitted | undefined {
  const { definition, issues } = emit(
    pipeline(name, {
      steps: [alone],
      ...(role === undefined
        ? undefined
        : { role: typeof role === "string" ? role : refTo<string>(role as never) }),
      ...(bucket === undefined ? undefined : { bucket }),
    }),
    {},
  );
  const [step] = definition.Steps;
  const refused = issues.flatMap(({ path }) => (path[0] === "steps" ? [String(path[2] ?? "")] : []));
  return step && { node, step, refused };
}

function isSame(step: Step, wire: JsonObject): boolean {
  return same(plain(step as unknown as JsonObject), plain(wire));
}

/** Lists that say nothing when they are empty. */
const OPTIONAL_LISTS: ReadonlySet<string> = new Set(["DependsOn", "PropertyFiles", "OutputParameters"]);

const saysNothing = (key: string, value: JsonValue | undefined): boolean =>
  value === null ||
  value === undefined ||
  (OPTIONAL_LISTS.has(key) && Array.isArray(value) && value.length === 0);

/** Without what says nothing. */
function plain(step: JsonObject): JsonObject {
  const { Arguments: args, RetryPolicies: retry, ...others } = step;
  const members = Object.entries(others).filter(([key, value]) => !saysNothing(key, value));
  const isCondition = step.Type === "Condition";
  return {
    ...Object.fromEntries(members),
    Arguments: isCondition ? withoutBranches((args ?? {}) as JsonObject) : (args ?? {}),
    ...(retry === undefined || retry === null || (Array.isArray(retry) && retry.length === 0)
      ? {}
      : { RetryPolicies: Array.isArray(retry) ? retry.map(plainPolicy) : retry }),
  };
}

const withoutBranches = ({ IfSteps: _, ElseSteps: __, ...args }: JsonObject): JsonObject => args;

const plainPolicy = (policy: JsonValue): JsonValue =>
  isJsonObject(policy) && typeof policy.ExceptionType === "string"
    ? { ...policy, ExceptionType: [policy.ExceptionType] }
    : policy;

const given = (props: Props): Props =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));

function branchesOf({ branches }: ListedStep, nodes: ReadonlyMap<ListedStep, StepNode>): Props {
  const list = (steps: readonly ListedStep[]): readonly StepNode[] | undefined =>
    steps.length === 0 ? undefined : steps.flatMap((each) => nodes.get(each) ?? []);
  return given({ ifSteps: list(branches.if), elseSteps: list(branches.else) });
}

/** The step as it stands, with refs in it. */
function rawStep(
  { name, type, wire }: ListedStep,
  envelope: Props | undefined,
  frame: Frame,
  scope: Scope,
): Made | undefined {
  const { Name: _, Type: __, Arguments: args = {}, ...members } = wire;
  const own = Object.entries(members).filter(([key]) => envelope === undefined || !ENVELOPE.has(key));
  const body = { Arguments: freely(args, scope), ...(freely(Object.fromEntries(own), scope) as Props) };
  const props = envelope ?? {};
  const node = steps.raw(name, type, plainValue(body) as RawBody, plainValue(props) as AnyEnvelopeProps);
  const emitted = emitOne(node, node, frame);
  if (emitted === undefined || !isSame(emitted.step, wire)) return undefined;
  return {
    node,
    code: (silence) => {
      const own = withSilence(props, silence);
      const last = Object.keys(own).length > 0 ? [codeOf(own)] : [];
      return call("step.raw", quoted(name), quoted(type), codeOf(body), ...last);
    },
  };
}

const ENVELOPE: ReadonlySet<string> = new Set([
  "DependsOn",
  "DisplayName",
  "Description",
  "RetryPolicies",
  "CacheConfig",
]);
