import { setTimeout as sleep } from "node:timers/promises";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { askUntilAnswered } from "../aws/ask-until-answered.ts";
import { outcomeUnknown } from "../aws/issues.ts";
import { whileSent } from "../aws/while-sent.ts";
import { findProject } from "./describe-project.ts";
import { mayRepeat } from "./may-repeat.ts";
import type { Projects } from "./open-projects.ts";
import { followCommand } from "./target-flag.ts";

const ATTEMPTS = 6;

/**
 * Sends a request that must not take effect twice. Where its answer is lost it is looked whether it has taken effect, before
 * it is sent again.
 *
 * Issue: OUTCOME_UNKNOWN where it could not be looked.
 */
export function sendOnce(
  projects: Projects,
  before: DescribeProjectOutput,
  send: () => Promise<unknown>,
): Promise<void> {
  const { ProjectName: name = "" } = before;
  const unheard = outcomeUnknown(name, followCommand(projects, name));
  const look = () => askUntilAnswered(projects.pace, unheard, () => findProject(projects, name));
  return whileSent(unheard, () => untilBegun(projects, before, { send, look }));
}

async function untilBegun(
  { pace }: Projects,
  before: DescribeProjectOutput,
  {
    send,
    look,
  }: {
    readonly send: () => Promise<unknown>;
    readonly look: () => Promise<DescribeProjectOutput | undefined>;
  },
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send();
      return;
    } catch (error) {
      const cause = error instanceof SagewrightError ? error.cause : error;
      if (attempt === 1 && !mayRepeat(cause)) throw error;
      if (hasBegun(before, await look())) return;
      if (!mayRepeat(cause) || attempt === ATTEMPTS) throw error;
    }
    await sleep(Math.min(pace.first * 2 ** (attempt - 1), pace.longest));
  }
}

const hasBegun = (before: DescribeProjectOutput, now: DescribeProjectOutput | undefined): boolean =>
  now === undefined ||
  now.ProjectId !== before.ProjectId ||
  now.ProjectStatus !== before.ProjectStatus ||
  now.LastModifiedTime?.getTime() !== before.LastModifiedTime?.getTime();
