import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectDocument, startedProjectDocument } from "../../src/documents/project.ts";
import { document } from "../sagewright.ts";
import { CONNECTION, operatorPlace, WANTED } from "./on-fake.ts";

describe.concurrent("project create", () => {
  it("makes a project from the platform's product, shows all that happens, and says what comes next", async () => {
    const place = await operatorPlace();

    const made = await place.run("project", "create", "churn", ...WANTED);

    expect(made.code).toBe(0);
    expect(made.stderr).toMatch(/stack +CREATE_IN_PROGRESS SC-\d+-pp-/);
    expect(made.stderr).toMatch(/Terraform +Apply complete! Resources: 31 added/);
    expect(made.stderr).toContain("git clone https://github.com/octo/churn.git churn");
    expect(made.stdout).toMatch(/^churn {2}p-\w+ {2}CreateCompleted\n/);
    expect(made.stdout).toContain(
      "https://eu-west-1.console.aws.amazon.com/codesuite/codepipeline/pipelines/",
    );
    expect(requests(place.aws, "CreateProject")).toMatchObject([
      {
        ProjectName: "churn",
        ServiceCatalogProvisioningDetails: {
          ProductId: "prod-acmeprojects01",
          ProvisioningArtifactId: "pa-acmeprojects02",
          ProvisioningParameters: [
            { Key: "RepositoryUrl", Value: "https://github.com/octo/churn.git" },
            { Key: "RepositoryBranch", Value: "main" },
            { Key: "ConnectionArn", Value: CONNECTION },
            { Key: "SeedTemplate", Value: "penguins" },
          ],
        },
      },
    ]);
  }, 60_000);

  it("finds the only platform's product where nothing names the platform", async () => {
    const place = await operatorPlace({}, {});
    const made = await place.run("project", "create", "churn", ...WANTED, "--no-wait", "--json");
    expect(made.code).toBe(0);
    expect(startedProjectDocument.parse(document(made))).toMatchObject({ projectName: "churn" });
    expect(made.stderr).toContain("sagewright project logs churn --follow");
  }, 60_000);

  it("names the same place in the commands that come next", async () => {
    const place = await operatorPlace();
    const flags = ["--region", "eu-west-1", "--endpoint-url", place.aws.endpoint];
    const begun = await place.run("project", "create", "churn", ...WANTED, ...flags, "--no-wait");
    expect(begun.stderr).toContain(
      `project logs churn --follow --region eu-west-1 --endpoint-url ${place.aws.endpoint}`,
    );
  }, 60_000);

  it("makes a project from the template in S3 where the platform has no product", async () => {
    const config = `export default { organization: "acme", environment: "prod", routes: ["s3"] };`;
    const place = await operatorPlace({}, { "sagewright.config.ts": config });

    const made = await place.run("project", "create", "churn", ...WANTED, "--tag", "team=ml", "--json");

    expect(made.code).toBe(0);
    expect(projectDocument.parse(document(made))).toMatchObject({
      status: "CreateCompleted",
      template: { kind: "s3" },
      repository: { url: "https://github.com/octo/churn.git", branch: "main" },
      outputs: { PipelineName: expect.stringContaining("churn") },
    });
    const account = place.aws.state.account;
    expect(requests(place.aws, "CreateProject")).toMatchObject([
      {
        TemplateProviders: [
          {
            CfnTemplateProvider: {
              TemplateName: "acme-prod-project",
              TemplateURL: `https://sagewright-acme-prod-${account}-eu-west-1.s3.eu-west-1.amazonaws.com/templates/sagewright-acme-prod-project.json`,
              RoleARN: `arn:aws:iam::${account}:role/sagewright-acme-prod-template-launch`,
            },
          },
        ],
        Tags: [{ Key: "team", Value: "ml" }],
      },
    ]);
  }, 60_000);

  it("takes parameters from a file, flags before it", async () => {
    const place = await operatorPlace();
    const values = {
      repositoryUrl: "https://github.com/octo/churn.git",
      repositoryBranch: "file",
      connectionArn: CONNECTION,
    };
    writeFileSync(join(place.folder, "churn.json"), JSON.stringify({ ...values, description: "Who leaves" }));

    const made = await place.run(
      "project",
      "create",
      "churn",
      "--file",
      "churn.json",
      "--branch",
      "flag",
      "--json",
    );

    expect(projectDocument.parse(document(made))).toMatchObject({
      description: "Who leaves",
      parameters: { RepositoryBranch: "flag" },
    });
  }, 60_000);

  it("makes no second project of a name, and says what to do with the first", async () => {
    const place = await operatorPlace();
    await place.made();
    const again = await place.run("project", "create", "churn", ...WANTED, "--json");
    expect(again.code).toBe(2);
    expect(document(again).issues).toMatchObject([
      { code: "PROJECT_EXISTS", hint: expect.stringContaining("sagewright project show churn") },
    ]);
    expect(requests(place.aws, "CreateProject")).toHaveLength(1);
  }, 60_000);

  it("says so where there is no platform", async () => {
    const place = await operatorPlace({ platform: false });
    const made = await place.run("project", "create", "churn", ...WANTED, "--json");
    expect(made.code).toBe(3);
    expect(document(made).issues).toMatchObject([
      { code: "PRODUCT_NOT_FOUND", path: ["sagewright-acme-prod-project"] },
    ]);
  }, 60_000);

  it("names the versions there are, where another is asked for", async () => {
    const place = await operatorPlace();
    const made = await place.run("project", "create", "churn", ...WANTED, "--artifact", "v9", "--json");
    expect(made.code).toBe(2);
    expect(document(made).issues).toMatchObject([
      {
        code: "PRODUCT_VERSION_NOT_FOUND",
        hint: expect.stringContaining("fedcba987654 (pa-acmeprojects02)"),
      },
    ]);
  }, 60_000);
});

const requests = (
  aws: { readonly calls: readonly { operation: string; input: object }[] },
  operation: string,
) => aws.calls.filter((call) => call.operation === operation).map(({ input }) => input);
