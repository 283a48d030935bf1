import type { JsonObject } from "../stack-json.ts";

/** What AWS answers a call with that it refuses: JSON services put the type into `__type`. */
export class Refusal extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Answers one operation; `ask` has moto answer it, with the input given. */
export type Operation = (
  input: JsonObject,
  ask: (input: JsonObject) => Promise<JsonObject>,
) => JsonObject | Promise<JsonObject>;

/** What stands in for what moto has not, or has wrong: one service's operations by `<target prefix>.<operation>`. */
export interface Supplement {
  /** Why it is needed. */
  readonly reason: string;
  readonly operations: { readonly [target: string]: Operation };
}

/** Answers a call that is told by method and path; undefined where it is moto's. */
export type RestOperation = (
  call: { readonly method: string; readonly url: URL },
  body: Buffer,
  ask: () => Promise<{ readonly status: number; readonly text: string }>,
) => Promise<{ readonly status: number; readonly body: string; readonly type: string } | undefined>;
