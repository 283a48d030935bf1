/**
 * How a step of the definition becomes a call of `step.<kind>(name, props)`. A type of step has one reader, a line in
 * readers.ts; a type without one is written with `step.raw`.
 *
 * A reader says which props it is sure of, and leaves out all others:
 *
 *     export const readTransform: StepReader = (from) => ({
 *       kind: "transform",                                              // step.transform
 *       needs: ["modelName", "source"],                                 // props that cannot be absent
 *       props: {
 *         modelName: from.needed("ModelName"),                          // fits the API's type, or is cast
 *         source: from.neededS3Uri("TransformInput.DataSource.S3DataSource.S3Uri"),
 *         instanceCount: from.input("TransformResources.InstanceCount", 1), // left out when absent, misfit or the default
 *         tags: from.tags("Tags"),
 *       },
 *     });
 *
 * The step is then emitted by the language itself and compared with the definition. What differs in `Arguments` goes
 * into `overrides` (say `overrides: false` where the step has none); if anything else differs it is written with `step.raw`. So a
 * reader cannot be wrong, only unhelpful. Refs are made for `outputs`, `metrics`, `reports` and `properties` of
 * the step without more ado. DependsOn, DisplayName, Description, RetryPolicies, CacheConfig and silence are not a reader's business.
 */
import {
  isExpression,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Shape,
  shapeOf,
} from "@sagewright/core";
import type { StepEmission } from "../compile/emission.ts";
import { REF, type Ref } from "../ref.ts";
import { knownRef, writeRef } from "./expressions.ts";
import { fit, fitsLiteral, freely, textConst } from "./fit.ts";

import { same } from "./same.ts";
import type { Scope } from "./scope.ts";
import { isCast, isLiteralObject, never } from "./written.ts";

export interface StepReading {
  /** The function: `step.<kind>`. */
  readonly kind: string;
  /** Without these the step is written with `step.raw`. */
  readonly needs?: readonly string[];
  /** What the props say; those that are `undefined` are left out. */
  readonly props: Readonly<Record<string, unknown>>;
  /** Whether the step has `overrides` for its arguments. @default true */
  readonly overrides?: boolean;
}

export type StepReader = (from: Reader) => StepReading | undefined;

/** What the pipeline says for its steps. */
export interface Frame {
  readonly name: string;
  readonly role: JsonValue | undefined;
  readonly bucket: string | undefined;
}

/** Reads values out of a step's arguments by their dotted paths. */
export interface Reader {
  /** The name of the step. */
  readonly step: string;
  /** The whole step as it stands in the definition. */
  readonly wire: JsonObject;
  readonly frame: Frame;
  readonly scope: Scope;
  /** What the API says of this place. */
  readonly shape: Shape | undefined;
  /** For functions of the language that emit part of a step. */
  readonly emission: StepEmission;
  /** What stands there. */
  at(path: string): JsonValue | undefined;
  /** The entries of a list, each read from itself; `undefined` when it is no list of objects. */
  items(path: string): readonly Reader[] | undefined;
  below(path: string): Reader;
  /** An `Input` or a `Choice`; nothing when it is absent, of another type, or the default. */
  input(path: string, fallback?: JsonValue): unknown;
  /** An `Input<string>`, also where the API's tables say nothing of the place. */
  string(path: string): unknown;
  /** A value that cannot be a ref. */
  literal(path: string, fallback?: JsonValue): unknown;
  /** A prop that cannot be absent: a value of another type is cast. */
  needed(path: string): unknown;
  s3Uri(path: string): unknown;
  neededS3Uri(path: string): unknown;
  /** A `TextInput`. */
  text(path: string): unknown;
  /** A list of those. */
  texts(path: string): readonly unknown[] | undefined;
  /** A map of those; members of another type stay out. */
  textMap(path: string): object | undefined;
  tags(path: string): readonly object[] | undefined;
  /** Whatever stands there, with its AWS names in camelCase: for `CamelInput`. */
  camel(path: string): unknown;
  /** Whatever stands there, refs in it: for `JsonInput`. */
  json(path: string): unknown;
  /** A place in S3, unless it is the one that a step has by default: below the execution, or below the step. */
  placeOfExecution(path: string, ...below: readonly string[]): unknown;
  placeOfStep(path: string): unknown;
  /** The role, unless it is the pipeline's. */
  role(path: string): unknown;
  /** The same for a member of the step itself. */
  member(name: string): unknown;
}

