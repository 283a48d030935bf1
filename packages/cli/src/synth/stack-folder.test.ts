import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, expect, it } from "vitest";
import { writeStackFolder } from "./stack-folder.ts";
import { OWNER_FILE, ownerText, type StackOwner } from "./stack-owner.ts";

const OWNER: StackOwner = { stack: "catalog", organization: "acme", environment: "prod" };
const OURS = ownerText(OWNER);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-stack-"));
  folders.push(folder);
  put(folder, files);
  return folder;
}

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Every file of a folder by its path in it, sorted. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();

const stack = (text: string) => async (folder: string) => {
  put(folder, { "cdk.tf.json": text, "assets/code.zip": text, ".terraform.lock.hcl": text });
};

it("makes the folder, and those above it", async () => {
  const out = join(folderWith({}), "out/catalog");

  await writeStackFolder(out, { owner: OWNER }, stack("1"));

  expect(filesBelow(out)).toEqual([OWNER_FILE, ".terraform.lock.hcl", "assets/code.zip", "cdk.tf.json"]);
  expect(readdirSync(dirname(out))).toEqual(["catalog"]);
});

it("keeps what Terraform and its user have put into an earlier stack, and nothing old of its own", async () => {
  const parent = folderWith({
    "out/cdk.tf.json": "0",
    [`out/${OWNER_FILE}`]: OURS,
    "out/assets/old.zip": "0",
    "out/terraform.tfstate": "state",
    "out/.terraform/terraform.tfstate": "backend",
  });
  const out = join(parent, "out");

  await writeStackFolder(out, { owner: OWNER }, stack("1"));

  expect(readFileSync(join(out, "cdk.tf.json"), "utf8")).toBe("1");
  expect(filesBelow(out)).toEqual([
    OWNER_FILE,
    ".terraform.lock.hcl",
    ".terraform/terraform.tfstate",
    "assets/code.zip",
    "cdk.tf.json",
    "terraform.tfstate",
  ]);
  expect(readdirSync(parent)).toEqual(["out"]);
});

it.each([
  { "out/thesis.txt": "mine" },
  { out: "a file" },
  { "out/cdk.tf.json": "a stack of the user's own" },
  { [`out/${OWNER_FILE}`]: "no JSON" },
])("refuses %j, and leaves it as it is", async (files) => {
  const parent = folderWith(files);

  const writing = writeStackFolder(join(parent, "out"), { owner: OWNER }, stack("1"));

  await expect(writing).rejects.toMatchObject({ issues: [{ code: "STACK_FOLDER_FOREIGN" }] });
  expect(filesBelow(parent)).toEqual(Object.keys(files));
});

it.each<[string, Partial<StackOwner>]>([
  ["the platform of acme, dev", { environment: "dev" }],
  ["the platform of other, prod", { organization: "other" }],
  ["a project of acme, prod", { stack: "project" }],
  ["the platform of acme, prod, eu-west-2", { region: "eu-west-2" }],
])("refuses a folder of %s, unless forced to", async (words, difference) => {
  const owner = { ...OWNER, region: "eu-west-1" };
  const out = folderWith({
    "cdk.tf.json": "0",
    [OWNER_FILE]: ownerText({ ...owner, ...difference }),
  });

  const writing = writeStackFolder(out, { owner }, stack("1"));

  await expect(writing).rejects.toMatchObject({
    issues: [
      {
        code: "STACK_FOLDER_OF_ANOTHER_PLATFORM",
        message: expect.stringContaining(`the folder of ${words}`),
      },
    ],
  });
  expect(readFileSync(join(out, "cdk.tf.json"), "utf8")).toBe("0");
  await writeStackFolder(out, { owner, force: true }, stack("1"));
  expect(readFileSync(join(out, OWNER_FILE), "utf8")).toBe(ownerText(owner));
});

it("names the organization of a stack that was made without, and pins its region", async () => {
  const out = folderWith({
    "cdk.tf.json": "0",
    [OWNER_FILE]: ownerText({ ...OWNER, organization: "example" }),
  });

  await writeStackFolder(out, { owner: { ...OWNER, region: "eu-west-1" } }, stack("1"));

  expect(readFileSync(join(out, "cdk.tf.json"), "utf8")).toBe("1");
});

it("writes among other files where it is forced to", async () => {
  const out = folderWith({ "thesis.txt": "mine" });

  await writeStackFolder(out, { owner: OWNER, force: true }, stack("1"));

  expect(filesBelow(out)).toContain("thesis.txt");
  expect(filesBelow(out)).toContain("cdk.tf.json");
});

it("leaves an earlier stack whole where a new one cannot be made", async () => {
  const parent = folderWith({
    "out/cdk.tf.json": "0",
    [`out/${OWNER_FILE}`]: OURS,
    "out/assets/code.zip": "0",
  });
  const out = join(parent, "out");

  const writing = writeStackFolder(out, { owner: OWNER }, async (folder) => {
    await stack("1")(folder);
    throw new RangeError("no room");
  });

  await expect(writing).rejects.toThrow("no room");
  expect(readFileSync(join(out, "cdk.tf.json"), "utf8")).toBe("0");
  expect(readFileSync(join(out, "assets/code.zip"), "utf8")).toBe("0");
  expect(readdirSync(parent)).toEqual(["out"]);
  expect(existsSync(join(out, ".terraform.lock.hcl"))).toBe(false);
});
