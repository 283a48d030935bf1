import { existsSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { projectFolderOf } from "../../src/local-project/places.ts";
import { document, sagewright } from "../sagewright.ts";
import { machine, remoteLines } from "./on-machine.ts";

it("has a working project in less than 20 s: clone, change, push, a new run", {
  timeout: 60_000,
}, async () => {
  const { create, clone, call, engine, stateDir, home } = await machine();

  const began = Date.now();
  const project = await create("demo");
  const took = Date.now() - began;
  const work = await clone(project);
  const commit = await work.edit("pipeline.ts", "default: 350", "default: 340");
  const push = await work.git("push");
  const listed = await sagewright(home, "runs", "list", "--state-dir", stateDir, "--json");

  expect(project).toMatchObject({ ProjectStatus: "CreateCompleted" });
  expect(JSON.stringify(project)).toContain("The first run has succeeded. Clone it: git clone ");
  expect(took).toBeLessThan(20_000);
  expect(push.code, push.stderr).toBe(0);
  expect(remoteLines(push).join("\n")).toMatch(
    /^Building \w+ of demo\.[\s\S]*RegisterModel done[\s\S]*^Succeeded/m,
  );
  const name = `demo-${project.ProjectId}`;
  expect(document(listed).executions).toMatchObject([
    { pipelineName: name, status: "Succeeded", displayName: commit.slice(0, 7) },
    { pipelineName: name, status: "Succeeded" },
  ]);
  expect(engine.projects.builds.list(String(project.ProjectId))).toMatchObject([
    {
      branch: "main",
      commit,
      status: "Succeeded",
      executionArn: document(listed).executions[0].executionArn,
    },
    { branch: "main", status: "Succeeded" },
  ]);
  const tags = [
    { Key: "sagemaker:project-arn", Value: project.ProjectArn },
    { Key: "sagemaker:project-id", Value: project.ProjectId },
    { Key: "sagemaker:project-name", Value: "demo" },
  ];
  const { PipelineArn = "" } = await call("DescribePipeline", { PipelineName: name });
  const { ModelPackageGroupArn = "" } = await call("DescribeModelPackageGroup", {
    ModelPackageGroupName: name,
  });
  const execution = String(document(listed).executions[0].executionArn);
  for (const ResourceArn of [PipelineArn, ModelPackageGroupArn, execution])
    expect(await call("ListTags", { ResourceArn })).toEqual({ Tags: tags });
});

it("keeps two projects of one state folder apart", { timeout: 60_000 }, async () => {
  const { create, call } = await machine();

  const [one, two] = await Promise.all([create("one"), create("two")]);

  expect([one.ProjectStatus, two.ProjectStatus]).toEqual(["CreateCompleted", "CreateCompleted"]);
  const { PipelineSummaries } = await call("ListPipelines", { SortBy: "Name", SortOrder: "Ascending" });
  expect(PipelineSummaries).toMatchObject([
    { PipelineName: `one-${one.ProjectId}` },
    { PipelineName: `two-${two.ProjectId}` },
  ]);
  const { ModelPackageGroupSummaryList } = await call("ListModelPackageGroups");
  expect(ModelPackageGroupSummaryList).toHaveLength(2);
});

it("removes repository and work folders with the project, but no clone and no record", {
  timeout: 60_000,
}, async () => {
  const { create, clone, call, settled, stateDir, engine } = await machine();
  const project = await create("demo", { SeedTemplate: "minimal" });
  const work = await clone(project);

  await call("DeleteProject", { ProjectName: "demo" });
  const deleted = await settled("demo");

  expect(deleted.ProjectStatus).toBe("DeleteCompleted");
  expect(existsSync(projectFolderOf(stateDir, String(project.ProjectId)))).toBe(false);
  expect(readdirSync(work.folder)).toContain("pipeline.ts");
  expect(engine.listExecutions()).toHaveLength(1);
  expect((await work.git("push")).code).not.toBe(0);
});

it("runs what is pushed to another branch once the project says so", { timeout: 60_000 }, async () => {
  const { create, clone, call, settled, engine } = await machine();
  const project = await create("demo", { SeedTemplate: "minimal" });
  const work = await clone(project);
  await work.git("switch", "--quiet", "--create", "team/dev");
  const before = await work.git("push", "origin", "team/dev");

  await call("UpdateProject", {
    ProjectName: "demo",
    ServiceCatalogProvisioningUpdateDetails: {
      ProvisioningParameters: [{ Key: "RepositoryBranch", Value: "team/dev" }],
    },
  });
  const updated = await settled("demo");
  await work.commit("again");
  const after = await work.git("push", "origin", "team/dev");

  expect(remoteLines(before)).toEqual(["Branch team/dev is pushed. Only what is pushed to main is run."]);
  expect(updated.ProjectStatus).toBe("UpdateCompleted");
  expect(remoteLines(after)[0]).toMatch(/^Building \w+ of demo\.$/);
  expect(engine.listExecutions()).toHaveLength(2);
});

it("lets a clone begin with the branch before, until the project's branch is pushed", {
  timeout: 60_000,
}, async () => {
  const { create, clone, call, settled } = await machine();
  const project = await create("demo", { SeedTemplate: "minimal" });

  await call("UpdateProject", {
    ProjectName: "demo",
    ServiceCatalogProvisioningUpdateDetails: {
      ProvisioningParameters: [{ Key: "RepositoryBranch", Value: "dev" }],
    },
  });
  const updated = await settled("demo");
  const before = await clone(project, "before");
  await before.commit("again");
  const push = await before.git("push", "origin", "HEAD:dev");
  const after = await clone(project, "after");

  expect(JSON.stringify(updated)).toContain("in a clone, git push origin HEAD:dev makes it.");
  expect((await before.git("branch", "--show-current")).stdout).toBe("main\n");
  expect(remoteLines(push)[0]).toMatch(/^Building \w+ of demo\.$/);
  expect((await after.git("branch", "--show-current")).stdout).toBe("dev\n");
  expect(readdirSync(after.folder)).toContain("pipeline.ts");
});

it("leaves the repository empty where no seed is wanted; the first push is run", {
  timeout: 60_000,
}, async () => {
  const { create, clone, engine } = await machine();
  const project = await create("demo", { SeedTemplate: "none", RepositoryBranch: "trunk" });
  const work = await clone(project);
  const empty = engine.listExecutions().length;

  work.write({ "pipeline.ts": 'import { pipeline } from "@sagewright/pipeline-dsl";\nexport default 1;\n' });
  await work.commit("first");
  const push = await work.git("push", "origin", "HEAD:trunk");

  expect(JSON.stringify(project)).toContain("The repository is empty");
  expect(empty).toBe(0);
  expect(push.code).toBe(0);
  expect(remoteLines(push)[0]).toMatch(/^Building \w+ of demo\.$/);
});
