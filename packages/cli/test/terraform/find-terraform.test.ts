import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isTerraformThere, terraformProgram } from "../../../../tools/infra-checks/terraform.ts";
import { findTerraform } from "../../src/terraform/find-terraform.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sagewright-find-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that answers so to whatever it is asked. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
const issuesOf = (found: Promise<unknown>) =>
  found.then(
    () => [],
    (error) => error.issues,
  );

it.skipIf(!isTerraformThere)("finds the one on PATH and its version [needs terraform]", async () => {
  expect(await findTerraform(undefined)).toEqual({
    program: terraformProgram,
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

it.each([
  ["darwin", "brew install hashicorp/tap/terraform"],
  ["linux", "https://developer.hashicorp.com/terraform/install"],
  ["win32", "winget install Hashicorp.Terraform"],
  ["sunos", "https://developer.hashicorp.com/terraform/install"],
] as const)("says on %s how to come by one", async (platform, remedy) => {
  mkdirSync(join(folder, "terraform"));

  const [issue] = await issuesOf(findTerraform(undefined, { PATH: `${folder}::/nowhere` }, platform));

  expect(issue).toMatchObject({ code: "TERRAFORM_MISSING", hint: expect.stringContaining(remedy) });
});

it("refuses one that is too old, and names both versions", async () => {
  const old = program("terraform", `echo '{"terraform_version":"1.9.8"}'`);

  const [issue] = await issuesOf(findTerraform(undefined, { PATH: folder }));

  expect(issue).toMatchObject({ code: "TERRAFORM_TOO_OLD", path: [old] });
  expect(issue.message).toMatch(/1\.9\.8.*1\.11\.4/);
});

it.each([
  ["fails", "echo 'exec format error' >&2; exit 3", "exec format error"],
  ["says something else", "echo hello", "no version"],
  ["says nothing", "true", "no version"],
])("refuses a program that %s", async (_, script, words) => {
  const other = program("mine", script);

  const [issue] = await issuesOf(findTerraform(other, { PATH: "/usr/bin:/bin" }));

  expect(issue).toMatchObject({
    code: "TERRAFORM_UNUSABLE",
    path: [other],
    message: expect.stringContaining(words),
  });
});

it("takes the one that is named, and nothing else where that is missing", async () => {
  const named = program("my terraform; true", `echo '{"terraform_version":"1.12.1"}'`);

  expect(await findTerraform(named, { PATH: "" })).toEqual({ program: named, version: "1.12.1" });
  expect(await issuesOf(findTerraform(join(folder, "gone")))).toMatchObject([
    { code: "TERRAFORM_MISSING", path: [join(folder, "gone")] },
  ]);
});
