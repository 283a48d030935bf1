import type { Expression, Issue, Step } from "@sagewright/core";
import { type Asset, assetUri, type FileAsset, isFileAsset } from "../asset.ts";
import { type ContentAsset, isContentAsset } from "../content-asset.ts";
import { execution } from "../execution.ts";
import type { Choice, Input, Tags, TextInput } from "../input.ts";
import { bucketMissing, roleMissing, valueNotJson } from "../issues.ts";
import type { LambdaPlace } from "../lambda-function.ts";
import { expressionOf, isRef, REF, type Ref, type S3Uri } from "../ref.ts";
import type { ListedStep } from "../step-group.ts";
import type { StepId } from "../step-node.ts";
import { objectsOf } from "./given-props.ts";
import { notFiniteIn } from "./not-finite.ts";

/** What a compile knows beside the steps, and what it gathers from them. */
export interface Emission {
  readonly pipelineName: string;
  readonly role: Input<string> | undefined;
  readonly bucket: string | undefined;
  readonly functionImage: Input<string> | undefined;
  readonly lambda: LambdaPlace | undefined;
  /** SHA-256 by asset id. */
  readonly hashes: { readonly [asset: string]: string };
  readonly issues: Issue[];
  /** What has been found missing, so that a step with ten outputs says it once. */
  readonly missing: Set<string>;
  readonly assets: Map<string, Asset>;
}

/** One step on its way to the wire. */
export interface StepEmission {
  readonly all: Emission;
  readonly step: string;
  /** Steps that this one refers to. */
  readonly sources: Set<StepId>;
  /** The steps of a branch, in written order. */
  readonly emitBranch: (steps: readonly ListedStep[] | undefined) => Step[];
}

/** A value as it stands on the wire; a ref becomes its expression, and its steps become edges. */
export function wire<T>(value: Input<T>, to: StepEmission): T | Expression {
  if (!isRef(value)) {
    if (typeof value === "number" && !Number.isFinite(value))
      to.all.issues.push(valueNotJson(to.step, [], String(value)));
    return value as T;
  }
  for (const source of value[REF].sources) to.sources.add(source);
  const expression = expressionOf(value);
  const odd = notFiniteIn(expression);
  if (odd !== undefined) to.all.issues.push(valueNotJson(to.step, [], String(odd)));
  return expression;
}

/** A ref to any text may stand for one of an enum's values. */
export const wireChoice = <T extends string>(value: Choice<T>, to: StepEmission): T | Expression =>
  wire<string>(value, to) as T | Expression;

export const wireOptionalChoice = <T extends string>(value: Choice<T> | undefined, to: StepEmission) =>
  value === undefined ? undefined : wireChoice(value, to);

/** A list of texts or of an enum's values; what plain JavaScript gives instead, the definition's own check tells. */
export const wireChoices = <T extends string>(values: readonly Choice<T>[] | undefined, to: StepEmission) =>
  Array.isArray(values)
    ? (values as readonly Choice<T>[]).map((value) => wireChoice(value, to))
    : (values as undefined);

/** Text for members that the API types as text: a ref to anything else goes through a Join. */
export function wireText(value: TextInput, to: StepEmission): string | Expression {
  if (!isRef(value)) return String(wire(value, to));
  const expression = wire<unknown>(value, to) as Expression;
  const { kind } = value[REF];
  return kind === "string" || kind === "s3Uri"
    ? expression
    : { "Std:Join": { On: "", Values: [expression] } };
}

export function wireTexts(
  values: readonly TextInput[] | undefined,
  to: StepEmission,
): (string | Expression)[] | undefined {
  // Where plain JavaScript gives no list, the definition's own check tells it.
  if (values === undefined || !Array.isArray(values)) return values as undefined;
  return values.length === 0 ? undefined : values.map((value: TextInput) => wireText(value, to));
}

export function wireTextMap(
  values: { readonly [name: string]: TextInput } | undefined,
  to: StepEmission,
): { [name: string]: string | Expression } | undefined {
  // Where plain JavaScript gives no object, the definition's own check tells it.
  if (values === undefined || values === null) return values;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, wireText(value, to)]));
}

export const wireTags = (tags: Tags | undefined, to: StepEmission) =>
  objectsOf(tags, "tags", to)?.map(({ key, value }) => ({ Key: key, Value: wire(value, to) }));

/** What a step reads: a place in S3, or a file that is copied there. */
export type Source = Input<S3Uri> | FileAsset | ContentAsset;

export const isSource = (value: object | string): value is Source =>
  typeof value === "string" || isRef(value) || isFileAsset(value) || isContentAsset(value);

export function wireSource(source: Source, to: StepEmission): string | Expression {
  if (isFileAsset(source) || isContentAsset(source)) return wireAsset(source, to);
  return wire<string>(source, to);
}

export function wireAsset(asset: Asset, { all, step }: StepEmission): S3Uri {
  all.assets.set(asset.id, asset);
  const elsewhere = "location" in asset && asset.location !== undefined;
  const bucket = all.bucket ?? (elsewhere ? "" : missingBucket(all, step, "its local files"));
  return assetUri(asset, all.hashes[asset.id], { pipelineName: all.pipelineName, bucket });
}

export function wireRole(own: Input<string> | undefined, to: StepEmission): string | Expression {
  const role = own ?? to.all.role;
  if (role !== undefined) return wire(role, to);
  to.all.issues.push(roleMissing(to.step));
  return "";
}

/** `s3://<bucket>/<pipeline>/<execution>/<step>/…`: every execution writes to a place of its own. */
export function executionPlace(to: StepEmission, ...below: readonly string[]): Expression {
  const { all, step } = to;
  const bucket = all.bucket ?? missingBucket(all, step, "its outputs");
  const id = expressionOf(execution.pipelineExecutionId);
  return { "Std:Join": { On: "/", Values: ["s3:/", bucket, all.pipelineName, id, step, ...below] } };
}

/** `s3://<bucket>/<pipeline>/<step>`, for jobs that add their own name below it. */
export function stepPlace({ all, step }: StepEmission): S3Uri {
  return `s3://${all.bucket ?? missingBucket(all, step, "its outputs")}/${all.pipelineName}/${step}`;
}

function missingBucket(all: Emission, step: string, purpose: string): string {
  const what = `${step}: ${purpose}`;
  if (!all.missing.has(what)) all.issues.push(bucketMissing(step, purpose));
  all.missing.add(what);
  return "unknown";
}

/** The members that have a value. */
export function defined<T extends object>(members: T): T {
  const kept: Record<string, unknown> = {};
  for (const key in members) if (members[key] !== undefined) kept[key] = members[key];
  return kept as T;
}

export const wireOptional = <T>(value: Input<T> | undefined, to: StepEmission): T | Expression | undefined =>
  value === undefined ? undefined : wire<T>(value as T | Ref<T>, to);
