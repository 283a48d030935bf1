import type { JsonValue } from "../../json.ts";
import type { Expression } from "../expression.ts";
import type { Cacheable, OutputParameter, StepEnvelope } from "./envelope.ts";

/** Puts a message with a token on a queue and waits until somebody answers it. */
export interface CallbackStep extends StepEnvelope<"Callback">, Cacheable {
  readonly SqsQueueUrl: string | Expression;
  readonly Arguments?: { readonly [name: string]: JsonValue | Expression };
  readonly OutputParameters?: readonly OutputParameter[];
}
