import type { Build } from "@aws-sdk/client-codebuild";
import { REASON_VARIABLE } from "../buildspec.ts";
import { RUNNER_LIMITS } from "../limits.ts";

/** Why a build failed: what the run itself said, else what CodeBuild knows. */
export function reasonOf(build: Build): string {
  const reason = toldReason(build) || BY_STATUS[build.buildStatus ?? ""] || phaseReason(build);
  const log = build.logs?.deepLink;
  return log === undefined ? reason : `${reason} Log: ${log}`;
}

/** Whether the run was killed, or its Terraform: then nobody has let go of the state's lock. */
export const wasCutShort = (build: Build): boolean => {
  const told = toldReason(build);
  return told === "" || told.startsWith("Terraform was stopped");
};

const toldReason = (build: Build): string =>
  build.exportedEnvironmentVariables?.find(({ name }) => name === REASON_VARIABLE)?.value?.trim() ?? "";

const BY_STATUS: Readonly<Record<string, string | undefined>> = {
  STOPPED: "The build was stopped.",
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
