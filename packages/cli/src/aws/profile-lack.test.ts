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
[profile self]
role_arn = arn:aws:iam::111122223333:role/self
source_profile = self
[profile there]
role_arn = arn:aws:iam::111122223333:role/there
source_profile = back
[profile back]
role_arn = arn:aws:iam::111122223333:role/back
source_profile = there
[profile coded]
role_arn = arn:aws:iam::111122223333:role/coded
source_profile = keys
mfa_serial = arn:aws:iam::111122223333:mfa/ann
[profile through]
role_arn = arn:aws:iam::111122223333:role/through
source_profile = coded
[profile sourceless]
role_arn = arn:aws:iam::111122223333:role/sourceless
[profile machine]
role_arn = arn:aws:iam::111122223333:role/machine
credential_source = Ec2InstanceMetadata
[profile own]
role_arn = arn:aws:iam::111122223333:role/own
source_profile = own
aws_access_key_id = x
aws_secret_access_key = x
[profile bare]
region = eu-west-1
`,
);
writeFileSync(
  credentials,
  "[keys]\naws_access_key_id = x\naws_secret_access_key = x\n[half]\naws_access_key_id = x\n",
);
const environment = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
const there = [
  "default",
  "build",
  "prod",
  "test",
  "ann smith",
  "self",
  "there",
  "back",
  "coded",
  "through",
  "sourceless",
  "machine",
  "own",
  "bare",
  "keys",
  "half",
];
const device = "arn:aws:iam::111122223333:mfa/ann";
const back = "its `source_profile` leads back to itself";

it.each([
  ["nope", { missing: "nope", there }],
  ["company", { missing: "company", there }],
  ["prod", { missing: "gone", there }],
  ["build", { process: "/opt/tools/credentials --for build" }],
  ["test", { process: "/opt/tools/credentials --for build" }],
  ["keys", undefined],
  ["ann smith", undefined],
  ["self", { incomplete: "self", reason: back }],
  ["there", { incomplete: "there", reason: back }],
  ["coded", { mfaDevice: device }],
  ["through", { mfaDevice: device }],
  ["sourceless", { incomplete: "sourceless", reason: "it has role_arn, and no source_profile" }],
  ["machine", undefined],
  ["own", undefined],
  ["bare", { incomplete: "bare", reason: "it names neither keys nor a sign-in" }],
  ["half", { incomplete: "half", reason: "it has aws_access_key_id, and no aws_secret_access_key" }],
  [undefined, undefined],
])("says what %s lacks", (profile, lack) => {
  expect(profileLack(profile, environment)).toEqual(lack);
});

it("knows no profile where there are no files", () => {
  const none = { AWS_CONFIG_FILE: "/dev/null", AWS_SHARED_CREDENTIALS_FILE: join(folder, "none") };
  expect(profileLack("prod", none)).toEqual({ missing: "prod", there: [] });
});
