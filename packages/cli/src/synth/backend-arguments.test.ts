import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePlatformSettings } from "@sagewright/core/project";
import { afterEach, expect, it } from "vitest";
import { catalogBackendArguments, projectBackendArguments } from "./backend-arguments.ts";

const ID = "p-churn1234567";
const KEY = `-backend-config=key=projects/${ID}/terraform.tfstate`;
const BUCKET = "sagewright-acme-dev-111122223333-eu-west-1";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(state?: string): string {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-backend-"));
  folders.push(folder);
  if (state !== undefined) writeFileSync(join(folder, "terraform.tfstate"), state);
  return folder;
}

function settingsOf(more: object) {
  const checked = parsePlatformSettings({ organization: "acme", ...more });
  if (!checked.ok) throw new TypeError(JSON.stringify(checked.issues));
  return checked.value;
}

it("asks the platform's outputs for what the settings leave open", () => {
  expect(projectBackendArguments(settingsOf({}), ID)).toBe(
    `-backend-config=bucket="$(terraform -chdir=out/catalog output -raw state_bucket)" -backend-config=region="$(terraform -chdir=out/catalog output -raw region)" ${KEY}`,
  );
});

it("names what the settings say", () => {
  const settings = settingsOf({ stateBucketName: "acme-states", region: "eu-west-1" });
  expect(projectBackendArguments(settings, ID)).toBe(
    `-backend-config=bucket=acme-states -backend-config=region=eu-west-1 ${KEY}`,
  );
});

it("moves the platform's own state to where its outputs say", () => {
  const outputs = { state_bucket: { value: BUCKET }, region: { value: "eu-west-1" }, other: { value: 7 } };
  const folder = folderWith(JSON.stringify({ version: 4, outputs }));
  expect(catalogBackendArguments(settingsOf({}), folder)).toBe(
    `-migrate-state -backend-config=bucket=${BUCKET} -backend-config=region=eu-west-1`,
  );
});

it.each([undefined, "", "{}", "no JSON", '{"outputs":null}'])(
  "goes by the settings where the folder holds no state but %j",
  (state) => {
    const folder = folderWith(state);
    expect(catalogBackendArguments(settingsOf({}), folder)).toBe(
      "-backend-config=bucket=BUCKET -backend-config=region=REGION",
    );
    expect(catalogBackendArguments(settingsOf({ stateBucketName: "acme-states" }), folder)).toBe(
      "-backend-config=bucket=acme-states -backend-config=region=REGION",
    );
  },
);
