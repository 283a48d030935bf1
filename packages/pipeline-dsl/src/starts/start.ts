import type { Scalar } from "../input.ts";

declare const NAMES: unique symbol;

/** What schedules and event triggers may say alike. */
export interface StartProps<Values> {
  /** Values for the start, by parameter; the others have their defaults. */
  readonly parameters?: Values;
  /** At most 512 characters. */
  readonly description?: string;
  /** @default true */
  readonly enabled?: boolean;
  /** The role that EventBridge starts the pipeline with. @default that of the deployment */
  readonly role?: string;
  /** The ARN of the queue that a start which fails for good goes to. */
  readonly deadLetterArn?: string;
}

/** What starts a pipeline by itself. */
export interface Start<out Values extends object, out Names extends PropertyKey> {
  /** So that values for parameters which the pipeline does not have do not compile. */
  readonly [NAMES]?: Names;
  readonly name: string;
  readonly parameters: Values;
}

/** Values for a start, by parameter. */
export interface StartValues {
  readonly [name: string]: Scalar;
}

export type NoValues = Record<never, never>;

/** Where no values are given, nothing is known of their names. */
export type NamesOf<Values> = string extends keyof Values ? never : keyof Values;
