import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isTerraformCheckThere, terraformCheck } from "../../../tools/infra-checks/terraform-check.ts";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const FLAGS = [
  ...["--name", "churn", "--id", "p-churn1234567", "--repository-url", "https://github.com/acme/churn.git"],
  ...[
    "--connection-arn",
    "arn:aws:codeconnections:eu-central-1:444455556666:connection/11111111-2222-3333-4444-555555555555",
  ],
];

const variablesOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, "terraform.tfvars.json"), "utf8"));

it.skipIf(!isTerraformCheckThere)(
  "makes of a name alone a stack that Terraform takes and plans [needs shared] [needs terraform]",
  async () => {
    const folder = project({});

    const made = await sagewright(folder, "project", "synth", "--name", "demo", "--out", "out/project");

    expect(made).toMatchObject({ code: 0, stdout: "" });
    expect(made.stderr).toMatch(/PROJECT_PARAMETERS_ARE_EXAMPLES out\/project\/terraform\.tfvars\.json/);
    expect(made.stderr).toContain("--id, --repository-url, --connection-arn");
    expect(await terraformCheck(join(folder, "out/project"))).toMatchObject({ valid: true, diagnostics: [] });
  },
  60_000,
);

it("writes what was given into the variables, and says what was done", async () => {
  const folder = project({ "sagewright.config.ts": 'export default { organization: "acme" };' });

  const made = await sagewright(folder, "project", "synth", ...FLAGS, "--branch", "develop", "--json");

  expect(made.code).toBe(0);
  expect(made.stderr).not.toContain("warning");
  expect(made.stderr).toContain("key=projects/p-churn1234567/terraform.tfstate");
  expect(document(made)).toMatchObject({
    outDir: join(folder, "out/project"),
    config: join(folder, "sagewright.config.ts"),
    files: expect.arrayContaining(["cdk.tf.json", "terraform.tfvars.json"]),
    parameters: { projectName: "churn", repositoryBranch: "develop", seedTemplate: "penguins" },
  });
  expect(variablesOf(join(folder, "out/project"))).toEqual({
    project_name: "churn",
    project_id: "p-churn1234567",
    repository_url: "https://github.com/acme/churn.git",
    repository_branch: "develop",
    connection_arn: FLAGS.at(-1),
    seed_template: "penguins",
  });
}, 30_000);

it("keeps what was edited in the folder, and never makes it another project's", async () => {
  const folder = project({});
  const out = join(folder, "out/project");
  await sagewright(folder, "project", "synth", ...FLAGS);
  writeFileSync(
    join(out, "terraform.tfvars.json"),
    JSON.stringify({ ...variablesOf(out), repository_branch: "edited" }),
  );

  const again = await sagewright(folder, "project", "synth", "--name", "churn");
  const other = await sagewright(folder, "project", "synth", "--name", "sales", "--json");

  expect(again.code).toBe(0);
  expect(again.stderr).not.toContain("PROJECT_PARAMETERS_ARE_EXAMPLES");
  expect(other.code).toBe(2);
  expect(document(other).issues).toMatchObject([{ code: "STACK_FOLDER_OF_ANOTHER_PROJECT" }]);
  expect(variablesOf(out)).toMatchObject({ project_name: "churn", repository_branch: "edited" });
}, 30_000);

it.concurrent.each([
  [["--name", "x; rm -rf /"], "PROJECT_PARAMETER_INVALID", "--name"],
  [["--name", "demo", "--branch", "$(id)"], "PROJECT_PARAMETER_INVALID", "--branch"],
  [["--name", "demo", "--repository-url", "http://github.com/a/b"], "PROJECT_PARAMETER_INVALID", "https"],
  [
    ["--name", "demo", "--repository-url", "https://me:token@github.com/a/b"],
    "PROJECT_PARAMETER_INVALID",
    "https",
  ],
  [["--name", "demo", "--seed-template", "penguin"], "SEED_TEMPLATE_UNKNOWN", "penguins, abalone, none"],
  [["--nam", "demo"], "USAGE_INVALID", "--name"],
  [[], "USAGE_INVALID", "--name"],
])("refuses %j with a way on, and writes nothing", async (argv, issue, words) => {
  const folder = project({});

  const { code, stdout, stderr } = await sagewright(folder, "project", "synth", ...argv);

  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(issue);
  expect(stderr).toContain(words);
  expect(stderr).toMatch(/hint: \S/);
  expect(existsSync(join(folder, "out"))).toBe(false);
});
