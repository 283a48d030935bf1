import type { Expression } from "../expression.ts";
import type { StepEnvelope } from "./envelope.ts";

/** Ends the execution as Failed. No step may refer to it or depend on it. */
export interface FailStep extends StepEnvelope<"Fail"> {
  readonly Arguments: { readonly ErrorMessage?: string | Expression };
}
