import type { AwsOptions } from "../aws/clients.ts";
import { usageInvalid } from "../issues.ts";
import { UsageError } from "../usage-error.ts";
import type { StatePlace } from "./local-state.ts";

/** What flags say of the place. */
export interface TargetPlace extends AwsOptions, StatePlace {
  readonly target: "local" | "aws";
}

/** What would be left out without a word is refused. Issue: USAGE_INVALID. */
export function checkPlace({ target, stateDir, region, profile, endpointUrl }: TargetPlace): void {
  if (target === "aws") {
    if (stateDir === undefined) return;
    throw new UsageError([
      usageInvalid(
        "SageMaker keeps its records itself.",
        "Leave out --state-dir, or leave out --target aws.",
      ),
    ]);
  }
  if ([region, profile, endpointUrl].every((option) => option === undefined)) return;
  throw new UsageError([
    usageInvalid(
      "--region, --profile and --endpoint-url are for SageMaker on AWS.",
      "Add --target aws, or leave them out.",
    ),
  ]);
}
