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
import type { JsonObject, JsonValue, Shape } from "@sagewright/core";
import type { StepEmission } from "../compile/emission.ts";
import type { Scope } from "./scope.ts";

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
  /** A list of texts, each an `Input` or a `Choice`. */
  inputs(path: string): readonly unknown[] | undefined;
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
  /** What stands there with its AWS names in camelCase, for `CamelInput`; nothing where TypeScript would refuse any part of it. */
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
