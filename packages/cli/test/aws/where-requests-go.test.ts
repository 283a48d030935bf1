import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables, ROLE } from "./aws-project.ts";
import { type FakeAws, startFakeAws } from "./fake-aws.ts";
import { type RefusingProxy, startRefusingProxy } from "./refusing-proxy.ts";

/** Each starts the command line, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const DEFINITION = JSON.stringify({
  Version: "2020-12-01",
  Steps: [{ Name: "No", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
});
const folder = awsProject({ "definition.json": DEFINITION });
const home = mkdtempSync(join(tmpdir(), "sagewright-aws-"));
afterAll(() => rmSync(home, { recursive: true }));

let proxy: RefusingProxy;
beforeEach(async () => {
  proxy = await startRefusingProxy();
});
afterEach(() => proxy.stop());

/** Deploys as a person with these files of the AWS CLI and these variables would; nothing gets through the proxy. */
const deploy = (env: NodeJS.ProcessEnv, argv: readonly string[] = [], profiles = "") => {
  const config = join(home, "config");
  writeFileSync(config, profiles);
  const { AWS_ENDPOINT_URL: _, AWS_REGION: __, ...variables } = buildVariables("");
  const own = { HOME: home, AWS_CONFIG_FILE: config, AWS_MAX_ATTEMPTS: "1", HTTPS_PROXY: proxy.url };
  return start(folder, ["deploy", "definition.json", "--target", "aws", "--json", ...argv], {
    ...variables,
    ...own,
    ...env,
  }).ended;
};
const roleOf = (partition: string) => ({
  SAGEMAKER_PIPELINE_ROLE_ARN: ROLE.replace("arn:aws:", `arn:${partition}:`),
});
const KEYLESS = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" };

it.each<[string, NodeJS.ProcessEnv, string]>([
  ["a region", { AWS_REGION: "eu-west-1" }, "api.sagemaker.eu-west-1.amazonaws.com"],
  ["China", { AWS_REGION: "cn-north-1", ...roleOf("aws-cn") }, "api.sagemaker.cn-north-1.amazonaws.com.cn"],
  [
    "GovCloud",
    { AWS_REGION: "us-gov-west-1", ...roleOf("aws-us-gov") },
    "api.sagemaker.us-gov-west-1.amazonaws.com",
  ],
  [
    "FIPS",
    { AWS_REGION: "us-east-1", AWS_USE_FIPS_ENDPOINT: "true" },
    "api-fips.sagemaker.us-east-1.amazonaws.com",
  ],
  [
    "dual stack",
    { AWS_REGION: "eu-west-1", AWS_USE_DUALSTACK_ENDPOINT: "true" },
    "api.sagemaker.eu-west-1.api.aws",
  ],
  [
    "an endpoint for one service",
    { AWS_REGION: "eu-west-1", AWS_ENDPOINT_URL_SAGEMAKER: "https://vpce-1.example.com" },
    "vpce-1.example.com",
  ],
])("asks the host of %s, through the proxy", async (_, env, host) => {
  const result = await deploy(env);
  expect(proxy.hosts).toEqual([`${host}:443`]);
  expect(result.code).toBe(3);
  expect(document(result).issues).toMatchObject([
    { code: "AWS_UNREACHABLE", hint: expect.stringContaining("the proxy of HTTPS_PROXY") },
  ]);
});

it("takes region and credentials of the profile that is named", async () => {
  const profiles =
    "[profile corp]\nregion = ap-southeast-2\naws_access_key_id = a\naws_secret_access_key = b\n";
  await deploy(KEYLESS, ["--profile", "corp"], profiles);
  expect(proxy.hosts).toEqual(["api.sagemaker.ap-southeast-2.amazonaws.com:443"]);
});

it("takes the profile that is named also where variables hold keys, and says nothing about that", async () => {
  const command = "[profile corp]\nregion = eu-west-1\ncredential_process = /none/such\n";
  const result = await deploy({}, ["--profile", "corp"], command);
  expect(document(result).issues).toMatchObject([{ code: "AWS_CREDENTIAL_PROCESS_FAILED" }]);
  expect(result.stderr).toBe("");
});

