import { StopBuildCommand } from "@aws-sdk/client-codebuild";
import { runnerOverdue, runnerStartFailed } from "../issues.ts";
import { RUNNER_LIMITS } from "../limits.ts";
import { failed } from "./answer.ts";
import { finishWith, hasEnded, readBuild } from "./finish.ts";
import { type KeptRecord, REQUESTS_PREFIX, readRecord } from "./records.ts";
import type { Runner } from "./runner.ts";
import { settle } from "./settle.ts";
import { lockLeft } from "./state-lock.ts";

/** Requests that are older are CloudFormation's to give up. */
const OLDEST_IN_MILLISECONDS = 3 * RUNNER_LIMITS.serviceTimeoutInSeconds * 1000;

/**
 * Looks for requests that nobody answered: the event of their build was lost, the invocation died, or the build runs
 * too long. One that fails does not keep the others waiting.
 */
export async function sweep(runner: Runner): Promise<void> {
  const since = new Date(runner.now().getTime() - OLDEST_IN_MILLISECONDS);
  for await (const key of runner.objects.list(REQUESTS_PREFIX, since)) {
    try {
      const kept = await readRecord(runner.objects, key);
      if (kept !== undefined && kept.record.answeredAt === undefined) await tend(runner, kept);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      runner.log.error("A request could not be tended to", { request: key, what });
    }
  }
}

async function tend(runner: Runner, kept: KeptRecord): Promise<void> {
  const { answer, buildId, projectId, receivedAt } = kept.record;
  if (answer !== undefined) return settle(runner, kept, answer);
  const age = (runner.now().getTime() - Date.parse(receivedAt)) / 1000;
  if (buildId === undefined) {
    if (age >= RUNNER_LIMITS.startDeadlineInSeconds) await settle(runner, kept, failed([neverStarted()]));
    return;
  }
  const build = await readBuild(runner, buildId);
  if (build !== undefined && hasEnded(build)) return finishWith(runner, kept, build);
  if (age < RUNNER_LIMITS.answerDeadlineInSeconds) return;
  await runner.codeBuild.send(new StopBuildCommand({ id: buildId }));
  const left = await lockLeft(runner, projectId, build?.startTime);
  await settle(runner, kept, failed([runnerOverdue(RUNNER_LIMITS.answerDeadlineInSeconds / 60), ...left]));
}

const neverStarted = () =>
  runnerStartFailed(`there was no build after ${RUNNER_LIMITS.startDeadlineInSeconds / 60} minutes`);
