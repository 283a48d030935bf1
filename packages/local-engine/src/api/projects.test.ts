import { type JsonObject, SagewrightError } from "@sagewright/core";
import { expect, it } from "vitest";
import { fakeClock, fakeEngine, temporaryFolder } from "../../test/engine-fixture.ts";
import type { ProjectProvisioner, ProjectRequest } from "../projects/provisioner.ts";

/** Does what it is told to, when it is told to. */
function provisioner(over: Partial<ProjectProvisioner> = {}) {
  const asked: (readonly [string, ProjectRequest])[] = [];
  const port: ProjectProvisioner = {
    plan: async ({ parameters }) => ({ SeedTemplate: "penguins", ...parameters }),
    async create(project) {
      asked.push(["create", project]);
      return "Made.";
    },
    async update(project) {
      asked.push(["update", project]);
      return "Changed.";
    },
    async delete(project) {
      asked.push(["delete", project]);
      return "Gone.";
    },
    ...over,
  };
  return { port, asked };
}

async function projectEngine(
  over?: Partial<ProjectProvisioner>,
  options: { readonly stateDir?: string } = {},
) {
  const { port, asked } = provisioner(over);
  const clock = fakeClock();
  const { engine, stateDir } = await fakeEngine({ projects: port, clock, ...options });
  const call = (operation: string, input: JsonObject = {}) => engine.api.call(operation, input);
  return {
    engine,
    asked,
    clock,
    stateDir,
    call,
    /** Waits for the end of what is under way. */
    async settled(name: string): Promise<JsonObject> {
      for (;;) {
        const project = await call("DescribeProject", { ProjectName: name });
        if (!String(project.ProjectStatus).endsWith("InProgress")) return project;
        await new Promise(setImmediate);
      }
    },
  };
}

const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("stopped")));
  });

it("creates a project, which is in progress until it is made", async () => {
  const made = Promise.withResolvers<string>();
  const { call, settled } = await projectEngine({ create: () => made.promise });

  const answer = await call("CreateProject", {
    ProjectName: "demo",
    ProjectDescription: "A first try",
    Tags: [{ Key: "team", Value: "a" }],
  });
  const before = await call("DescribeProject", { ProjectName: "demo" });
  made.resolve("Made\nat last.");
  const after = await settled("demo");

  expect(answer).toEqual({
    ProjectArn: "arn:aws:sagemaker:us-east-1:111122223333:project/demo",
    ProjectId: expect.stringMatching(/^p-[a-z0-9]{12}$/),
  });
  expect(before).toEqual({
    ...answer,
    ProjectName: "demo",
    ProjectDescription: "A first try",
    ProjectStatus: "CreateInProgress",
    ServiceCatalogProvisioningDetails: {
      ProductId: "sagewright-local",
      ProvisioningParameters: [{ Key: "SeedTemplate", Value: "penguins" }],
    },
    CreationTime: 1767225600,
    LastModifiedTime: 1767225600,
    CreatedBy: {},
    LastModifiedBy: {},
  });
  expect(after).toMatchObject({
    ProjectStatus: "CreateCompleted",
    ServiceCatalogProvisionedProductDetails: { ProvisionedProductStatusMessage: "Made at last." },
  });
});

it("gives a template back as it came, with the parameters that hold", async () => {
  const { call, asked, settled } = await projectEngine();
  const template = { TemplateName: "mine", TemplateURL: "https://localhost/t.json" };

  await call("CreateProject", {
    ProjectName: "demo",
    TemplateProviders: [
      { CfnTemplateProvider: { ...template, Parameters: [{ Key: "SeedTemplate", Value: "abalone" }] } },
    ],
  });
  const project = await settled("demo");

  expect(asked[0]?.[1].parameters).toEqual({ SeedTemplate: "abalone" });
  expect(project.TemplateProviderDetails).toEqual([
    {
      CfnTemplateProviderDetail: {
        ...template,
        Parameters: [{ Key: "SeedTemplate", Value: "abalone" }],
        StackDetail: { StatusMessage: "Made." },
      },
    },
  ]);
  expect(project).not.toHaveProperty("ServiceCatalogProvisioningDetails");
});

it("tells why a project could not be made", async () => {
  const issue = { code: "GIT_MISSING", path: [], message: "There is no git.", hint: "Install it." };
  const { call, settled } = await projectEngine({
    create: () => Promise.reject(new SagewrightError([issue])),
  });

  await call("CreateProject", { ProjectName: "demo" });

  expect(await settled("demo")).toMatchObject({
    ProjectStatus: "CreateFailed",
    ServiceCatalogProvisionedProductDetails: {
      ProvisionedProductStatusMessage: "There is no git. Install it.",
    },
  });
});

