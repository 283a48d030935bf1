import {
  type PlatformSettingsInput,
  platformSettingsSchema,
  projectParameters,
} from "@sagewright/core/project";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cfnLint, isCfnLintThere } from "../../../../tools/infra-checks/cfn-lint.ts";
import { commandRunnerScript, productTemplate } from "../../src/product-template/index.ts";
import { RUNNER_LIMITS } from "../../src/runner/index.ts";
import { HOSTILE_VALUES } from "../runner/hostile-values.ts";
import { evaluate, PSEUDO_PARAMETERS } from "./evaluate.ts";
import commandRunnerType from "./fixtures/command-runner-type.json" with { type: "json" };

const BUNDLE = "a".repeat(64);

const template = (settings: Partial<PlatformSettingsInput> = {}) =>
  productTemplate(
    platformSettingsSchema.parse({
      organization: "acme",
      owners: ["a@acme.example"],
      principalArns: [],
      ...settings,
    }),
    {
      bundleSha256: BUNDLE,
    },
  );

const EXAMPLES = Object.fromEntries(
  projectParameters.map(({ cloudFormationName, example }) => [cloudFormationName, example]),
);

/** Every option that changes the template. */
const SETTINGS: Readonly<Record<string, Partial<PlatformSettingsInput>>> = {
  codebuild: {},
  "codebuild with own seed code": { seedTemplates: { ours: "./ours" } },
  "command-runner": { runner: "command-runner" },
  "command-runner with all options": {
    runner: "command-runner",
    organization: "abcdefghijkl",
    environment: "staging1",
    stateLock: "dynamodb",
    kmsKeyArn: "arn:aws:kms:ap-southeast-2:111122223333:key/01234567-89ab-cdef-0123-456789abcdef",
    vpc: {
      vpcId: "vpc-0123456789abcdef0",
      subnetIds: ["subnet-0123456789abcdef0"],
      securityGroupIds: ["sg-0123456789abcdef0"],
    },
  },
};

interface Command {
  readonly Type: string;
  readonly Properties: { readonly Command: unknown; readonly [name: string]: unknown };
}

const command = (settings: Partial<PlatformSettingsInput>): Command =>
  template({ runner: "command-runner", ...settings }).Resources.Run as Command;

const commandText = (
  parameters: Readonly<Record<string, string>>,
  settings: Partial<PlatformSettingsInput> = {},
) => String(evaluate(command(settings).Properties.Command, { ...PSEUDO_PARAMETERS, ...parameters }));

const documentOf = (text: string, name: string): unknown => {
  const [, encoded = ""] = new RegExp(`${name}='([^']*)'`).exec(text) ?? [];
  return JSON.parse(Buffer.from(encoded, "base64").toString());
};

describe("the product template", () => {
  it("defect 18: asks the user for four values, and SageMaker for two", () => {
    const { Parameters, Metadata } = template();
    expect(Object.keys(Parameters)).toEqual([
      "SageMakerProjectName",
      "SageMakerProjectId",
      "RepositoryUrl",
      "RepositoryBranch",
      "ConnectionArn",
      "SeedTemplate",
    ]);
    const descriptions = Object.values(Parameters).map(({ Description }) => Description);
    expect(new Set(descriptions).size).toBe(6);
    const grouped = Metadata["AWS::CloudFormation::Interface"].ParameterGroups.flatMap(
      (group) => group.Parameters,
    );
    expect(grouped.toSorted()).toEqual(Object.keys(Parameters).toSorted());
  });

  it("defect 22: leaves destroying to CloudFormation's Delete, and offers it as no choice", () => {
    expect(JSON.stringify(template().Parameters)).not.toMatch(/destroy|TerraformAction/i);
    expect(template().Resources.Project).not.toHaveProperty("DeletionPolicy");
  });

  it("defect 2: no pattern lets a hostile value through", () => {
    for (const [name, { AllowedPattern, MinLength, MaxLength }] of Object.entries(template().Parameters)) {
      const passing = HOSTILE_VALUES.filter(
        (value) =>
          value.length >= MinLength &&
          value.length <= MaxLength &&
          new RegExp(AllowedPattern, "u").test(value),
      );
      expect(passing, name).toEqual([]);
    }
  });

  it("hands every parameter and the bundle to the runner's Lambda", () => {
    const resource = template().Resources.Project;
    expect(evaluate(resource, { ...PSEUDO_PARAMETERS, ...EXAMPLES })).toEqual({
      Type: "Custom::SagewrightProject",
      Properties: {
        ServiceToken: "arn:aws:lambda:eu-west-1:111122223333:function:sagewright-acme-dev-runner",
        ServiceTimeout: 3600,
        ...EXAMPLES,
        BundleSha256: BUNDLE,
      },
    });
  });

  it("lets Terraform end before the build, the build before CloudFormation", () => {
    const { terraformTimeoutInSeconds, terraformGraceInSeconds, buildTimeoutInMinutes } = RUNNER_LIMITS;
    const { queuedTimeoutInMinutes, answerDeadlineInSeconds, serviceTimeoutInSeconds } = RUNNER_LIMITS;
    expect(terraformTimeoutInSeconds + terraformGraceInSeconds).toBeLessThan(buildTimeoutInMinutes * 60);
    expect((buildTimeoutInMinutes + queuedTimeoutInMinutes) * 60).toBeLessThan(answerDeadlineInSeconds);
    // The sweep comes every five minutes.
    expect(answerDeadlineInSeconds + 5 * 60).toBeLessThan(serviceTimeoutInSeconds);
    expect(RUNNER_LIMITS.lockTimeoutInSeconds).toBeLessThan(terraformTimeoutInSeconds);
  });

  it("defect 15: holds neither account nor region", () => {
    for (const settings of Object.values(SETTINGS)) {
      const { kmsKeyArn: _key, ...rest } = settings;
      const { Resources, Outputs } = template(rest);
      expect(JSON.stringify({ Resources, Outputs })).not.toMatch(/\b\d{12}\b|\b[a-z]{2}-[a-z]+-\d\b/);
    }
  });

  it("is the same for the same settings and bundle, and another for another bundle", () => {
    expect(template()).toEqual(template());
    const settings = platformSettingsSchema.parse({ organization: "acme" });
    expect(productTemplate(settings, { bundleSha256: "b".repeat(64) })).not.toEqual(template());
  });

  it.each(Object.entries(SETTINGS))("keeps its shape: %s", (_, settings) => {
    expect(template(settings)).toMatchSnapshot();
  });

  it.skipIf(!isCfnLintThere).each(Object.entries(SETTINGS))(
    "passes cfn-lint: %s [needs cfn-lint]",
    async (_, settings) => {
      // E3006: cfn-lint knows no types of a private registry.
      const ignore = settings.runner === "command-runner" ? ["E3006"] : [];
      expect(await cfnLint(template(settings), { ignore })).toEqual([]);
    },
    60_000,
  );
});

