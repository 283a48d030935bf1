import type { Scalar } from "./input.ts";

/** Characters that a dotted path cannot hold in a name; such keys are written `['key']`. */
type Special = "." | "[" | "]" | "'" | '"' | " " | ":" | "," | "(" | ")" | "*" | "?" | "@";

type Accessor<Key extends string> = string extends Key
  ? `.${string}` | `['${string}']`
  : Key extends `${string}${Special}${string}`
    ? `['${Key}']`
    : `.${Key}`;

/** Deeper than this a path is not checked: shapes may hold themselves. */
type MaximumDepth = 10;

/** What is there when it is not absent; what may be anything stays so. */
type Present<T> = unknown extends T ? T : NonNullable<T>;

/** Every path below a value that ends in a scalar, with its leading separator. */
type Below<T, Depth extends readonly 0[] = []> = unknown extends T
  ? string
  : Depth["length"] extends MaximumDepth
    ? string
    : [T] extends [Scalar]
      ? ""
      : T extends Scalar
        ? ""
        : T extends readonly (infer Item)[]
          ? `[${number}]${Below<Present<Item>, [...Depth, 0]>}`
          : T extends object
            ? BelowMembers<T, [...Depth, 0]>
            : never;

type BelowMembers<T, Depth extends readonly 0[]> = {
  [Key in keyof T & string]-?: `${Accessor<Key>}${Below<Present<T[Key]>, Depth>}`;
}[keyof T & string];

/** The paths of a report that lead to a scalar: `metrics.rmse`, `folds[0].rmse`, `['validation:rmse'].value`. */
export type ReportPath<T> = Undotted<Below<Present<T>>>;
type Undotted<Path extends string> = Path extends `.${infer Dotted}` ? Dotted : Path;

/** The type of the scalar at a path; a path that may be absent or null fails the step that reads it. */
export type ReportValue<T, Path extends string> = unknown extends T
  ? Scalar
  : Path extends ""
    ? Extract<T, Scalar>
    : Path extends `['${infer Key}']${infer Rest}`
      ? ReportValue<Member<T, Key>, Rest>
      : Path extends `[${number}]${infer Rest}`
        ? ReportValue<T extends readonly (infer Item)[] ? Present<Item> : never, Rest>
        : Path extends `.${infer Dotted}`
          ? DottedValue<T, Dotted>
          : DottedValue<T, Path>;

type DottedValue<T, Path extends string> = Path extends `${infer Before}[${infer After}`
  ? Before extends `${infer Key}.${infer Rest}`
    ? ReportValue<Member<T, Key>, `.${Rest}[${After}`>
    : ReportValue<Member<T, Before>, `[${After}`>
  : Path extends `${infer Key}.${infer Rest}`
    ? ReportValue<Member<T, Key>, `.${Rest}`>
    : ReportValue<Member<T, Path>, "">;

type Member<T, Key extends string> = Key extends keyof T ? Present<T[Key]> : never;
