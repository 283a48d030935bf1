import type { Ref } from "./ref.ts";

export type Scalar = string | number | boolean;

/** A value, or the promise of one when the pipeline runs. */
export type Input<T> = T | Ref<T>;

/** One of AWS's enum values, or a text known only when the pipeline runs. */
export type Choice<T extends string> = T | Ref<string>;

/** A scalar that the service wants as text; numbers and booleans are written as text for you. */
export type TextInput = Input<Scalar>;

/** JSON whose scalars may be refs. */
export type JsonInput = Input<Scalar> | null | readonly JsonInput[] | { readonly [name: string]: JsonInput };

/** Labels of what a step makes, for billing and access rules. */
export type Tags = readonly { readonly key: string; readonly value: Input<string> }[];

type Leaf = Scalar | bigint | null;

/** AWS's own shape, every member optional and every scalar a value or a ref. */
type Partially<T> = [NonNullable<T>] extends [Leaf]
  ? T | Ref<LeafRef<NonNullable<T>>>
  : [NonNullable<T>] extends [Date]
    ? string | Ref<string>
    : [NonNullable<T>] extends [readonly (infer Item)[]]
      ? readonly Partially<Item>[] | Extract<T, undefined>
      : { readonly [Key in keyof T]?: Partially<T[Key]> };

type LeafRef<T> = [T] extends [string] ? string : [T] extends [boolean] ? boolean : T;

/**
 * Anything of an AWS request, in AWS's own shape, merged over what the other props say: objects member by
 * member, arrays and scalars whole. A member that is `undefined` is left out of the request.
 */
export type Overrides<Request, Owned extends keyof Request = never> = Partially<Omit<Request, Owned>>;

/** AWS's shape with camelCase names: `SecurityGroupIds` is `securityGroupIds`. Keys of maps stay as they are. */
export type CamelInput<T> = [NonNullable<T>] extends [Leaf]
  ? NonNullable<T> | Ref<LeafRef<NonNullable<T>>>
  : [NonNullable<T>] extends [readonly (infer Item)[]]
    ? readonly CamelInput<Item>[]
    : string extends keyof NonNullable<T>
      ? { readonly [name: string]: CamelInput<NonNullable<T>[keyof NonNullable<T>]> }
      : { readonly [Key in keyof T as Uncapitalize<Key & string>]: CamelInput<Exclude<T[Key], undefined>> };

/**
 * An AWS shape whose members are camelCase, as Bedrock's are, under the names that a definition has for them:
 * `modelArn` is `ModelArn`. Keys of maps are the user's own and stay.
 */
export type PascalCase<T> = [NonNullable<T>] extends [Leaf | Date]
  ? T
  : [NonNullable<T>] extends [readonly (infer Item)[]]
    ? readonly PascalCase<Item>[] | Extract<T, undefined>
    : string extends keyof NonNullable<T>
      ? T
      : {
          readonly [Key in keyof T as Key extends `$${string}`
            ? never
            : Capitalize<Key & string>]: PascalCase<T[Key]>;
        };
