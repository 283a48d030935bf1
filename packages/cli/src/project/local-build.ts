import type { ProjectBuild } from "@sagewright/local-engine";
import type { LatestBuild } from "./code-pipeline.ts";
import type { Projects } from "./open-projects.ts";

/** What to know of a build that has not ended. */
const REASONS: Readonly<Record<string, (build: ProjectBuild) => string>> = {
  Queued: ({ pid }) => `waits in process ${pid}`,
  Running: ({ pid }) => `in process ${pid}`,
  Interrupted: ({ pid }) => `Process ${pid}, which built it, ended before it was done. Push again.`,
};

/** What came of the latest push to a project of this machine. */
export function localBuild({ local }: Projects, projectId: string): LatestBuild | undefined {
  const build = local?.builds.list(projectId)[0];
  if (build === undefined) return undefined;
  const status = build.interrupted ? "Interrupted" : build.status;
  const reason = build.failure ?? REASONS[status]?.(build);
  return {
    pipeline: `push to ${build.branch}`,
    id: String(build.number),
    status,
    startTime: build.creationTime,
    revision: build.commit,
    stages: [
      {
        name: build.executionArn === undefined ? "Check" : "Run",
        status,
        ...(reason !== undefined && { reason }),
      },
    ],
  };
}
