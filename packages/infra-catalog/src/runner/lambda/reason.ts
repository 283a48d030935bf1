import type { Build } from "@aws-sdk/client-codebuild";
import { REASON_VARIABLE } from "../buildspec.ts";
import { RUNNER_LIMITS } from "../limits.ts";

/** Why a build failed: what the run itself said, else what CodeBuild knows. */
export function reasonOf(build: Build): string {
  const told = build.exportedEnvironmentVariables
    ?.find(({ name }) => name === REASON_VARIABLE)
    ?.value?.trim();
  const reason = told || BY_STATUS[build.buildStatus ?? ""] || phaseReason(build);
  const log = build.logs?.deepLink;
  return log === undefined ? reason : `${reason} Log: ${log}`;
}

const BY_STATUS: Readonly<Record<string, string | undefined>> = {
  STOPPED: "The build was stopped. If Terraform was running, its state may still be locked.",
  TIMED_OUT: `The build ran out of its ${RUNNER_LIMITS.buildTimeoutInMinutes} minutes, or of the ${RUNNER_LIMITS.queuedTimeoutInMinutes} that it may wait for a machine.`,
};

function phaseReason(build: Build): string {
  const messages = (build.phases ?? [])
    .filter(({ phaseStatus }) => phaseStatus !== undefined && phaseStatus !== "SUCCEEDED")
    .flatMap(({ phaseType, contexts }) =>
      (contexts ?? []).flatMap(({ message }) => (message ? [`${phaseType}: ${message}`] : [])),
    );
  return messages.length > 0 ? messages.join(" ") : `The build ended as ${build.buildStatus ?? "unknown"}.`;
}
