import { type PlatformSettingsInput, projectParameters } from "@sagewright/core/project";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandRunnerScript } from "../../src/product-template/index.ts";
import { evaluate, PSEUDO_PARAMETERS } from "./evaluate.ts";
import commandRunnerType from "./fixtures/command-runner-type.json" with { type: "json" };
import { EXAMPLES, SETTINGS, template } from "./template.fixture.ts";

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
