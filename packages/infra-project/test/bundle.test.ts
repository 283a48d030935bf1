import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, expect, it } from "vitest";
import { projectBundle, synthProject } from "../src/index.ts";
import { parameters, settings } from "./stack.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "sagewright-bundle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const template = join(folder, "ours");
mkdirSync(join(template, "steps/deep"), { recursive: true });
writeFileSync(join(template, "pipeline.ts"), "export {};\n");
writeFileSync(join(template, "steps/deep/train.py"), "print('ü')\n");

const SDK = "@aws-sdk/client-sagemaker";

const given = { seedTemplates: { ours: template }, seedMethod: "codebuild" } as const;

/** The bundle's hash as another process finds it, whatever its place, time zone and mask. */
function hashIn(environment: NodeJS.ProcessEnv, cwd: string, umask: number, seedTemplate: string): string {
  const program = `
    process.umask(${umask});
    const { projectBundle } = await import(${JSON.stringify(join(import.meta.dirname, "../src/index.ts"))});
    const { platformSettingsSchema } = await import(${JSON.stringify(join(import.meta.dirname, "../../core/src/project.ts"))});
    const settings = platformSettingsSchema.parse({ organization: "acme", seedMethod: "codebuild", seedTemplates: { ours: ${JSON.stringify(seedTemplate)} } });
    process.stdout.write((await projectBundle(settings)).sha256);`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--conditions=@sagewright/source", "--input-type=module", "--eval", program],
    { cwd, env: { ...process.env, ...environment }, encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  return stdout;
}

it("is the same bytes in another folder, time zone, mask, and of files of another time", async () => {
  const elsewhere = join(folder, "elsewhere");
  mkdirSync(elsewhere);
  cpSync(template, join(elsewhere, "copy"), { recursive: true });
  utimesSync(join(elsewhere, "copy/pipeline.ts"), new Date(1999, 1, 1), new Date(2031, 1, 1));

  const { bytes, sha256 } = await projectBundle(settings(given));

  expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(hashIn({ TZ: "Asia/Tokyo", LANG: "tr_TR.UTF-8" }, elsewhere, 0o077, join(elsewhere, "copy"))).toBe(
    sha256,
  );
  expect(hashIn({ TZ: "America/St_Johns" }, "/", 0o002, template)).toBe(sha256);
  expect(readdirSync(elsewhere)).toEqual(["copy"]);
});

it("defect 7: is other bytes when a file in a sub-folder of a template is", async () => {
  const before = await projectBundle(settings(given));
  const changed = join(folder, "changed");
  cpSync(template, changed, { recursive: true });
  writeFileSync(join(changed, "steps/deep/train.py"), "print('y')\n");

  const after = await projectBundle(settings({ ...given, seedTemplates: { ours: changed } }));

  expect(after.sha256).not.toBe(before.sha256);
  const version = ({ bytes }: typeof before) =>
    JSON.parse(Buffer.from(unzipSync(bytes)["cdk.tf.json"] ?? []).toString()).locals.seed_versions.ours;
  expect(version(after)).not.toBe(version(before));
});

it("holds the stack, the lock file and archives that match the hashes in the stack", async () => {
  const files = unzipSync((await projectBundle(settings(given))).bytes);
  expect(Object.keys(files).sort()).toEqual([
    ".terraform.lock.hcl",
    "assets/cleanup-lambda.zip",
    "assets/seed-code.zip",
    "assets/seed-lambda.zip",
    "cdk.tf.json",
  ]);
  const { resource } = JSON.parse(Buffer.from(files["cdk.tf.json"] ?? []).toString());
  const sha256 = (path: string, as: "hex" | "base64") =>
    createHash("sha256")
      .update(files[path] ?? "")
      .digest(as);
  expect(resource.aws_lambda_function.seed_function.source_code_hash).toBe(
    sha256("assets/seed-lambda.zip", "base64"),
  );
  expect(resource.aws_lambda_function.cleanup_function.source_code_hash).toBe(
    sha256("assets/cleanup-lambda.zip", "base64"),
  );
  expect(resource.aws_s3_object.seed_code.source_hash).toBe(sha256("assets/seed-code.zip", "hex"));
});

it("holds the cleanup Lambda as one file that needs nothing but the SDK of Lambda's runtime", async () => {
  const files = unzipSync((await projectBundle(settings())).bytes);
  const lambda = unzipSync(files["assets/cleanup-lambda.zip"] ?? new Uint8Array());
  expect(Object.keys(lambda)).toEqual(["index.mjs"]);
  const code = Buffer.from(lambda["index.mjs"] ?? []).toString();
  const imports = [...code.matchAll(/\bfrom\s?"([^"]+)"/g)].map(([, name]) => name);
  expect(imports.filter((name) => !name?.startsWith("node:"))).toEqual(
    imports.filter((name) => name === SDK),
  );
  expect(imports).toContain(SDK);
  expect(code.length).toBeLessThan(50_000);
});

it("defect 21: the seed code is in the Lambda's archive, byte for byte, with the one file that runs", async () => {
  const files = unzipSync((await projectBundle(settings(given))).bytes);
  const lambda = unzipSync(files["assets/seed-lambda.zip"] ?? new Uint8Array());
  const names = Object.keys(lambda);
  expect(names).toContain("index.mjs");
  expect(names).toContain("templates/penguins/codebuild-buildspec.yml");
  expect(names).toContain("templates/abalone/codebuild-buildspec.yml");
  expect(Buffer.from(lambda["templates/ours/steps/deep/train.py"] ?? [])).toEqual(
    readFileSync(join(template, "steps/deep/train.py")),
  );
});

it("leaves out the second copy of the seed code where nothing reads it", async () => {
  const files = unzipSync((await projectBundle(settings())).bytes);
  expect(Object.keys(files)).not.toContain("assets/seed-code.zip");
});

it("is written as a folder with a project's variables, and nothing else", async () => {
  const outDir = join(folder, "out/project");
  const started = performance.now();
  const { files } = await synthProject({ settings: settings(), outDir, parameters });
  // The limit is 3 s; a machine that is busy with other tests takes its time.
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(files).toEqual([
    ".terraform.lock.hcl",
    "assets/cleanup-lambda.zip",
    "assets/seed-lambda.zip",
    "cdk.tf.json",
    "terraform.tfvars.json",
  ]);
  expect(readdirSync(outDir).sort()).toEqual([
    ".terraform.lock.hcl",
    "assets",
    "cdk.tf.json",
    "terraform.tfvars.json",
  ]);
  expect(JSON.parse(readFileSync(join(outDir, "terraform.tfvars.json"), "utf8"))).toEqual({
    project_name: "Demo",
    project_id: "p-abcdef123456",
    repository_url: "https://github.com/example/demo.git",
    repository_branch: "main",
    connection_arn: parameters.connectionArn,
    seed_template: "penguins",
  });
});