it("assumes the role of a profile, through the proxy, too", async () => {
  const profiles = `[profile base]\naws_access_key_id = a\naws_secret_access_key = b\n[profile ops]\nregion = eu-west-1\nrole_arn = ${ROLE}\nsource_profile = base\n`;
  const result = await deploy({ ...KEYLESS, AWS_PROFILE: "ops" }, [], profiles);
  expect(proxy.hosts).toEqual(["sts.eu-west-1.amazonaws.com:443"]);
  expect(result.code).toBe(3);
});

it("says how to sign in again where the session of the profile is over", async () => {
  const profiles =
    "[profile corp]\nregion = eu-west-1\nsso_session = corp\nsso_account_id = 444455556666\nsso_role_name = Ops\n[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n";
  const result = await deploy(KEYLESS, ["--profile", "corp"], profiles);
  expect(result.code).toBe(3);
  expect(document(result).issues).toMatchObject([
    { code: "AWS_SSO_EXPIRED", hint: "Sign in again: aws sso login --profile corp" },
  ]);
  expect(proxy.hosts).toEqual([]);
});

it.each([
  ["[profile corp]\n", "none", "AWS_PROFILE_MISSING", "no profile none; there are: corp."],
  [
    "[profile corp]\ncredential_process = /none/such\n",
    "corp",
    "AWS_CREDENTIAL_PROCESS_FAILED",
    "/none/such",
  ],
  [
    `[profile base]\naws_access_key_id = a\naws_secret_access_key = b\n[profile corp]\nrole_arn = ${ROLE}\nsource_profile = base\nmfa_serial = arn:aws:iam::444455556666:mfa/ann\n`,
    "corp",
    "AWS_MFA_CODE_WANTED",
    "a code of the device arn:aws:iam::444455556666:mfa/ann",
  ],
  [
    `[profile corp]\nrole_arn = ${ROLE}\nsource_profile = corp\n`,
    "corp",
    "AWS_PROFILE_INCOMPLETE",
    "leads back to itself",
  ],
  ["[profile corp]\naws_access_key_id = a\n", "corp", "AWS_PROFILE_INCOMPLETE", "no aws_secret_access_key"],
])("says why a profile gives no credentials: %j", async (profiles, profile, code, words) => {
  const result = await deploy(KEYLESS, ["--profile", profile, "--region", "eu-west-1"], profiles);
  expect(result.code).toBe(3);
  expect(document(result).issues).toMatchObject([{ code, message: expect.stringContaining(words) }]);
});

it("goes around the proxy to this machine, and to the hosts of NO_PROXY", async () => {
  const aws: FakeAws = await startFakeAws();
  const through = { HTTP_PROXY: proxy.url, AWS_REGION: "eu-west-1" };
  const local = await deploy({ ...through, AWS_ENDPOINT_URL: aws.endpoint });
  const proxied = await deploy({ ...through, AWS_ENDPOINT_URL: "http://aws.example.com" });
  const excepted = await deploy({ ...through, NO_PROXY: ".invalid", AWS_ENDPOINT_URL: "http://aws.invalid" });
  await aws.stop();
  expect(local.code, local.stderr + local.stdout).toBe(0);
  expect(proxy.hosts).toEqual(["aws.example.com"]);
  expect(document(proxied).issues).toMatchObject([{ code: "AWS_ANSWER_FOREIGN" }]);
  expect(document(excepted).issues).toMatchObject([{ code: "AWS_UNREACHABLE" }]);
});

it("never tells a secret", async () => {
  const secret = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";
  const env = {
    AWS_REGION: "eu-west-1",
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_SESSION_TOKEN: `token-${secret}`,
  };
  const result = await deploy(env);
  expect(result.stdout + result.stderr).not.toContain(secret);
});
