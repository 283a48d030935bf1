import type { LatestBuild } from "./code-pipeline.ts";
import type { Projects } from "./open-projects.ts";

/** What came of the latest push to a project of this machine. */
export function localBuild({ local }: Projects, projectId: string): LatestBuild | undefined {
  const build = local?.builds.list(projectId)[0];
  if (build === undefined) return undefined;
  return {
    pipeline: `push to ${build.branch}`,
    id: String(build.number),
    status: build.interrupted ? "Interrupted" : build.status,
    startTime: build.creationTime,
    revision: build.commit,
    stages: [
      {
        name: build.executionArn === undefined ? "Check" : "Run",
        status: build.status,
        ...(build.failure !== undefined && { reason: build.failure }),
      },
    ],
  };
}
