import { isJsonObject, type JsonObject, type JsonValue, SagewrightError, type Step } from "@sagewright/core";
import { emit } from "../compile/emit.ts";
import { pipeline } from "../pipeline.ts";
import { refTo } from "../ref.ts";
import { step as steps } from "../step.ts";
import type { StepNode } from "../step-node.ts";
import type { Frame } from "./reader.ts";
import { same } from "./same.ts";
import { plainValue } from "./written.ts";

type Props = Readonly<Record<string, unknown>>;

/** What the language makes of a step. */
export interface Emitted {
  readonly node: StepNode;
  readonly step: Step;
  /** Props that the language refuses. */
  readonly refused: readonly string[];
}

export function emittedStep(kind: string, name: string, written: Props, frame: Frame): Emitted | undefined {
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

/** @param alone the node that is emitted, without branches */
export function emitOne(node: StepNode, alone: StepNode, { name, role, bucket }: Frame): Emitted | undefined {
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

/** Whether both say the same, a Condition's branches aside. */
export function isSame(step: Step, wire: JsonObject): boolean {
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
