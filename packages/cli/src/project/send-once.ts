import { setTimeout as sleep } from "node:timers/promises";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { findProject } from "./describe-project.ts";
import { mayRepeat } from "./may-repeat.ts";
import type { Projects } from "./open-projects.ts";

const ATTEMPTS = 6;

/**
 * Sends a request that must not take effect twice. Where its answer is lost it is looked whether it has taken effect, before
 * it is sent again.
 */
export async function sendOnce(
  projects: Projects,
  before: DescribeProjectOutput,
  send: () => Promise<unknown>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send();
      return;
    } catch (error) {
      const cause = error instanceof SagewrightError ? error.cause : error;
      if (attempt === 1 && !mayRepeat(cause)) throw error;
      const now = await findProject(projects, before.ProjectName ?? "");
      if (hasBegun(before, now)) return;
      if (!mayRepeat(cause) || attempt === ATTEMPTS) throw error;
    }
    await sleep(Math.min(projects.pace.first * 2 ** (attempt - 1), projects.pace.longest));
  }
}

const hasBegun = (before: DescribeProjectOutput, now: DescribeProjectOutput | undefined): boolean =>
  now === undefined ||
  now.ProjectId !== before.ProjectId ||
  now.ProjectStatus !== before.ProjectStatus ||
  now.LastModifiedTime?.getTime() !== before.LastModifiedTime?.getTime();