it("refuses a second project of the name, in another case as well", async () => {
  const { call, asked } = await projectEngine();
  await call("CreateProject", { ProjectName: "demo" });

  await expect(call("CreateProject", { ProjectName: "DEMO" })).rejects.toMatchObject({
    name: "ValidationException",
    message: "Project already exists: arn:aws:sagemaker:us-east-1:111122223333:project/demo",
  });
  expect(asked).toHaveLength(1);
});

it("makes nothing of a project that its provisioner cannot take", async () => {
  const issue = { code: "SEED_TEMPLATE_UNKNOWN", path: [], message: "None.", hint: "Name one." };
  const { call } = await projectEngine({
    async plan() {
      throw new SagewrightError([issue]);
    },
  });

  await expect(call("CreateProject", { ProjectName: "demo" })).rejects.toMatchObject({ issues: [issue] });
  expect(await call("ListProjects")).toEqual({ ProjectSummaryList: [] });
});

it("says what is missing where nobody makes projects", async () => {
  const { engine } = await fakeEngine();

  await expect(engine.api.call("CreateProject", { ProjectName: "demo" })).rejects.toMatchObject({
    issues: [{ code: "PROJECTS_UNSUPPORTED" }],
  });
});

it.each(["DescribeProject", "UpdateProject", "DeleteProject"])(
  "%s does not know a project that is not there",
  async (operation) => {
    const { call } = await projectEngine();

    await expect(call(operation, { ProjectName: "none" })).rejects.toMatchObject({
      name: "ValidationException",
      message: "Project arn:aws:sagemaker:us-east-1:111122223333:project/none does not exist.",
    });
  },
);

it("refuses both kinds of template at once, and a parameter twice", async () => {
  const { call } = await projectEngine();
  const Parameters = [1, 2].map((n) => ({ Key: "SeedTemplate", Value: `t${n}` }));

  await expect(
    call("CreateProject", {
      ProjectName: "demo",
      ServiceCatalogProvisioningDetails: { ProductId: "prod-1" },
      TemplateProviders: [{ CfnTemplateProvider: { TemplateName: "a", TemplateURL: "https://a/b" } }],
    }),
  ).rejects.toThrow("Only one of");
  await expect(
    call("CreateProject", {
      ProjectName: "demo",
      ServiceCatalogProvisioningDetails: { ProductId: "prod-1", ProvisioningParameters: Parameters },
    }),
  ).rejects.toThrow("Duplicate parameter: SeedTemplate.");
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

it("stops what it is at when the engine is closed", async () => {
  const stateDir = temporaryFolder();
  const { call, engine } = await projectEngine({ create: (_, signal) => never(signal) }, { stateDir });
  await call("CreateProject", { ProjectName: "demo" });

  await engine.close();

  const { settled } = await projectEngine({}, { stateDir });
  expect(await settled("demo")).toMatchObject({ ProjectStatus: "CreateFailed" });
});

it("lists by name or time, a page at a time", async () => {
  const { call, clock } = await projectEngine();
  for (const ProjectName of ["beta", "alpha", "gamma"]) {
    await call("CreateProject", { ProjectName });
    clock.advance(1000);
  }
  const names = async (input: JsonObject) => {
    const { ProjectSummaryList, NextToken } = await call("ListProjects", input);
    const list = ProjectSummaryList as readonly JsonObject[];
    return { names: list.map(({ ProjectName }) => ProjectName), NextToken };
  };

  const first = await names({ SortBy: "Name", MaxResults: 2 });
  const second = await names({ SortBy: "Name", MaxResults: 2, NextToken: first.NextToken ?? "" });

  expect(first.names).toEqual(["alpha", "beta"]);
  expect(second).toEqual({ names: ["gamma"], NextToken: undefined });
  expect((await names({ SortOrder: "Descending" })).names).toEqual(["gamma", "alpha", "beta"]);
  expect((await names({ NameContains: "a", CreationTimeAfter: 1767225600 })).names).toEqual([
    "alpha",
    "gamma",
  ]);
});

it("keeps tags, which are gone when another project gets the name", async () => {
  const { call, settled } = await projectEngine();
  const { ProjectArn = "" } = await call("CreateProject", {
    ProjectName: "demo",
    Tags: [{ Key: "team", Value: "a" }],
  });
  await settled("demo");
  await call("UpdateProject", { ProjectName: "demo", Tags: [{ Key: "stage", Value: "b" }] });
  const tags = await call("ListTags", { ResourceArn: ProjectArn });
  await call("DeleteProject", { ProjectName: "demo" });
  await settled("demo");
  await call("CreateProject", { ProjectName: "demo" });

  expect(tags).toEqual({
    Tags: [
      { Key: "stage", Value: "b" },
      { Key: "team", Value: "a" },
    ],
  });
  expect(await call("ListTags", { ResourceArn: ProjectArn })).toEqual({ Tags: [] });
});
