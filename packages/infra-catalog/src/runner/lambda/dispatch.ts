import { SagewrightError } from "@sagewright/core";
import { runnerEventUnknown } from "../issues.ts";
import { begin } from "./begin.ts";
import { isCloudFormationRequest, readCloudFormationRequest } from "./cloudformation-request.ts";
import { finish } from "./finish.ts";
import type { Runner } from "./runner.ts";
import { sweep } from "./sweep.ts";

/**
 * Does what an event asks: CloudFormation's request, the end of a build, or the sweep. Whoever delivers an event
 * delivers it again if this throws.
 *
 * Issues: RUNNER_EVENT_UNKNOWN, RUNNER_NOT_YET.
 */
export async function dispatch(runner: Runner, event: unknown): Promise<void> {
  if (isCloudFormationRequest(event)) return begin(runner, readCloudFormationRequest(event));
  const { "detail-type": type, detail } = (event ?? {}) as Readonly<Record<string, unknown>>;
  if (type === "Scheduled Event") return sweep(runner);
  const { "build-id": buildId } = (detail ?? {}) as Readonly<Record<string, unknown>>;
  if (type === "CodeBuild Build State Change" && typeof buildId === "string") return finish(runner, buildId);
  throw new SagewrightError([
    runnerEventUnknown(["detail-type"], "neither a request nor the end of a build"),
  ]);
}
