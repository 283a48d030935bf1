import { platformSettingsSchema } from "@sagewright/core/project";
import { describe, expect, it } from "vitest";
import { cfnLint, isCfnLintThere } from "../../../../tools/infra-checks/cfn-lint.ts";
import { productTemplate } from "../../src/product-template/index.ts";
import { RUNNER_LIMITS } from "../../src/runner/index.ts";
import { HOSTILE_VALUES } from "../runner/hostile-values.ts";
import { evaluate, PSEUDO_PARAMETERS } from "./evaluate.ts";

import { BUNDLE, EXAMPLES, SETTINGS, template } from "./template.fixture.ts";

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
