import type { JsonValue } from "../../json.ts";
import type { Expression } from "../expression.ts";
import type { Cacheable, OutputParameter, StepEnvelope } from "./envelope.ts";

/** Calls a Lambda function with `Arguments` as its event, for at most 10 minutes. */
export interface LambdaStep extends StepEnvelope<"Lambda">, Cacheable {
  readonly FunctionArn: string | Expression;
  readonly Arguments?: { readonly [name: string]: JsonValue | Expression };
  readonly OutputParameters?: readonly OutputParameter[];
}
