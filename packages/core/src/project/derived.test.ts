import { expect, it } from "vitest";
import { buildEnvironment } from "./build-environment.ts";
import { cloudFormationParameters } from "./cloudformation-parameters.ts";
import { projectFlags, settingsFlags } from "./flags.ts";
import { offeredParameters } from "./offered-parameters.ts";
import { platformSettingsSchema } from "./platform-settings.ts";
import { projectParameters } from "./project-parameters.ts";
import { parametersTable, settingsTable } from "./tables.ts";
import { terraformVariables, terraformVariablesDocument } from "./terraform-variables.ts";

const settings = platformSettingsSchema.parse({ organization: "acme", seedTemplates: { churn: "./churn" } });

it("asks four things of the user, each described and validated (defects 2 and 18)", () => {
  const { Parameters } = cloudFormationParameters(settings);
  expect(Object.keys(Parameters)).toEqual([
    "SageMakerProjectName",
    "SageMakerProjectId",
    "RepositoryUrl",
    "RepositoryBranch",
    "ConnectionArn",
    "SeedTemplate",
  ]);
  expect(projectParameters.filter(({ givenBy }) => givenBy === "user")).toHaveLength(4);
  const described = Object.values(Parameters).map(({ Description }) => Description);
  expect(new Set(described).size).toBe(described.length);
  for (const parameter of Object.values(Parameters)) {
    expect(parameter.AllowedPattern).toMatch(/^\^.+\$$/u);
    expect(parameter).not.toHaveProperty("NoEcho");
  }
});

it("groups and labels every parameter of the template", () => {
  const { Parameters, Metadata } = cloudFormationParameters(settings);
  const { ParameterGroups, ParameterLabels } = Metadata["AWS::CloudFormation::Interface"];
  expect(ParameterGroups.flatMap((group) => group.Parameters)).toEqual(Object.keys(Parameters));
  expect(Object.keys(ParameterLabels)).toEqual(Object.keys(Parameters));
  expect(Metadata.SagemakerTemplateParameterRules).toEqual({
    RepositoryBranch: { Optional: true },
    SeedTemplate: { Optional: true },
  });
});

it("offers the organization's own seed templates", () => {
  expect(cloudFormationParameters(settings).Parameters.SeedTemplate?.AllowedValues).toEqual([
    "penguins",
    "abalone",
    "churn",
    "none",
  ]);
});

it("gives Terraform the same parameters, with the same patterns", () => {
  const variables = terraformVariables(settings);
  expect(Object.keys(variables)).toEqual(projectParameters.map(({ terraformName }) => terraformName));
  for (const parameter of offeredParameters(settings)) {
    expect(variables[parameter.terraformName]?.validation[0]?.condition).toContain(parameter.pattern);
  }
});

it("offers repositories at the platform's Git hosts only, in the template and in Terraform", () => {
  const offer = { ...settings, gitHosts: ["git.acme.example:8443"] };
  const { RepositoryUrl } = cloudFormationParameters(offer).Parameters;

  expect(RepositoryUrl?.Description).toContain("git.acme.example:8443");
  expect(RepositoryUrl?.ConstraintDescription).toContain("git.acme.example:8443");
  const pattern = new RegExp(RepositoryUrl?.AllowedPattern ?? "", "u");
  expect(pattern.test("https://git.acme.example:8443/a/b.git")).toBe(true);
  expect(pattern.test("https://github.com/a/b.git")).toBe(false);
  expect(terraformVariables(offer).repository_url?.validation[0]?.condition).toContain(
    JSON.stringify(RepositoryUrl?.AllowedPattern),
  );
});

it("writes a variables document with every variable", () => {
  const values = Object.fromEntries(projectParameters.map(({ key, example }) => [key, example]));
  const document = terraformVariablesDocument(values as Parameters<typeof terraformVariablesDocument>[0]);
  expect(Object.keys(document)).toEqual(Object.keys(terraformVariables(settings)));
});

it("gives every parameter and setting a flag of its own", () => {
  const flags = [...projectFlags(), ...settingsFlags()].map(({ flag }) => flag);
  expect(new Set(flags).size).toBe(flags.length);
  expect(settingsFlags().map(({ key }) => key)).not.toContain("vpc");
  expect(settingsFlags().find(({ key }) => key === "runner")).toMatchObject({
    flag: "--runner",
    choices: ["codebuild", "command-runner"],
    default: "codebuild",
  });
  expect(settingsFlags().find(({ key }) => key === "logRetentionInDays")?.type).toBe("number");
});

it("tells in tables of every parameter and setting", () => {
  for (const { terraformName } of projectParameters)
    expect(parametersTable()).toContain(`\`${terraformName}\``);
  for (const key of Object.keys(platformSettingsSchema.shape))
    expect(settingsTable()).toContain(`| \`${key}\` |`);
});

it("gives the build the sample's seven variables", () => {
  const of = {
    projectName: "demo",
    projectId: "p-abcdef",
    projectArn: "arn",
    sagemakerPipeline: "demo-p-abcdef",
    executionRoleArn: "role",
    artifactBucket: "bucket",
    region: "eu-west-1",
  };
  expect(buildEnvironment(of)).toEqual({
    SAGEMAKER_PROJECT_NAME: "demo",
    SAGEMAKER_PROJECT_ID: "p-abcdef",
    SAGEMAKER_PROJECT_ARN: "arn",
    SAGEMAKER_PIPELINE_NAME: "demo-p-abcdef",
    SAGEMAKER_PIPELINE_ROLE_ARN: "role",
    ARTIFACT_BUCKET: "bucket",
    AWS_REGION: "eu-west-1",
  });
});