export function readerOf(
  step: string,
  wire: JsonObject,
  value: JsonValue,
  shape: Shape | undefined,
  frame: Frame,
  scope: Scope,
): Reader {
  const at = (path: string): JsonValue | undefined => placeOf(value, path);
  const shapeAt = (path: string): Shape | undefined =>
    path === "" ? shape : path.split(".").reduce<Shape | undefined>((of, name) => shapeOf(of, name), shape);
  const inner = (below: JsonValue, belowShape: Shape | undefined): Reader =>
    readerOf(step, wire, below, belowShape, frame, scope);
  const fitted = (path: string): unknown => {
    const found = at(path);
    if (found === undefined || (typeof found === "object" && !isExpressionValue(found))) return undefined;
    const written = fit(found, shapeAt(path), scope);
    return isCast(written) ? undefined : written;
  };
  const s3Uri = (path: string): unknown => {
    const found = at(path);
    if (typeof found === "string") return found.startsWith("s3://") ? textConst(found, scope) : undefined;
    return isExpressionValue(found) ? writeRef(found, "s3Uri", scope) : undefined;
  };
  const textMap = (path: string): object | undefined => {
    const found = at(path);
    if (found === undefined || !isPlainObject(found)) return undefined;
    const texts = Object.entries(found).flatMap(([key, each]) => {
      const written = writeText(each, scope);
      return written === undefined ? [] : [[key, written] as const];
    });
    return Object.fromEntries(texts);
  };
  return {
    step,
    wire,
    frame,
    scope,
    shape,
    emission: emissionOf(step, frame),
    at,
    items(path) {
      const found = at(path);
      if (!Array.isArray(found) || !found.every(isPlainObject)) return undefined;
      const list = shapeAt(path);
      return found.map((item) => inner(item, list?.kind === "list" ? list.item : undefined));
    },
    below: (path) => inner(at(path) ?? {}, shapeAt(path)),
    input: (path, fallback) => (at(path) === fallback ? undefined : fitted(path)),
    string: (path) => writeString(at(path), scope),
    literal(path, fallback) {
      const found = at(path);
      const isLiteral = found !== undefined && (typeof found !== "object" || found === null);
      return isLiteral && found !== fallback && fitsLiteral(found, shapeAt(path)) ? found : undefined;
    },
    needed(path) {
      const found = at(path);
      return found === undefined ? undefined : fit(found, shapeAt(path), scope);
    },
    s3Uri,
    neededS3Uri(path) {
      const found = at(path);
      return found === undefined ? undefined : (s3Uri(path) ?? never(freely(found, scope)));
    },
    text: (path) => writeText(at(path), scope),
    texts(path) {
      const found = at(path);
      if (!Array.isArray(found) || found.length === 0) return undefined;
      const texts = found.map((each) => writeText(each, scope));
      return texts.includes(undefined) ? undefined : texts;
    },
    textMap,
    tags(path) {
      const found = at(path);
      if (!Array.isArray(found)) return undefined;
      const tags = found.map((tag) => writeTag(tag, scope));
      return tags.every((tag) => tag !== undefined) ? tags : undefined;
    },
    camel(path) {
      const found = at(path);
      const written = found === undefined ? undefined : fit(found, shapeAt(path), scope);
      return isCast(written) ? undefined : camelCase(written);
    },
    json(path) {
      const found = at(path);
      return found === undefined ? undefined : freely(found, scope);
    },
    placeOfExecution(path, ...below) {
      const { bucket, name } = frame;
      const values = ["s3:/", bucket ?? null, name, EXECUTION_ID, step, ...below];
      return same(at(path), { "Std:Join": { On: "/", Values: values } }) ? undefined : s3Uri(path);
    },
    placeOfStep: (path) =>
      at(path) === `s3://${frame.bucket}/${frame.name}/${step}` ? undefined : s3Uri(path),
    role: (path) => (sameRole(at(path), frame.role) ? undefined : fitted(path)),
    member: (name) => {
      const found = wire[name];
      return found === undefined ? undefined : (writeString(found, scope) ?? never(freely(found, scope)));
    },
  };
}

const emissionOf = (step: string, { name, bucket }: Frame): StepEmission => ({
  all: {
    pipelineName: name,
    role: undefined,
    bucket,
    functionImage: undefined,
    lambda: undefined,
    hashes: {},
    issues: [],
    missing: new Set(),
    assets: new Map(),
  },
  step,
  sources: new Set(),
  emitBranch: () => [],
});

const EXECUTION_ID = { Get: "Execution.PipelineExecutionId" };

const sameRole = (own: JsonValue | undefined, role: JsonValue | undefined): boolean =>
  own === role || (own !== undefined && role !== undefined && JSON.stringify(own) === JSON.stringify(role));

function placeOf(value: JsonValue, path: string): JsonValue | undefined {
  let at: JsonValue | undefined = value;
  for (const name of path === "" ? [] : path.split(".")) {
    if (at === undefined || !isPlainObject(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}

const isExpressionValue = (value: JsonValue | undefined): value is JsonObject =>
  value !== undefined && isJsonObject(value) && isExpression(value);

const isPlainObject = (value: JsonValue): value is JsonObject => isJsonObject(value) && !isExpression(value);

function writeString(value: JsonValue | undefined, scope: Scope): unknown {
  if (typeof value === "string") return textConst(value, scope);
  return isExpressionValue(value) ? writeRef(value, "string", scope) : undefined;
}

/** A text, as the language writes texts: what is none goes through a join. `undefined` where that is not what stands there. */
export function writeText(value: JsonValue | undefined, scope: Scope): unknown {
  if (typeof value === "string") return textConst(value, scope);
  if (!isExpressionValue(value)) return undefined;
  const joined = value["Std:Join"];
  if (
    joined !== undefined &&
    isJsonObject(joined) &&
    (joined.On ?? "") === "" &&
    Array.isArray(joined.Values)
  ) {
    const [only, ...others]: readonly JsonValue[] = joined.Values;
    if (others.length === 0 && isExpressionValue(only)) {
      const inner = knownRef(only, "scalar", scope);
      if (!isTextRef(inner.ref)) return inner.ref;
    }
  }
  const { ref } = knownRef(value, "string", scope);
  return isTextRef(ref) ? ref : undefined;
}

const isTextRef = (ref: Ref<unknown>): boolean => ref[REF].kind === "string" || ref[REF].kind === "s3Uri";

function writeTag(tag: JsonValue, scope: Scope): object | undefined {
  if (!isJsonObject(tag) || Object.keys(tag).length !== 2) return undefined;
  const { Key: key, Value: value } = tag;
  if (typeof key !== "string" || value === undefined) return undefined;
  if (typeof value === "string") return { key, value: textConst(value, scope) };
  return isExpressionValue(value) ? { key, value: writeRef(value, "string", scope) } : undefined;
}

function camelCase(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(camelCase);
  if (!isLiteralObject(written)) return written;
  return Object.fromEntries(
    Object.entries(written).map(([key, each]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      camelCase(each),
    ]),
  );
}
