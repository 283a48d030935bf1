import { describe, expect, it } from "vitest";
import {
  deletedProjectDocument,
  projectDocument,
  projectLogsDocument,
  projectsDocument,
} from "../../src/documents/project.ts";
import { document } from "../sagewright.ts";
import { operatorPlace, WANTED } from "./on-fake.ts";

describe.concurrent("the life of a project", () => {
  it("is made, listed, shown, changed and deleted, and leaves nothing", async () => {
    const { run, aws } = await operatorPlace();
    const made = await run("project", "create", "churn", ...WANTED, "--json");
    const listed = await run("project", "list", "--json");
    const shown = await run("project", "show", "churn", "--json");
    const changed = await run("project", "update", "churn", "--branch", "release", "--yes", "--json");
    const same = await run("project", "update", "churn", "--branch", "release", "--yes");
    const deleted = await run("project", "delete", "churn", "--yes", "--confirm", "churn", "--json");
    const left = await run("project", "list");

    expect(projectDocument.parse(document(made)).status).toBe("CreateCompleted");
    expect(projectsDocument.parse(document(listed)).projects).toMatchObject([
      { projectName: "churn", status: "CreateCompleted" },
    ]);
    expect(projectDocument.parse(document(shown))).toMatchObject({
      parameters: { RepositoryBranch: "main", SeedTemplate: "penguins" },
      latestBuild: { status: "Succeeded", stages: [{ name: "Source" }, { name: "Build" }] },
      pipelines: [{ name: expect.stringMatching(/^churn-p-/) }],
    });
    expect(changed.stderr).toMatch(/Branch +main +→ +release/);
    expect(projectDocument.parse(document(changed))).toMatchObject({
      status: "UpdateCompleted",
      parameters: { RepositoryBranch: "release", SeedTemplate: "penguins" },
    });
    expect(same).toMatchObject({ code: 0, stderr: expect.stringContaining("nothing to update") });
    expect(aws.calls.filter(({ operation }) => operation === "UpdateProject")).toHaveLength(1);
    const { gone, kept, remains } = deletedProjectDocument.parse(document(deleted));
    expect(deleted.code).toBe(0);
    expect(gone).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^stack /),
        expect.stringMatching(/^provisioned product /),
      ]),
    );
    expect(kept[0]).toContain("https://github.com/octo/churn.git");
    expect(remains).toEqual([]);
    expect(left.stderr).toContain("There are no projects");
  }, 120_000);

  it("says that a newer version of the template exists, and moves to it", async () => {
    const { made, run } = await operatorPlace();
    await made({}, "pa-acmeprojects01");

    const shown = await run("project", "show", "churn");
    const moved = await run("project", "update", "churn", "--yes", "--json");

    expect(shown.stdout).toContain("A newer version of the template exists: fedcba987654.");
    expect(moved.stderr).toMatch(/Template version +0123456789ab +→ +fedcba987654/);
    expect(projectDocument.parse(document(moved)).template).toEqual({
      kind: "service-catalog",
      name: "sagewright-acme-prod-project",
      version: "fedcba987654",
    });
  }, 90_000);

  it("keeps what earlier updates have changed, and leaves out what a newer template does not take any more", async () => {
    const { made, run, aws } = await operatorPlace();
    const project = await made({ RepositoryBranch: "release", OfLongAgo: "x" });
    // SageMaker may go on telling what a project was made with.
    project.ServiceCatalogProvisioningDetails?.ProvisioningParameters?.splice(1, 1);

    const changed = await run("project", "update", "churn", "--seed-template", "none", "--yes");

    expect(changed.code).toBe(0);
    expect(changed.stderr).toMatch(/OfLongAgo +x +→ +\(none\)/);
    expect(aws.calls.find(({ operation }) => operation === "UpdateProject")?.input).toMatchObject({
      ServiceCatalogProvisioningUpdateDetails: {
        ProvisioningParameters: [
          { Key: "RepositoryUrl" },
          { Key: "RepositoryBranch", Value: "release" },
          { Key: "ConnectionArn" },
          { Key: "SeedTemplate", Value: "none" },
        ],
      },
    });
  }, 60_000);

  it("is changed and deleted on the way of templates in S3, too", async () => {
    const config = `export default { organization: "acme", environment: "prod", routes: ["s3"] };`;
    const { run, aws } = await operatorPlace({}, { "sagewright.config.ts": config });
    await run("project", "create", "churn", ...WANTED);

    const shown = await run("project", "show", "churn", "--json");
    const changed = await run("project", "update", "churn", "--seed-template", "none", "--yes", "--json");
    const deleted = await run("project", "delete", "churn", "--yes", "--confirm", "churn", "--json");

    expect(projectDocument.parse(document(shown))).toMatchObject({
      template: { kind: "s3", name: expect.stringMatching(/^https:/) },
      stack: expect.stringContaining(":stack/SP-"),
    });
    expect(changed.stderr).toMatch(/Template +as it was last applied +→ +https:\S+ as it is now/);
    expect(projectDocument.parse(document(changed)).parameters).toMatchObject({
      SeedTemplate: "none",
      RepositoryUrl: "https://github.com/octo/churn.git",
    });
    expect(aws.calls.find(({ operation }) => operation === "UpdateProject")?.input).toMatchObject({
      TemplateProvidersToUpdate: [{ CfnTemplateProvider: { TemplateName: "acme-prod-project" } }],
    });
    expect(document(deleted).remains).toEqual([]);
  }, 120_000);

  it("takes away what is left of one that was never made", async () => {
    const { made: fail, run, aws } = await operatorPlace({ outcome: "launch role missing" });
    await fail();
    aws.scenario.outcome = "done";
    const deleted = await run("project", "delete", "churn", "--yes", "--confirm", "churn", "--json");
    const made = await run("project", "create", "churn", ...WANTED, "--json");
    expect(deleted.code).toBe(0);
    expect(document(made).status).toBe("CreateCompleted");
  }, 120_000);

  it("says what is left where something of a deleted project is still there", async () => {
    const { made, run, aws } = await operatorPlace();
    const { ProjectId } = await made();
    // Something holds on to it.
    aws.state.buildProjects.delete = () => false;

    const deleted = await run("project", "delete", "churn", "--yes", "--confirm", "churn", "--json");

    const left = `CodeBuild project project-${ProjectId}-modelbuild`;
    expect(deleted.code).toBe(1);
    expect(document(deleted)).toMatchObject({ remains: [left] });
    expect(document(deleted).gone).not.toContain(left);
    expect(deleted.stderr).toContain("error PROJECT_REMAINS churn");
  }, 120_000);

  it("tells in its document what it could not see of a project, and of what is left of it", async () => {
    const { made, run, aws } = await operatorPlace();
    await made();
    aws.fail("ListPipelines", { error: "InternalFailure", message: "oops", status: 500 }, 2);
    aws.fail("HeadBucket", "access denied", 1000);
    aws.fail("DescribeProvisionedProduct", "access denied", 1000);

    const shown = await run("project", "show", "churn", "--json");
    const deleted = await run("project", "delete", "churn", "--yes", "--confirm", "churn", "--json");

    expect(projectDocument.parse(document(shown)).unseen).toMatchObject([
      { message: expect.stringContaining("What Service Catalog knows") },
      { message: expect.stringContaining("The pipelines"), hint: expect.stringContaining("Try again") },
    ]);
    const { gone, remains, unseen } = deletedProjectDocument.parse(document(deleted));
    expect(deleted.code).toBe(0);
    expect([...gone, ...remains].join()).not.toMatch(/bucket|stack/);
    expect(unseen).toMatchObject([
      { message: expect.stringContaining("Whether the provisioned product and its stack are gone") },
      { message: expect.stringContaining("Whether the artifact bucket") },
    ]);
  }, 120_000);

  it("prints what the latest operation has done, all of Terraform's log, and the log of a build", async () => {
    const { made, run } = await operatorPlace();
    await made();

    const logs = await run("project", "logs", "churn", "--follow");
    const build = await run("project", "logs", "churn", "--build");
    const documents = [
      await run("project", "logs", "churn", "--json"),
      await run("project", "logs", "churn", "--build", "--json"),
    ].map((result) => projectLogsDocument.parse(document(result)));

    expect(logs.code).toBe(0);
    expect(logs.stdout).toMatch(/stack +CREATE_COMPLETE SC-/);
    expect(logs.stdout).toContain("Apply complete! Resources: 31 added");
    expect(build.code).toBe(0);
    expect(build.stdout).not.toBe("");
    expect(documents[0]?.lines).toContainEqual(
      expect.objectContaining({ status: "CREATE_COMPLETE", from: "stack" }),
    );
    expect(documents[1]?.lines.map(({ text }) => `${text}\n`).join("")).toBe(build.stdout);
  }, 90_000);

  it("finds only projects of a status, or with a name", async () => {
    const { made, run } = await operatorPlace();
    await made();
    const none = await run("project", "list", "--name-contains", "zzz");
    const failed = await run("project", "list", "--status", "CreateFailed", "UpdateFailed", "--json");
    const table = await run("project", "list", "--status", "CreateCompleted");
    expect(none.stderr).toBe('No project has "zzz" in its name.\n');
    expect(document(failed)).toEqual({ projects: [] });
    expect(table.stdout).toMatch(/^PROJECT +STATUS +CREATED +ID +DESCRIPTION\nchurn +CreateCompleted/);
  }, 90_000);

  it.each([
    [["show", "chrun"], "PROJECT_NOT_FOUND", "Did you mean churn?"],
    [["update", "churn", "--branch", "x"], "PROJECT_NOT_CONFIRMED", "--yes"],
    [["delete", "churn"], "PROJECT_NOT_CONFIRMED", "--yes --confirm churn"],
    [["delete", "churn", "--yes"], "PROJECT_NOT_CONFIRMED", "--yes --confirm churn"],
    [["delete", "churn", "--yes", "--confirm", "sales"], "PROJECT_NOT_CONFIRMED", "--confirm churn"],
  ])(
    "refuses %j",
    async (argv, code, hint) => {
      const { made, run, aws } = await operatorPlace();
      await made();
      const result = await run("project", ...argv, "--json");
      expect(result.code).toBe(2);
      expect(document(result).issues).toMatchObject([{ code, hint: expect.stringContaining(hint) }]);
      expect(aws.calls.filter(({ operation }) => /^(?:Update|Delete)Project$/.test(operation))).toEqual([]);
    },
    60_000,
  );

  it("does nothing to a project that something is done to, and says how to wait", async () => {
    const { made, run, aws } = await operatorPlace({ hold: "build" });
    await made();
    const result = await run("project", "delete", "churn", "--yes", "--confirm", "churn", "--json");
    expect(result.code).toBe(3);
    expect(document(result).issues).toMatchObject([{ code: "PROJECT_BUSY" }]);
    expect(aws.calls.some(({ operation }) => operation === "DeleteProject")).toBe(false);
  }, 60_000);
});
