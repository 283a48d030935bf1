import { BatchGetBuildsCommand, type Build } from "@aws-sdk/client-codebuild";
import { SagewrightError } from "@sagewright/core";
import { runnerFailed, runnerNotYet } from "../issues.ts";
import { type Answer, failed } from "./answer.ts";
import { releaseProject } from "./owner.ts";
import { reasonOf, wasCutShort } from "./reason.ts";
import { isRecordKey, type KeptRecord, type RequestRecord, readRecord } from "./records.ts";
import type { Runner } from "./runner.ts";
import { settle } from "./settle.ts";
import { lockLeft } from "./state-lock.ts";

/**
 * Answers the request of a build that has ended.
 *
 * Issues: RUNNER_NOT_YET.
 */
export async function finish(runner: Runner, buildId: string): Promise<void> {
  const build = await readBuild(runner, buildId);
  const key =
    build?.environment?.environmentVariables?.find(({ name }) => name === "REQUEST_KEY")?.value ?? "";
  if (build === undefined || !isRecordKey(key)) {
    runner.log.info("The build answers no request", { buildId });
    return;
  }
  const kept = await readRecord(runner.objects, key);
  if (kept === undefined)
    runner.log.error("The request of the build is not there", { buildId, request: key });
  else await finishWith(runner, kept, build);
}

/** The build by its id, or by its ARN, which events give. */
export async function readBuild(runner: Runner, buildId: string): Promise<Build | undefined> {
  const id = buildId.replace(/^arn:.*:build\//u, "");
  const { builds } = await runner.codeBuild.send(new BatchGetBuildsCommand({ ids: [id] }));
  return builds?.[0];
}

/** Answers a request with the end of its build. */
export async function finishWith(runner: Runner, kept: KeptRecord, build: Build): Promise<void> {
  const { record } = kept;
  if (record.answeredAt !== undefined) return;
  if (record.buildId !== undefined && record.buildId !== build.id) {
    runner.log.info("Another build answers the request", { buildId: build.id ?? "", request: kept.key });
    return;
  }
  if (!hasEnded(build)) {
    throw new SagewrightError([runnerNotYet(`Build ${build.id} has not ended yet.`)]);
  }
  const succeeded = build.buildStatus === "SUCCEEDED";
  if (succeeded && record.requestType === "Delete" && record.projectId !== undefined) {
    await releaseProject(runner.objects, record.projectId, record.stackId);
  }
  await settle(runner, kept, succeeded ? success(build) : await failure(runner, record, build));
}

export const hasEnded = (build: Build): boolean =>
  build.buildStatus !== undefined && build.buildStatus !== "IN_PROGRESS";

/** The lock comes first: a long reason is cut at its end. */
async function failure(runner: Runner, { projectId }: RequestRecord, build: Build): Promise<Answer> {
  const left = wasCutShort(build) ? await lockLeft(runner, projectId, build.startTime) : [];
  return failed([...left, runnerFailed(reasonOf(build))]);
}

const success = (build: Build): Answer => ({
  status: "SUCCESS",
  logUrl: build.logs?.deepLink ?? build.id ?? "none",
});
