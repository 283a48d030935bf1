import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { platformSettingsSchema } from "@sagewright/core/project";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type FakeAws, startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import { openCloud } from "../../src/catalog/cloud.ts";
import { terraformEnvironment } from "../../src/terraform/terraform-environment.ts";

const settings = platformSettingsSchema.parse({ organization: "acme", environment: "dev" });

let aws: FakeAws;
let folder: string;
beforeEach(async () => {
  aws = await startFakeAws({ platform: false });
  folder = mkdtempSync(join(tmpdir(), "sagewright-cloud-"));
  const file = join(folder, "credentials");
  writeFileSync(file, "[prod]\naws_access_key_id = AKIDOFTHEPROFILE\naws_secret_access_key = secret\n");
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", file);
  vi.stubEnv("AWS_CONFIG_FILE", join(folder, "none"));
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDOFTHESHELL");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "of the shell");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await aws.stop();
});

it.each([
  ["the profile's, where one is named beside keys in the shell", { profile: "prod" }, "AKIDOFTHEPROFILE"],
  ["the shell's, where there is no profile", {}, "AKIDOFTHESHELL"],
])("gives Terraform the credentials that it has itself asked with: %s", async (_, flags, key) => {
  const cloud = await openCloud(settings, { ...flags, region: "eu-west-1", endpointUrl: aws.endpoint });

  expect(terraformEnvironment(cloud.aws, await cloud.credentials())).toMatchObject({
    AWS_ACCESS_KEY_ID: key,
  });
});
