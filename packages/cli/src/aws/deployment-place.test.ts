import { SagewrightError } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../usage-error.ts";
import { deploymentPlace, withDeploymentHints } from "./deployment-place.ts";
import { projectEnvironment } from "./project-environment.ts";

const ROLE = "arn:aws:iam::111122223333:role/path/ml";
const nothing = { tags: {}, issues: [] };

describe("deploymentPlace", () => {
  it("takes a flag before a variable, and says nothing of what neither says", () => {
    const environment = { ...nothing, pipelineName: "by-variable", bucket: "by-variable" };
    expect(deploymentPlace({ pipelineName: "by-flag", roleArn: ROLE }, environment).as).toEqual({
      name: "by-flag",
      role: ROLE,
      bucket: "by-variable",
    });
    expect(deploymentPlace({}, nothing).as).toEqual({});
  });

  it("lets nothing through that a shell, a path or a URL could take for more than a name", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 300 }));
    fc.assert(
      fc.property(text, fc.constantFrom("pipelineName", "roleArn", "bucket"), (value, key) => {
        const given = key === "roleArn" ? `${ROLE}${value}` : value;
        let as: object;
        try {
          ({ as } = deploymentPlace({ [key]: given }, nothing));
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          return;
        }
        expect(Object.values(as)).toEqual([given]);
        expect(given).toMatch(/^[\w+=,.@:/-]+$/);
        if (key !== "roleArn") expect(given).not.toMatch(/[/:@]/);
      }),
      { numRuns: 500 },
    );
  });

  it("tells all that is wrong at once, and shows a long value in part", () => {
    const wrong = {
      pipelineName: "x".repeat(10_000),
      roleArn: "me",
      bucket: "S3://B",
      region: "us east",
      endpointUrl: "ftp://a",
    };
    const environment = projectEnvironment({
      ARTIFACT_BUCKET_OWNER: "me",
      SAGEMAKER_PROJECT_NAME: "a;b",
      SAGEMAKER_PROJECT_ID: "x",
      SAGEMAKER_PROJECT_ARN: "arn:aws:sagemaker:eu-west-1:444455556666:project/$(id)",
    });
    try {
      deploymentPlace(wrong, environment);
      expect.unreachable();
    } catch (error) {
      const { issues } = error as UsageError;
      expect(issues.map(({ code }) => code)).toEqual([
        "DEPLOYED_NAME_INVALID",
        "PIPELINE_ROLE_INVALID",
        "DEPLOYED_BUCKET_INVALID",
        "BUCKET_OWNER_INVALID",
        "AWS_REGION_INVALID",
        "ENDPOINT_INVALID",
        "PROJECT_VARIABLE_INVALID",
        "PROJECT_VARIABLE_INVALID",
        "PROJECT_VARIABLE_INVALID",
      ]);
      expect(issues[0]?.message.length).toBeLessThan(500);
    }
  });
});

describe("withDeploymentHints", () => {
  const issue = (code: string) => ({ code, path: [], message: "", hint: "Give it." });

  it("says how else it can be given, which makes it wrong usage where nothing else is wrong", () => {
    const hinted = withDeploymentHints(new SagewrightError([issue("ROLE_MISSING")])) as SagewrightError;
    expect(hinted).toBeInstanceOf(UsageError);
    expect(hinted.issues[0]?.hint).toBe("Give it. Or give --role-arn, or set SAGEMAKER_PIPELINE_ROLE_ARN.");
    const mixed = withDeploymentHints(
      new SagewrightError([issue("ROLE_MISSING"), issue("STEP_NAME_INVALID")]),
    );
    expect(mixed).not.toBeInstanceOf(UsageError);
  });

  it("leaves every other error as it is", () => {
    const error = new SagewrightError([issue("STEP_NAME_INVALID")]);
    expect(withDeploymentHints(error)).toBe(error);
  });
});
