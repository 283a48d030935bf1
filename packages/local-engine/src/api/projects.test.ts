import { type JsonObject, SagewrightError } from "@sagewright/core";
import { expect, it } from "vitest";
import { fakeEngine, temporaryFolder } from "../../test/engine-fixture.ts";
import { projectEngine } from "../../test/project-engine.ts";

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

it("tells where a project is now, whatever was recorded", async () => {
  const stateDir = temporaryFolder();
  const at = (place: string) => ({ whereabouts: () => ({ RepositoryUrl: place }) });
  const { call, settled } = await projectEngine(at("file:///before"), { stateDir });
  await call("CreateProject", {
    ProjectName: "demo",
    ServiceCatalogProvisioningDetails: {
      ProductId: "prod-1",
      ProvisioningParameters: [{ Key: "RepositoryUrl", Value: "https://github.com/octo/demo.git" }],
    },
  });
  const parameters = (project: JsonObject) => project.ServiceCatalogProvisioningDetails;

  const before = await settled("demo");
  const { call: callAgain } = await projectEngine(at("file:///after"), { stateDir });
  const after = await callAgain("DescribeProject", { ProjectName: "demo" });

  const url = (Value: string) => ({
    ProvisioningParameters: expect.arrayContaining([{ Key: "RepositoryUrl", Value }]),
  });
  expect(parameters(before)).toMatchObject(url("file:///before"));
  expect(parameters(after)).toMatchObject(url("file:///after"));
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
