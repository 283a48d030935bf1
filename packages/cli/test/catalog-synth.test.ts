import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isTerraformCheckThere, terraformCheck } from "../../../tools/infra-checks/terraform-check.ts";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const CONFIG = `import { defineConfig } from "@sagewright/cli";
export default defineConfig({ organization: "acme", environment: "prod", logRetentionInDays: 30 });`;

const stackOf = (folder: string) => JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));

const retentionsOf = (folder: string): readonly unknown[] => {
  const groups: Readonly<Record<string, { readonly retention_in_days: unknown }>> =
    stackOf(folder).resource.aws_cloudwatch_log_group;
  return [...new Set(Object.values(groups).map((group) => group.retention_in_days))];
};

it.skipIf(!isTerraformCheckThere)(
  "makes of nothing but its name a stack that Terraform takes and plans [needs shared] [needs terraform]",
  async () => {
    const folder = project({});

    const { code, stdout, stderr } = await sagewright(folder, "catalog", "synth", "--out", "out/catalog");

    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(/warning ORGANIZATION_MISSING\n.*"example"/);
    expect(stderr).toContain(
      "Wrote out/catalog: the platform of example, dev.\nNext:\n  terraform -chdir=out/catalog init",
    );
    expect(await terraformCheck(join(folder, "out/catalog"))).toMatchObject({ valid: true, diagnostics: [] });
  },
  60_000,
);

it("takes the settings of the config file, found from a folder below, and of flags over them", async () => {
  const folder = project({ "sagewright.config.ts": CONFIG });
  mkdirSync(join(folder, "deploy"));

  const plain = await sagewright(join(folder, "deploy"), "catalog", "synth", "--out", "a", "--json");
  const flagged = await sagewright(
    join(folder, "deploy"),
    ...[
      "catalog",
      "synth",
      "--out",
      "b",
      "--json",
      "--log-retention-in-days",
      "90",
      "--state-lock",
      "dynamodb",
    ],
  );

  expect(plain).toMatchObject({ code: 0 });
  expect(document(plain)).toEqual({
    outDir: join(folder, "deploy/a"),
    config: join(folder, "sagewright.config.ts"),
    files: expect.arrayContaining([".terraform.lock.hcl", "cdk.tf.json"]),
    bundleSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    templateSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(JSON.stringify(stackOf(join(folder, "deploy/a")))).toContain("sagewright-acme-prod");
  expect(retentionsOf(join(folder, "deploy/a"))).toEqual([30]);
  expect(retentionsOf(join(folder, "deploy/b"))).toEqual([90]);
  expect(document(flagged).bundleSha256).not.toBe(document(plain).bundleSha256);
  expect(Object.keys(stackOf(join(folder, "deploy/b")).resource)).toContain("aws_dynamodb_table");
}, 30_000);

it("writes the same bytes again, and leaves alone what Terraform keeps in the folder", async () => {
  const folder = project({ "sagewright.config.ts": CONFIG });
  await sagewright(folder, "catalog", "synth");
  const out = join(folder, "out/catalog");
  const first = readFileSync(join(out, "cdk.tf.json"));
  writeFileSync(join(out, "terraform.tfstate"), "{}");

  const again = await sagewright(folder, "catalog", "synth");

  expect(again.code).toBe(0);
  expect(readFileSync(join(out, "cdk.tf.json")).equals(first)).toBe(true);
  expect(existsSync(join(out, "terraform.tfstate"))).toBe(true);
  expect(readdirSync(join(folder, "out"))).toEqual(["catalog"]);
}, 30_000);

it("keeps its own state in a bucket where it is told so", async () => {
  const folder = project({ "sagewright.config.ts": CONFIG });

  const { stderr } = await sagewright(folder, "catalog", "synth", "--backend", "s3");

  expect(stderr).toContain("init -backend-config=bucket=BUCKET");
  expect(Object.keys(stackOf(join(folder, "out/catalog")).terraform.backend)).toEqual(["s3"]);
}, 30_000);

it.concurrent.each([
  [["--organization", "Acme"], "PLATFORM_SETTING_INVALID", "lower-case"],
  [["--organization", "acme$(id)"], "PLATFORM_SETTING_INVALID", "lower-case"],
  [["--owners", "nobody"], "PLATFORM_SETTING_INVALID", "--owners[0]"],
  [["--routes", "s4"], "USAGE_INVALID", "service-catalog, s3"],
  [["--runnr", "codebuild"], "USAGE_INVALID", "--runner"],
  [["--log-retention-in-days", "8"], "USAGE_INVALID", "7, 14"],
  [["--config", "no.config.ts"], "CONFIG_FILE_MISSING", "--config"],
  [["--backend", "disk"], "USAGE_INVALID", "local, s3"],
  [["--out", "full"], "STACK_FOLDER_FOREIGN", "--force"],
])("refuses %j with a way on, and writes nothing", async (argv, issue, words) => {
  const folder = project({ "full/thesis.txt": "mine" });

  const { code, stdout, stderr } = await sagewright(folder, "catalog", "synth", ...argv);

  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(issue);
  expect(stderr).toContain(words);
  expect(stderr).toMatch(/hint: \S/);
  expect(existsSync(join(folder, "out"))).toBe(false);
  expect(readdirSync(join(folder, "full"))).toEqual(["thesis.txt"]);
});

it("tells all that is wrong in the config file at once", async () => {
  const folder = project({
    "sagewright.config.ts":
      'export default { organization: "acme", environment: "Prod", runner: "jenkins" };',
  });

  const result = await sagewright(folder, "catalog", "synth", "--json");

  expect(result.code).toBe(1);
  expect(document(result).issues).toMatchObject([
    { code: "PLATFORM_SETTING_INVALID", path: ["sagewright.config.ts", "environment"] },
    { code: "PLATFORM_SETTING_INVALID", path: ["sagewright.config.ts", "runner"] },
  ]);
});

it("lists its settings in the help of the command", async () => {
  const { code, stdout } = await sagewright(project({}), "catalog", "help", "synth");

  expect(code).toBe(0);
  for (const words of ["--organization", "--studio-domain-ids", "--no-manual-approval", "--backend"])
    expect(stdout).toContain(words);
});
