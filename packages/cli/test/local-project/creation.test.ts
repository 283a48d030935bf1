import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { projectFolderOf } from "../../src/local-project/places.ts";
import { start } from "../sagewright.ts";
import { machine } from "./on-machine.ts";

const PATIENCE = { timeout: 60_000 };

it("leaves nothing behind but a record when it is stopped on the way", PATIENCE, async () => {
  const { call, engine, stateDir } = await machine();
  const { ProjectId } = await call("CreateProject", { ProjectName: "demo" });
  const folder = projectFolderOf(stateDir, String(ProjectId));
  while (!existsSync(join(folder, "builds"))) await sleep(5);

  await engine.close();

  const later = await machineOn(stateDir);
  expect(existsSync(folder)).toBe(false);
  expect(later.project).toMatchObject({
    ProjectStatus: "CreateFailed",
    ServiceCatalogProvisionedProductDetails: {
      ProvisionedProductStatusMessage: expect.stringContaining("It was stopped before it was done"),
    },
  });
  expect(later.executions.map(({ status }) => status)).not.toContain("Executing");
});

it("can be interrupted with Ctrl-C; the project can then be deleted and made again", PATIENCE, async () => {
  const { home } = await machine();
  const args = (command: string) => ["project", command, "demo", "--target", "local"];
  const { child, ended } = start(home, args("create"));
  const projects = join(home, ".sagewright", "projects");
  while (!existsSync(projects) || readdirSync(projects).length === 0) await sleep(5);

  child.kill("SIGINT");
  const interrupted = await ended;
  const left = readdirSync(projects);
  const deleted = await start(home, [...args("delete"), "--yes", "--confirm", "demo"]).ended;
  const again = await start(home, args("create")).ended;

  expect(interrupted.code, interrupted.stderr).toBe(130);
  expect(left).toEqual([]);
  expect(deleted.code, deleted.stderr).toBe(0);
  expect(again.code, again.stderr).toBe(0);
});

it(
  "leaves nothing once it is deleted, though its process was killed while it was made",
  PATIENCE,
  async () => {
    const { home } = await machine();
    const { child, ended } = start(home, ["project", "create", "demo", "--target", "local"]);
    const projects = join(home, ".sagewright", "projects");
    while (!existsSync(projects) || readdirSync(projects).length === 0) await sleep(5);

    child.kill("SIGKILL");
    await ended;
    const left = readdirSync(projects);
    const args = ["project", "delete", "demo", "--target", "local", "--yes", "--confirm", "demo"];
    const deleted = await start(home, args).ended;

    expect(left).not.toEqual([]);
    expect(deleted.code, deleted.stderr).toBe(0);
    expect(readdirSync(projects)).toEqual([]);
  },
);

it("is not begun without git", PATIENCE, async () => {
  const { home } = await machine();
  const bin = join(home, "bin");
  mkdirSync(bin);

  const { code, stderr } = await start(home, ["project", "create", "demo", "--target", "local"], {
    PATH: bin,
  }).ended;

  expect(code, stderr).toBe(3);
  expect(stderr).toContain("there is no git on the PATH");
});

it.each([
  [{ Seed: "x" }, "LOCAL_PROJECT_PARAMETER_UNKNOWN"],
  [{ SeedTemplate: "../../etc" }, "LOCAL_PROJECT_PARAMETER_INVALID"],
  [{ SeedTemplate: "iris" }, "LOCAL_SEED_TEMPLATE_UNKNOWN"],
  [{ RepositoryBranch: "--upload-pack=touch x" }, "LOCAL_PROJECT_PARAMETER_INVALID"],
  [{ RepositoryBranch: "a..b" }, "LOCAL_PROJECT_PARAMETER_INVALID"],
  [{ RepositoryBranch: "$(id)" }, "LOCAL_PROJECT_PARAMETER_INVALID"],
])("refuses the parameters %j before anything is made", PATIENCE, async (parameters, code) => {
  const { create, call, stateDir } = await machine();

  await expect(create("demo", parameters as Readonly<Record<string, string>>)).rejects.toMatchObject({
    issues: [{ code }],
  });
  expect(await call("ListProjects")).toEqual({ ProjectSummaryList: [] });
  expect(existsSync(join(stateDir, "projects"))).toBe(false);
});

it.each(["../x", "a b", "$(id)", "-x", "x-", "ü", "", "x".repeat(33)])(
  "refuses %j as the name of a project",
  PATIENCE,
  async (name) => {
    const { create, stateDir } = await machine();

    await expect(create(name)).rejects.toMatchObject({ name: "ValidationException" });
    expect(existsSync(join(stateDir, "projects"))).toBe(false);
  },
);

it("gives the repository that it makes, whatever was asked for", PATIENCE, async () => {
  const { create, stateDir } = await machine();

  const project = await create("demo", {
    SeedTemplate: "none",
    RepositoryUrl: "https://github.com/octo/demo.git",
    ConnectionArn: "arn:aws:codeconnections:eu-west-1:111122223333:connection/none",
  });

  const { pathToFileURL } = await import("node:url");
  expect(project.ServiceCatalogProvisioningDetails).toEqual({
    ProductId: "local",
    ProvisioningParameters: [
      { Key: "RepositoryBranch", Value: "main" },
      { Key: "SeedTemplate", Value: "none" },
      { Key: "RepositoryUrl", Value: pathToFileURL(join(stateDir, "projects", "demo.git")).href },
    ],
  });
});

/** As somebody sees it who comes later. */
async function machineOn(stateDir: string) {
  const { openConfiguredEngine } = await import("../../src/open-engine.ts");
  const engine = await openConfiguredEngine(stateDir, {});
  const project = await engine.api.call("DescribeProject", { ProjectName: "demo" });
  const executions = engine.listExecutions();
  await engine.close();
  return { project, executions };
}

it("is not mistaken for a hook by whoever calls it elsewhere", PATIENCE, async () => {
  const { home } = await machine();

  const { code, stderr } = await start(home, ["post-receive"]).ended;

  expect(code).toBe(2);
  expect(stderr).toContain("NOT_CALLED_BY_GIT");
});
