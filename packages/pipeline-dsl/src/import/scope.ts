import type { Shape } from "@sagewright/core";
import type { JsonFile } from "../json-file.ts";
import { expressionOf, isRef, type Ref } from "../ref.ts";
import type { StepNode } from "../step-node.ts";
import { type Code, member } from "./code.ts";
import type { Names } from "./names.ts";
import { type RefType, typeOfRef } from "./ref-type.ts";
import { keyOf } from "./same.ts";
import type { ReadShape } from "./shapes-read.ts";
import { coded, type NamedText } from "./written.ts";

/** A ref that the file can name. */
export interface Known {
  readonly ref: Ref<unknown>;
  readonly type: RefType;
  /** The only values that it can have. */
  readonly values?: readonly string[];
}

/** A step whose const stands above. */
export interface DeclaredStep {
  readonly name: string;
  readonly identifier: string;
  readonly node: StepNode;
  /** What its properties are. */
  readonly shape: Shape | undefined;
}

/** What the code of a step may name, since it stands above it. */
export interface Scope {
  readonly names: Names;
  /** By `keyOf` their expression. */
  readonly known: Map<string, Known>;
  readonly steps: Map<string, DeclaredStep>;
  /** Reports by the JSON of the place that they lie in. */
  readonly reports: Map<string, object>;
  /** Refs that are taken together, by spreading them. */
  readonly groups: { readonly members: Readonly<Record<string, unknown>>; readonly code: Code }[];
  /** Files in S3 that values are read from, by `keyOf` their place. */
  readonly files: Map<string, { readonly file: JsonFile<never>; readonly identifier: string }>;
  /** What is known of the content of files, by `keyOf` their place. */
  readonly shapes: ReadonlyMap<string, ReadShape>;
  /** How often each value of a file is read, by `keyOf` its expression. */
  readonly times: ReadonlyMap<string, number>;
  /** Texts that have a const of their own. */
  readonly texts: ReadonlyMap<string, NamedText>;
  /** Statements that the next step needs above it. */
  readonly pending: (readonly [identifier: string, code: Code])[];
  /** Remarks for the next step. */
  readonly remarks: Set<string>;
}

/** The refs of a step: `outputs`, `metrics`, and the places of `reports`. */
export function declare(scope: Scope, step: DeclaredStep): void {
  // Of two steps with one name, the first is meant.
  if (scope.steps.has(step.name)) return;
  scope.steps.set(step.name, step);
  for (const group of ["outputs", "metrics"] as const) declareMembers(scope, step, group);
  declareGroup(scope, step);
  const { reports } = step.node as { readonly reports?: Readonly<Record<string, { s3Uri: Ref<unknown> }>> };
  for (const [name, report] of Object.entries(reports ?? {})) {
    const code = member(member(step.identifier, "reports"), name);
    scope.reports.set(JSON.stringify(expressionOf(report.s3Uri)), coded(report, code));
    remember(scope, report.s3Uri, member(code, "s3Uri"));
  }
}

function declareMembers(scope: Scope, step: DeclaredStep, group: string): void {
  const members = (step.node as unknown as Readonly<Record<string, unknown>>)[group];
  if (typeof members === "object" && members !== null)
    declareRefs(scope, members, member(step.identifier, group), OUTCOMES[step.node.kind]);
}

/** What a Condition comes to. */
const OUTCOMES: { readonly [kind: string]: readonly string[] } = { condition: ["True", "False"] };

function declareRefs(scope: Scope, members: object, of: Code, values?: readonly string[]): void {
  for (const [name, value] of Object.entries(members)) {
    if (isRef(value)) remember(scope, value, member(of, name), values);
    else if (typeof value === "object" && value !== null) declareRefs(scope, value, member(of, name));
  }
}

/** Groups of refs that another step takes as they are. */
function declareGroup(scope: Scope, { node, identifier }: DeclaredStep): void {
  const { bestCandidate } = node as { readonly bestCandidate?: Readonly<Record<string, unknown>> };
  if (bestCandidate === undefined) return;
  const code = member(identifier, "bestCandidate");
  declareRefs(scope, bestCandidate, code);
  scope.groups.push({ members: bestCandidate, code });
}

export function remember(scope: Scope, ref: Ref<unknown>, code: Code, values?: readonly string[]): void {
  const key = keyOf(expressionOf(ref));
  if (scope.known.has(key)) return;
  scope.known.set(key, { ref: coded(ref, code), type: typeOfRef(ref), ...(values && { values }) });
}
