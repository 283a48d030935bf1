import { BatchGetBuildsCommand } from "@aws-sdk/client-codebuild";
import { awsCall } from "../aws/aws-call.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";
import { latestBuild } from "./code-pipeline.ts";
import { type LogLine, logTail } from "./log-tail.ts";
import { hasEnded } from "./runner-builds.ts";

/** How far the build of the latest run has come. */
export type BuildState = "none" | "not begun" | "queued" | "under way" | "over" | "without a build";

/** Reads the log on from where it has been read to; the build is looked for until there is one, and its log until it has one. */
export function buildReader(
  aws: AwsProjectClients,
  codePipeline: string,
): () => Promise<{ readonly state: BuildState; readonly lines: readonly LogLine[] }> {
  let buildId: string | undefined;
  let tail: (() => Promise<readonly LogLine[]>) | undefined;
  return async () => {
    if (buildId === undefined) {
      const run = await latestBuild(aws, codePipeline);
      buildId = run?.buildId;
      if (run === undefined) return { state: "none", lines: [] };
      if (buildId === undefined)
        return { state: /InProgress|Stopping/.test(run.status) ? "not begun" : "without a build", lines: [] };
    }
    const ids = [buildId];
    const call = { action: "codebuild:BatchGetBuilds", resource: buildId };
    const { builds } = await awsCall(call, () => aws.codeBuild.send(new BatchGetBuildsCommand({ ids })));
    const build = builds?.[0];
    const { groupName: group, streamName: stream } = build?.logs ?? {};
    if (group && stream) tail ??= logTail(aws.logs, { group, stream });
    const lines = (await tail?.()) ?? [];
    if (build === undefined || hasEnded(build)) return { state: "over", lines };
    return { state: tail === undefined ? "queued" : "under way", lines };
  };
}
