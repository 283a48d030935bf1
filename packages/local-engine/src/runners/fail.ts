import { MAX_FAIL_MESSAGE_CHARACTERS, resolveOperand, type StepOf, stringifyScalar } from "@sagewright/core";
import { shorten } from "../failure-reason.ts";
import type { StepOutcome } from "./runner.ts";
import type { InstantStep } from "./runner-entry.ts";

/** Fails with its message, and the execution with it. */
export function runFail({ step, scope }: InstantStep): StepOutcome {
  const { ErrorMessage = "" } = (step as StepOf<"Fail">).Arguments;
  const message = stringifyScalar(resolveOperand(ErrorMessage, scope, ["Arguments", "ErrorMessage"]));
  return {
    status: "Failed",
    failureReason: message,
    metadata: { Fail: { ErrorMessage: shorten(message, MAX_FAIL_MESSAGE_CHARACTERS) } },
  };
}
