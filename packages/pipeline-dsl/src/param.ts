import type { Parameter, ParameterType } from "@sagewright/core";
import type { Scalar } from "./input.ts";
import { type Ref, type RefKind, refWith, type S3Uri } from "./ref.ts";

declare const VALUE: unique symbol;

/** A parameter without its name yet; `defineParams` gives it one. */
export interface Param<out T extends Scalar> {
  readonly [VALUE]?: T;
  readonly type: ParameterType;
  readonly kind: RefKind;
  readonly default?: Scalar;
  readonly oneOf?: readonly string[];
  readonly description?: string;
}

interface ParamProps<T extends Scalar> {
  /** Without it every start of the pipeline must give a value. */
  readonly default?: T;
  readonly description?: string;
}

interface StringParamProps<Value extends string> extends ParamProps<NoInfer<Value>> {
  /** The only values allowed. */
  readonly oneOf?: readonly Value[];
}

/** A pipeline's parameter: a ref to its value, and what the definition says of it. */
export interface ParameterRef<out T extends Scalar> extends Ref<T> {
  readonly name: string;
  readonly definition: Parameter;
}

/** What `defineParams` returns and `pipeline()` takes. */
export interface Params {
  readonly [name: string]: ParameterRef<Scalar>;
}

type DefinedParams<Specs extends { readonly [name: string]: Param<Scalar> }> = {
  readonly [Name in keyof Specs]: Specs[Name] extends Param<infer T> ? ParameterRef<T> : never;
};

/** The value types of a set of parameters: what a start of the pipeline may override. */
export type ParamValues<P extends Params> = [keyof P] extends [never]
  ? { readonly [name: string]: never }
  : { readonly [Name in keyof P]?: P[Name] extends Ref<infer T> ? T : never };

/**
 * The kinds of parameters.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-parameters.html
 */
export const param = Object.freeze({
  /** A text; with `oneOf` one of those. A default has at most 4096 characters, a start value 1 to 1024. */
  string: <const Value extends string = string>(props: StringParamProps<Value> = {}): Param<Value> =>
    spec("String", "string", props),
  /** The place of an object or a prefix in S3. */
  s3Uri: (props: ParamProps<S3Uri> = {}): Param<S3Uri> => spec("String", "s3Uri", props),
  /** A whole number. */
  integer: (props: ParamProps<number> = {}): Param<number> => spec("Integer", "number", props),
  /** Any finite number. */
  float: (props: ParamProps<number> = {}): Param<number> => spec("Float", "number", props),
  boolean: (props: ParamProps<boolean> = {}): Param<boolean> => spec("Boolean", "boolean", props),
});

/**
 * Names the parameters of a pipeline by their keys.
 *
 * @example
 * const params = defineParams({ MaxRmse: param.float({ default: 350 }) });
 * params.MaxRmse // Ref<number>, {"Get":"Parameters.MaxRmse"}
 */
export function defineParams<const Specs extends { readonly [name: string]: Param<Scalar> }>(
  specs: Specs,
): DefinedParams<Specs> {
  const refs = Object.entries(specs).map(([name, spec]) => [name, parameterRef(name, spec)]);
  return Object.freeze(Object.fromEntries(refs));
}

function spec<T extends Scalar>(
  type: ParameterType,
  kind: RefKind,
  props: StringParamProps<string> | ParamProps<Scalar>,
): Param<T> {
  return Object.freeze({ ...props, type, kind });
}

function parameterRef(name: string, spec: Param<Scalar>): ParameterRef<Scalar> {
  const definition: Parameter = Object.freeze({
    Name: name,
    Type: spec.type,
    ...(spec.default === undefined ? undefined : { DefaultValue: spec.default }),
    ...(spec.description === undefined ? undefined : { Description: spec.description }),
    ...(spec.oneOf === undefined ? undefined : { EnumValues: Object.freeze([...spec.oneOf]) }),
  });
  return refWith({ name, definition }, { Get: `Parameters.${name}` }, spec.kind) as ParameterRef<Scalar>;
}
