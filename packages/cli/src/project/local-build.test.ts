import type { ProjectBuild } from "@sagewright/local-engine";
import { expect, it } from "vitest";
import { localBuild } from "./local-build.ts";
import type { Projects } from "./open-projects.ts";

const BUILD: ProjectBuild = {
  number: 7,
  projectId: "p-abcdef",
  branch: "main",
  commit: "0123456789",
  status: "Running",
  interrupted: false,
  pid: 4711,
  creationTime: "2026-01-01T00:00:00.000Z",
};

/** What is shown of a project whose latest build this is. */
function shown(build: ProjectBuild) {
  const builds = { list: () => [build] };
  return localBuild({ local: { builds } } as unknown as Projects, build.projectId);
}

it("names the process that builds, so that it can be ended", () => {
  expect(shown(BUILD)?.stages).toEqual([{ name: "Check", status: "Running", reason: "in process 4711" }]);
});

it("says once, and with the cause, that a build was interrupted", () => {
  const build = shown({ ...BUILD, interrupted: true, executionArn: "arn" });
  expect(build).toMatchObject({
    status: "Interrupted",
    stages: [
      { name: "Run", status: "Interrupted", reason: expect.stringContaining("ended before it was done") },
    ],
  });
});
