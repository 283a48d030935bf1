import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { deletedProjectDocument, projectDocument, projectsDocument } from "../../src/documents/project.ts";
import { project } from "../project.ts";
import { document, sagewright, start } from "../sagewright.ts";

const LOCAL = ["--target", "local"];

it("makes a working project of this machine, shows it, and deletes it but for what has been run", async () => {
  const folder = project({});
  const run = (...argv: readonly string[]) => sagewright(folder, "project", ...argv, ...LOCAL);

  const none = await run("list", "--json");
  const made = await run("create", "demo", "--json");
  const again = await run("create", "demo", "--json");
  const listed = await run("list", "--json");
  const shown = await run("show", "demo");
  const logs = await run("logs", "demo");
  const deleted = await run("delete", "demo", "--yes", "--confirm", "demo", "--json");
  const gone = await run("show", "demo", "--json");

  expect(projectsDocument.parse(document(none))).toEqual({ projects: [] });
  const { status, projectId, repository, models, pipelines } = projectDocument.parse(document(made));
  expect({ code: made.code, status }).toEqual({ code: 0, status: "CreateCompleted" });
  expect(repository).toEqual({ url: `file://${folder}/.sagewright/projects/demo.git`, branch: "main" });
  expect(pipelines).toMatchObject([{ name: `demo-${projectId}`, status: "has run" }]);
  expect(models).toMatchObject([{ group: `demo-${projectId}`, approvalStatus: "PendingManualApproval" }]);
  expect(made.stderr).toContain(`git clone ${repository?.url} demo`);
  expect(document(again).issues).toMatchObject([{ code: "PROJECT_EXISTS" }]);
  expect(projectsDocument.parse(document(listed)).projects).toMatchObject([
    { projectName: "demo", projectId },
  ]);
  expect(shown.stdout).toContain(`demo  ${projectId}  CreateCompleted`);
  expect(logs.stdout).toMatch(/project +Train done in/);
  expect(logs.stdout).toMatch(/^\S+ project +Made .*\n\S+ project +Building /);
  expect(deleted.code).toBe(0);
  expect(deletedProjectDocument.parse(document(deleted))).toMatchObject({
    kept: [expect.stringContaining("records of runs and models"), expect.any(String)],
    remains: [],
  });
  expect(existsSync(join(folder, ".sagewright/projects", projectId))).toBe(false);
  expect(readdirSync(join(folder, ".sagewright"))).toContain("state.db");
  expect(document(gone).issues).toMatchObject([{ code: "PROJECT_NOT_FOUND" }]);
}, 120_000);

it("says that the first run has failed, though the project is there", async () => {
  const folder = project({});
  const nowhere = { TMPDIR: join(folder, "nowhere") };

  const made = await start(folder, ["project", "create", "demo", ...LOCAL, "--json"], nowhere).ended;

  expect(made.code).toBe(1);
  expect(projectDocument.parse(document(made))).toMatchObject({
    status: "CreateCompleted",
    latestBuild: { status: "Failed" },
  });
  expect(made.stderr).toContain("PROJECT_FIRST_BUILD_FAILED");
}, 60_000);

it("says which options mean nothing here", async () => {
  const more = ["--repository-url", "https://github.com/acme/x.git", "--no-wait", "--seed-template", "none"];

  const made = await sagewright(
    project({}),
    "project",
    "create",
    "demo",
    ...LOCAL,
    "--product",
    "p",
    ...more,
  );

  expect(made.code).toBe(0);
  const told = [...made.stderr.matchAll(/^warning PROJECT_OPTION_IGNORED (\S+)$/gm)].map(([, flag]) => flag);
  expect(told).toEqual(["--repository-url", "--product", "--no-wait"]);
}, 30_000);

it("refuses what only AWS has, and makes no folder", async () => {
  const folder = project({});
  const shown = await sagewright(folder, "project", "show", "demo", ...LOCAL, "--json");
  expect(shown.code).toBe(2);
  expect(document(shown).issues).toMatchObject([{ code: "PROJECT_NOT_FOUND", path: ["demo"] }]);
  expect(existsSync(join(folder, ".sagewright"))).toBe(false);
}, 30_000);

it("ends a creation at Ctrl-C with nothing left but its record, and says how to take that away", async () => {
  const folder = project({});
  const { child, ended } = start(folder, ["project", "create", "demo", ...LOCAL]);
  await new Promise<void>((resolve) => {
    child.stderr?.on("data", (text: string) => {
      if (text.includes("CreateInProgress")) resolve();
    });
  });

  child.kill("SIGINT");
  const stopped = await ended;
  const again = await sagewright(folder, "project", "create", "demo", ...LOCAL, "--json");
  const deleted = await sagewright(
    folder,
    "project",
    "delete",
    "demo",
    ...LOCAL,
    "--yes",
    "--confirm",
    "demo",
  );

  expect(stopped.code).toBe(130);
  expect(stopped.stderr).toContain("sagewright project delete demo --target local");
  expect(document(again).issues).toMatchObject([
    {
      code: "PROJECT_EXISTS",
      hint: expect.stringContaining("sagewright project delete demo --target local"),
    },
  ]);
  expect(deleted.code).toBe(0);
}, 60_000);
