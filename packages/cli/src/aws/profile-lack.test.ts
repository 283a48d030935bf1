import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { profileLack } from "./profile-lack.ts";

const folder = mkdtempSync(join(tmpdir(), "sagewright-profiles-"));
afterAll(() => rmSync(folder, { recursive: true }));
const [config, credentials] = [join(folder, "config"), join(folder, "credentials")];
writeFileSync(
  config,
  `[default]
region = eu-west-1
[profile build]
credential_process = /opt/tools/credentials --for build
[sso-session company]
sso_region = eu-west-1
[profile prod]
role_arn = arn:aws:iam::111122223333:role/prod
source_profile = gone
[profile test]
role_arn = arn:aws:iam::111122223333:role/test
source_profile = build
[profile "ann smith"]
sso_session = company
`,
);
writeFileSync(credentials, "[keys]\naws_access_key_id = x\n");
const environment = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
const there = ["default", "build", "prod", "test", "ann smith", "keys"];

it.each([
  ["nope", { missing: "nope", there }],
  ["company", { missing: "company", there }],
  ["prod", { missing: "gone", there }],
  ["build", { process: "/opt/tools/credentials --for build" }],
  ["test", { process: "/opt/tools/credentials --for build" }],
  ["keys", undefined],
  ["ann smith", undefined],
  [undefined, undefined],
])("says what %s lacks", (profile, lack) => {
  expect(profileLack(profile, environment)).toEqual(lack);
});

it("knows no profile where there are no files", () => {
  const none = { AWS_CONFIG_FILE: "/dev/null", AWS_SHARED_CREDENTIALS_FILE: join(folder, "none") };
  expect(profileLack("prod", none)).toEqual({ missing: "prod", there: [] });
});
