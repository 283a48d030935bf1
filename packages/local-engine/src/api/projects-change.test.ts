import { expect, it } from "vitest";
import { projectEngine } from "../../test/project-engine.ts";

const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("stopped")));
  });

it("updates parameters one by one, and keeps the others", async () => {
  const { call, asked, settled } = await projectEngine();
  await call("CreateProject", {
    ProjectName: "demo",
    ServiceCatalogProvisioningDetails: {
      ProductId: "prod-1",
      ProvisioningParameters: [{ Key: "SeedTemplate", Value: "abalone" }],
    },
  });
  await settled("demo");

  const answer = await call("UpdateProject", {
    ProjectName: "demo",
    ProjectDescription: "Better",
    ServiceCatalogProvisioningUpdateDetails: {
      ProvisioningParameters: [{ Key: "RepositoryBranch", Value: "dev" }],
    },
  });
  const project = await settled("demo");

  expect(Object.keys(answer)).toEqual(["ProjectArn"]);
  expect(asked.at(-1)).toMatchObject([
    "update",
    { parameters: { SeedTemplate: "abalone", RepositoryBranch: "dev" } },
  ]);
  expect(project).toMatchObject({
    ProjectStatus: "UpdateCompleted",
    ProjectDescription: "Better",
    ServiceCatalogProvisioningDetails: {
      ProductId: "prod-1",
      ProvisioningParameters: [
        { Key: "SeedTemplate", Value: "abalone" },
        { Key: "RepositoryBranch", Value: "dev" },
      ],
    },
  });
});

it("keeps the parameters of before when an update fails", async () => {
  const { call, settled } = await projectEngine({ update: () => Promise.reject(new Error("no")) });
  await call("CreateProject", { ProjectName: "demo", ServiceCatalogProvisioningDetails: { ProductId: "p" } });
  await settled("demo");

  await call("UpdateProject", {
    ProjectName: "demo",
    ServiceCatalogProvisioningUpdateDetails: {
      ProvisioningParameters: [{ Key: "SeedTemplate", Value: "x" }],
    },
  });

  expect(await settled("demo")).toMatchObject({
    ProjectStatus: "UpdateFailed",
    ServiceCatalogProvisioningDetails: {
      ProvisioningParameters: [{ Key: "SeedTemplate", Value: "penguins" }],
    },
  });
});

it("changes a description without making anything anew", async () => {
  const { call, asked, settled } = await projectEngine();
  await call("CreateProject", { ProjectName: "demo" });
  await settled("demo");

  await call("UpdateProject", { ProjectName: "demo", ProjectDescription: "Better" });

  expect(await settled("demo")).toMatchObject({
    ProjectStatus: "UpdateCompleted",
    ProjectDescription: "Better",
  });
  expect(asked.map(([operation]) => operation)).toEqual(["create"]);
});

it("deletes a project: described as deleted, not listed any more, and its name is free", async () => {
  const { call, settled } = await projectEngine();
  const first = await call("CreateProject", { ProjectName: "demo" });
  await settled("demo");

  await call("DeleteProject", { ProjectName: "demo" });
  const deleted = await settled("demo");
  const listed = await call("ListProjects");
  const again = call("DeleteProject", { ProjectName: "demo" });

  expect(deleted.ProjectStatus).toBe("DeleteCompleted");
  expect(listed).toEqual({ ProjectSummaryList: [] });
  await expect(again).rejects.toMatchObject({
    name: "ValidationException",
    message: "Cannot delete Project in DeleteCompleted status: demo.",
  });
  expect((await call("CreateProject", { ProjectName: "demo" })).ProjectId).not.toBe(first.ProjectId);
});

it.each(["DeleteProject", "UpdateProject"])(
  "%s waits for nobody: what is under way is a conflict",
  async (operation) => {
    const { call } = await projectEngine({ create: (_, signal) => never(signal) });
    await call("CreateProject", { ProjectName: "demo" });

    await expect(call(operation, { ProjectName: "demo" })).rejects.toMatchObject({
      name: "ConflictException",
      message: expect.stringContaining("Project in CreateInProgress status"),
    });
  },
);

it("does not delete a project while a push is being built", async () => {
  const { call, engine, settled } = await projectEngine();
  const { ProjectId } = await call("CreateProject", { ProjectName: "demo" });
  await settled("demo");
  const number = engine.projects.builds.queue({
    projectId: String(ProjectId),
    branch: "main",
    commit: "0123456789abcdef",
  });

  const remove = () => call("DeleteProject", { ProjectName: "demo" });

  await expect(remove()).rejects.toMatchObject({
    name: "ConflictException",
    message: `Cannot delete Project demo: process ${process.pid} builds its commit 0123456. Wait for it, or end that process.`,
  });
  engine.projects.builds.setExecution(number, "arn:aws:sagemaker:…/execution/one");
  await expect(remove()).rejects.toMatchObject({
    message:
      "Cannot delete Project demo: its commit 0123456 runs. Wait for it, or stop arn:aws:sagemaker:…/execution/one.",
  });
  engine.projects.builds.end(number, { status: "Succeeded" });
  expect(await remove()).toEqual({});
});
