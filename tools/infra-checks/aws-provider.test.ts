import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sagewright-provider-"));
  vi.resetModules();
  vi.stubEnv("SAGEWRIGHT_AWS_PROVIDER_DIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const provider = (path: string, version: string): void => {
  const place = join(folder, path, version, "linux_amd64");
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, `terraform-provider-aws_v${version}_x5`), "");
};

it("is the newest of those that are laid out as Terraform wants them", async () => {
  provider("registry.terraform.io/hashicorp/aws", "5.9.0");
  provider("registry.terraform.io/hashicorp/aws", "5.100.0");
  // A program alone cannot be named to Terraform.
  provider("downloads", "6.0.0");

  const { awsProvider } = await import("./aws-provider.ts");

  expect(awsProvider()).toEqual({ folder, version: "5.100.0" });
});
