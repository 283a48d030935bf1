import type { Expression } from "./expression.ts";

type Primitive = string | number | boolean | bigint | null;

/**
 * AWS's own type as it stands in a definition: every scalar may be an expression instead.
 * Tested without distribution, so that an enum stays one readable union.
 */
export type Wire<T> = [NonNullable<T>] extends [Primitive]
  ? T | Expression
  : [NonNullable<T>] extends [Date]
    ? string | Expression
    : [NonNullable<T>] extends [readonly (infer Item)[]]
      ? readonly Wire<Item>[] | Extract<T, undefined>
      : { readonly [Key in keyof T]: Wire<T[Key]> };

/** `Wire<T>` without the members that the service sets itself: they may be left out. */
export type WireRequest<T, Owned extends keyof T = never> = Wire<Omit<T, Owned> & Partial<Pick<T, Owned>>>;
