import { expect, it } from "vitest";
import { terraformEnvironment } from "./terraform-environment.ts";

const KEYS = { accessKeyId: "AKIDOURS", secretAccessKey: "ours" };

it("leaves out what would have Terraform do something else than what is shown", () => {
  const shell = {
    PATH: "/bin",
    TF_WORKSPACE: "elsewhere",
    TF_DATA_DIR: "/data",
    TF_CLI_ARGS: "-lock=false",
    TF_CLI_ARGS_plan: "-destroy",
    TF_CLI_ARGS_apply: "-target=x",
    TF_CLI_ARGS_init: "-plugin-dir=/mirror",
    TF_INPUT: "1",
    TF_VAR_git_username: "bot",
    TF_CLI_CONFIG_FILE: "/etc/terraformrc",
  };

  expect(terraformEnvironment({}, KEYS, shell)).toEqual({
    PATH: "/bin",
    TF_CLI_ARGS_init: "-plugin-dir=/mirror",
    TF_VAR_git_username: "bot",
    TF_CLI_CONFIG_FILE: "/etc/terraformrc",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    AWS_ACCESS_KEY_ID: "AKIDOURS",
    AWS_SECRET_ACCESS_KEY: "ours",
  });
});

it("has the credentials that were looked with, and no others beside a profile", () => {
  const shell = {
    AWS_PROFILE: "prod",
    AWS_ACCESS_KEY_ID: "AKIDOFTHESHELL",
    AWS_SECRET_ACCESS_KEY: "of the shell",
    AWS_SESSION_TOKEN: "of the shell",
    AWS_SECURITY_TOKEN: "of the shell",
    AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/token",
    AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/pod",
    AWS_CA_BUNDLE: "/etc/ca.pem",
  };

  const environment = terraformEnvironment({}, { ...KEYS, sessionToken: "token" }, shell);

  expect(Object.entries(environment).filter(([name]) => name.startsWith("AWS_"))).toEqual([
    ["AWS_PROFILE", "prod"],
    ["AWS_CA_BUNDLE", "/etc/ca.pem"],
    ["AWS_ACCESS_KEY_ID", "AKIDOURS"],
    ["AWS_SECRET_ACCESS_KEY", "ours"],
    ["AWS_SESSION_TOKEN", "token"],
  ]);
});

it("says region, profile and endpoint as flags do, over what the shell says", () => {
  const shell = { AWS_REGION: "eu-west-1", AWS_PROFILE: "mine" };
  const flags = { region: "us-east-1", profile: "platform", endpointUrl: "http://127.0.0.1:1" };

  expect(terraformEnvironment(flags, KEYS, shell)).toMatchObject({
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "platform",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
  });
  expect(terraformEnvironment({}, KEYS, { AWS_DEFAULT_REGION: "eu-west-1" })).toMatchObject({
    AWS_REGION: "eu-west-1",
  });
});
