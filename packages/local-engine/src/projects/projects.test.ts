import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { fakeEngine, temporaryFolder } from "../../test/engine-fixture.ts";
import type { ProjectProvisioner } from "./provisioner.ts";

/** Never done with a creation, but with all else at once. */
const projects: ProjectProvisioner = {
  plan: async () => ({}),
  whereabouts: () => ({}),
  create: (_, signal) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  update: async () => "Changed.",
  delete: async () => "Gone.",
};

/** As if the processes that have written here were killed. */
function killAll(stateDir: string): void {
  const database = new DatabaseSync(join(stateDir, "state.db"));
  for (const table of ["projects", "project_builds"])
    database.exec(`UPDATE ${table} SET engine_id = 'gone', pid = 1, process_start = '', boot_id = ''`);
  database.close();
}

it("shows a project as failed whose process was killed, and lets it be deleted", async () => {
  const stateDir = temporaryFolder();
  const { engine } = await fakeEngine({ projects, stateDir });
  await engine.api.call("CreateProject", { ProjectName: "demo" });
  const before = engine.projects.find("demo");
  killAll(stateDir);

  const after = engine.projects.find("demo");
  await engine.api.call("DeleteProject", { ProjectName: "demo" });
  await new Promise(setImmediate);

  expect(before?.status).toBe("CreateInProgress");
  expect(after).toMatchObject({
    status: "CreateFailed",
    statusMessage: "The process that was at work on it ended before it was done.",
  });
  expect(engine.projects.find("demo")?.status).toBe("DeleteCompleted");
});

it("builds pushes in their order, but waits for none whose process was killed", async () => {
  const stateDir = temporaryFolder();
  const { engine } = await fakeEngine({ projects, stateDir });
  const { builds } = engine.projects;
  const push = { projectId: "p-abcdef", branch: "main", commit: "0".repeat(40) };
  const killed = builds.queue(push);
  killAll(stateDir);
  const [first, second] = [builds.queue(push), builds.queue(push)];
  const other = builds.queue({ ...push, projectId: "p-ghijkl" });

  const waiting = builds.start(second);
  const started = [builds.start(first), builds.start(other)];
  builds.end(first, { status: "Failed", failure: "X" });
  const next = builds.start(second);

  expect(waiting.map(({ number }) => number)).toEqual([first]);
  expect(started).toEqual([[], []]);
  expect(next).toEqual([]);
  expect(
    builds.list("p-abcdef").map(({ number, status, interrupted }) => [number, status, interrupted]),
  ).toEqual([
    [second, "Running", false],
    [first, "Failed", false],
    [killed, "Queued", true],
  ]);
});
