import { expect, it } from "vitest";
import { terraformEnvironment } from "./terraform-environment.ts";

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

  expect(terraformEnvironment({}, shell)).toEqual({
    PATH: "/bin",
    TF_CLI_ARGS_init: "-plugin-dir=/mirror",
    TF_VAR_git_username: "bot",
    TF_CLI_CONFIG_FILE: "/etc/terraformrc",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
  });
});

it("says region, profile and endpoint as flags do, over what the shell says", () => {
  const shell = { AWS_REGION: "eu-west-1", AWS_PROFILE: "mine" };
  const flags = { region: "us-east-1", profile: "platform", endpointUrl: "http://127.0.0.1:1" };

  expect(terraformEnvironment(flags, shell)).toMatchObject({
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "platform",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
  });
  expect(terraformEnvironment({}, { AWS_DEFAULT_REGION: "eu-west-1" })).toMatchObject({
    AWS_REGION: "eu-west-1",
  });
});
