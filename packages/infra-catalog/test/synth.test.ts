import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isTerraformCheckThere, terraformCheck } from "../../../tools/infra-checks/terraform-check.ts";
import { synthCatalog } from "../src/index.ts";
import { KMS_KEY, type StackDocument, settingsOf, stackOf } from "./stack.fixture.ts";

const settings = settingsOf();
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "catalog-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = async (path: string) =>
    createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  return Object.fromEntries(
    await Promise.all(names.map(async (path) => [path.slice(folder.length + 1), await hash(path)])),
  );
}

describe("synthCatalog", () => {
  it.skipIf(!isTerraformCheckThere)(
    "writes a folder that Terraform can plan, in less than 3 s of work [needs shared] [needs terraform]",
    async () => {
      const outDir = join(root, "planned");
      // The processor's time: on a machine that does much else at once, the clock tells of the others.
      const start = process.cpuUsage();
      const made = await synthCatalog({ settings, outDir });
      const { user, system } = process.cpuUsage(start);

      expect((await terraformCheck(outDir, { plan: true })).diagnostics).toEqual([]);
      expect(Object.keys(await filesIn(outDir)).toSorted()).toEqual(made.files);
      expect((user + system) / 1e6).toBeLessThan(3);
    },
  );

  it("writes the same bytes from the same settings, wherever it is", async () => {
    const [one, two] = [join(root, "one"), join(root, "deep/er/two")];
    await synthCatalog({ settings, outDir: one });
    const before = process.cwd();
    process.chdir(root);
    await synthCatalog({ settings, outDir: two }).finally(() => process.chdir(before));

    expect((await readdir(root)).toSorted()).toEqual(["deep", "one", "planned"]);
    expect(await readFile(join(one, "cdk.tf.json"), "utf8")).not.toContain(before);
    expect(await filesIn(two)).toEqual(await filesIn(one));
  });

  it("leaves a state in the folder alone", async () => {
    const outDir = join(root, "again");
    await synthCatalog({ settings, outDir });
    await mkdir(join(outDir, ".terraform"));
    await writeFile(join(outDir, "terraform.tfstate"), "state");

    await synthCatalog({ settings: settingsOf({ environment: "prod" }), outDir });

    expect(await readFile(join(outDir, "terraform.tfstate"), "utf8")).toBe("state");
    expect(await readFile(join(outDir, "cdk.tf.json"), "utf8")).toContain("sagewright-acme-prod");
  });

  it("bakes the bundle that it uploads into the template", async () => {
    const outDir = join(root, "baked");
    const { bundleSha256, templateSha256 } = await synthCatalog({ settings, outDir });

    const files = await filesIn(outDir);
    expect(files["assets/project-bundle.zip"]).toBe(bundleSha256);
    expect(files["assets/product-template.json"]).toBe(templateSha256);
    expect(await readFile(join(outDir, "assets/product-template.json"), "utf8")).toContain(bundleSha256);
  });

  it("defect 12: locks the provider by its hashes", async () => {
    const outDir = join(root, "locked");
    await synthCatalog({ settings, outDir });

    const { terraform } = JSON.parse(await readFile(join(outDir, "cdk.tf.json"), "utf8")) as StackDocument;
    expect(terraform.required_version).toBe(">= 1.11.4, < 2.0");
    expect(await readFile(join(outDir, ".terraform.lock.hcl"), "utf8")).toContain(
      "zh:156fe7164a3d26ef6b3573",
    );
  });

  it("keeps its own state in a bucket when told to, which bucket being said at init", async () => {
    const outDir = join(root, "backend");
    await synthCatalog({ settings, outDir, backend: "s3" });

    const { terraform } = JSON.parse(await readFile(join(outDir, "cdk.tf.json"), "utf8")) as StackDocument;
    expect(terraform.backend).toEqual({
      s3: { key: "catalog/terraform.tfstate", encrypt: true, use_lockfile: true },
    });
  });

  it("writes that state with the organization's key, which Terraform would not take from the bucket", () => {
    const { terraform } = stackOf({ kmsKeyArn: KMS_KEY }, { backend: "s3" });

    expect(terraform.backend).toMatchObject({ s3: { encrypt: true, kms_key_id: KMS_KEY } });
  });

  it("lets Terraform work in no other account than the one that is said", async () => {
    const outDir = join(root, "account");
    await synthCatalog({ settings, outDir, account: "111122223333" });

    const { provider } = JSON.parse(await readFile(join(outDir, "cdk.tf.json"), "utf8")) as StackDocument;
    expect(provider.aws).toMatchObject([{ allowed_account_ids: ["111122223333"] }]);
  });
});

describe("a function's file", () => {
  let folder: string;
  beforeAll(async () => {
    folder = join(root, "functions");
    await synthCatalog({ settings, outDir: folder });
  });

  it.each(["catalog-lambda", "runner-lambda"])(
    "%s is one file of less than 2 MB that starts by itself",
    async (name) => {
      const archive = unzipSync(await readFile(join(folder, `assets/${name}.zip`)));
      expect(Object.keys(archive)).toEqual(["index.mjs"]);
      const code = archive["index.mjs"] ?? new Uint8Array();
      expect(code.length).toBeLessThan(2_000_000);

      const alone = join(root, `${name}.mjs`);
      await writeFile(alone, code);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [
          "--input-type=module",
          "-e",
          `console.log(typeof (await import("${pathToFileURL(alone)}")).handler)`,
        ],
        { cwd: tmpdir(), env: { AWS_REGION: "eu-west-1" } },
      );
      expect(stdout.trim()).toBe("function");
    },
  );
});