describe("the template with CommandRunner", () => {
  const isCommandRunner = new Ajv({ allErrors: true }).compile(commandRunnerType);

  it.each(Object.entries(SETTINGS).filter(([, { runner }]) => runner !== undefined))(
    "has the properties of the type: %s",
    (_, settings) => {
      const { Properties, Type } = command(settings);
      isCommandRunner(evaluate(Properties, { ...PSEUDO_PARAMETERS, ...EXAMPLES }));
      expect(Type).toBe("AWSUtility::CloudFormation::CommandRunner");
      expect(isCommandRunner.errors ?? []).toEqual([]);
    },
  );

  it("would be refused with a property that the type has not, or without a command", () => {
    expect(isCommandRunner({ Command: "true", Subnet: "subnet-1" })).toBe(false);
    expect(isCommandRunner({ Role: "role" })).toBe(false);
  });

  it("defect 4: has the runner's Lambda destroy on Delete: after a failed run, too, and after whatever runner made it", () => {
    const { Project, Run } = template({ runner: "command-runner" }).Resources;
    const byCodeBuild = template().Resources.Project as Command;
    expect(Run).toMatchObject({ DependsOn: "Project" });
    expect(Project).toEqual({
      ...byCodeBuild,
      Properties: { ...byCodeBuild.Properties, AppliedBy: "CommandRunner" },
    });
  });

  it("gives the script the documents as JSON", () => {
    const text = commandText(EXAMPLES, { stateLock: "dynamodb" });
    expect(documentOf(text, "VARIABLES_BASE64")).toEqual(
      Object.fromEntries(projectParameters.map(({ terraformName, example }) => [terraformName, example])),
    );
    expect(documentOf(text, "BACKEND_BASE64")).toEqual({
      bucket: "sagewright-acme-dev-111122223333-eu-west-1",
      key: "projects/p-abcdef123456/terraform.tfstate",
      region: "eu-west-1",
      encrypt: true,
      use_lockfile: true,
      dynamodb_table: "sagewright-acme-dev-lock",
    });
  });

  it("carries whatever the patterns let through, as well-formed JSON that no shell reads", () => {
    const values = fc.record(
      Object.fromEntries(
        projectParameters.map(({ cloudFormationName, pattern, maxLength, minLength }) => [
          cloudFormationName,
          fc
            .stringMatching(new RegExp(pattern, "u"))
            .filter((value) => value.length >= minLength && value.length <= maxLength),
        ]),
      ),
    );
    fc.assert(
      fc.property(values, (parameters) => {
        const text = commandText(parameters);
        expect(documentOf(text, "VARIABLES_BASE64")).toEqual(
          Object.fromEntries(
            projectParameters.map(({ terraformName, cloudFormationName }) => [
              terraformName,
              parameters[cloudFormationName],
            ]),
          ),
        );
        // What differs between two commands is base64 alone.
        const withoutDocuments = text.replaceAll(/'[A-Za-z0-9+/=]*'/g, "''");
        expect(withoutDocuments).toBe(commandText(EXAMPLES).replaceAll(/'[A-Za-z0-9+/=]*'/g, "''"));
      }),
      { numRuns: 50 },
    );
  });

  it("stays within the 4,096 characters of a CloudFormation parameter", () => {
    const longest = Object.fromEntries(
      projectParameters.map(({ cloudFormationName, maxLength }) => [
        cloudFormationName,
        "x".repeat(maxLength),
      ]),
    );
    const settings = SETTINGS["command-runner with all options"] ?? {};
    const text = String(
      evaluate(command(settings).Properties.Command, {
        ...PSEUDO_PARAMETERS,
        "AWS::Region": "ap-southeast-2",
        ...longest,
      }),
    );
    expect(text.length).toBeLessThanOrEqual(4096);
  });

  it("names its script by its content", () => {
    const { key, sha256, text } = commandRunnerScript();
    expect(key).toBe(`bundles/${sha256}.sh`);
    expect(text).toMatch(/^#!\/usr\/bin\/env bash\n/);
    expect(commandText(EXAMPLES)).toContain(sha256);
  });
});
