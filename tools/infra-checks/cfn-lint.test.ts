import { describe, expect, it } from "vitest";
import { cfnLint, isCfnLintThere } from "./cfn-lint.ts";

const template = (resources: object) => ({ AWSTemplateFormatVersion: "2010-09-09", Resources: resources });

describe.skipIf(!isCfnLintThere)("cfn-lint [needs cfn-lint]", () => {
  it("says nothing of a sound template", async () => {
    expect(await cfnLint(template({ Topic: { Type: "AWS::SNS::Topic" } }))).toEqual([]);
  });

  it("says where an unknown property stands", async () => {
    const matches = await cfnLint(
      template({ Topic: { Type: "AWS::SNS::Topic", Properties: { Name: "a" } } }),
    );

    expect(matches).toEqual([
      expect.objectContaining({
        rule: "E3002",
        level: "Error",
        path: ["Resources", "Topic", "Properties", "Name"],
      }),
    ]);
  });

  it("leaves out rules that are not asked", async () => {
    const registryType = template({ Run: { Type: "AWSUtility::CloudFormation::CommandRunner" } });

    expect((await cfnLint(registryType)).map(({ rule }) => rule)).toEqual(["E3006"]);
    expect(await cfnLint(registryType, { ignore: ["E3006"] })).toEqual([]);
  });

  it("says so of what is no template", async () => {
    expect((await cfnLint("{")).map(({ level }) => level)).toEqual(["Error"]);
  });
});
