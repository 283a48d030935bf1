import { projectParameters } from "@sagewright/core/project";
import { describe, expect, it } from "vitest";
import { APPLIED_BY, COMMAND_RUNNER } from "../../src/runner/index.ts";
import { HOSTILE_VALUES } from "./hostile-values.ts";
import { runnerScene } from "./runner-scene.ts";
import { BUNDLE, EXAMPLES, FALLBACK_BUNDLE, PROJECT_ID, request } from "./test-runner.ts";

const scene = runnerScene();
const { bodies, variables, document } = scene;

const ODD: readonly unknown[] = [...HOSTILE_VALUES, undefined, null, 7, true, ["a"], { a: 1 }];

const withProperty = (name: string, value: unknown) => ({
  ResourceProperties: { ...EXAMPLES, BundleSha256: BUNDLE, [name]: value },
});
const NAMES = projectParameters.map(({ cloudFormationName }) => cloudFormationName);
const OPTIONAL = projectParameters.flatMap((parameter) =>
  parameter.default === undefined ? [] : [parameter.cloudFormationName],
);

describe("properties of the custom resource", () => {
  it.each([...NAMES, "BundleSha256"])(
    "defect 2: refuses odd values of %s, starts nothing, answers each",
    async (name) => {
      const values = ODD.filter((value) => value !== undefined || !OPTIONAL.includes(name));
      for (const value of values) await scene.runner.deliver(request("Create", withProperty(name, value)));
      expect(scene.started()).toEqual([]);
      expect(bodies()).toHaveLength(values.length);
      for (const { Status, PhysicalResourceId, Reason } of bodies()) {
        expect(Status).toBe("FAILED");
        expect(PhysicalResourceId).toMatch(/^refused-/);
        expect(Reason).not.toBe("");
      }
    },
  );

  it("names the parameter that it refuses", async () => {
    await scene.runner.deliver(request("Create", withProperty("RepositoryBranch", "a b")));
    await scene.runner.deliver(request("Create", withProperty("ConnectionArn", { a: 1 })));
    await scene.runner.deliver(request("Create", withProperty("SeedTemplate", undefined)));
    expect(bodies()[0]?.Reason).toMatch(/^RepositoryBranch: \S.*\. Give a value such as "main"\.$/);
    expect(bodies()[1]?.Reason).toMatch(/^ConnectionArn: \S.*\. Give a value/);
    expect(bodies()).toHaveLength(2);
  });

  it.each([
    ["https://github.com.evil.example/octo/churn.git", false],
    ["https://evil.example/octo/churn.git", false],
    ["https://git.acme.example/octo/churn.git", false],
    ["https://git.acme.example:8443/octo/churn.git", true],
  ])("has %s for a repository at a host of the platform: %s", async (url, isOne) => {
    await scene.runner.deliver(request("Create", withProperty("RepositoryUrl", url)));
    expect(scene.started()).toHaveLength(isOne ? 1 : 0);
    expect(bodies().map(({ Reason = "" }) => Reason.startsWith("RepositoryUrl: "))).toEqual(
      isOne ? [] : [true],
    );
  });

  it("deletes a project whose repository is at a host of earlier days", async () => {
    const url = "https://git.old.example/octo/churn.git";
    await scene.runner.deliver(request("Delete", withProperty("RepositoryUrl", url)));
    expect(document("VARIABLES_BASE64").repository_url).toBe(url);
  });

  it.each([7, null, { a: 1 }])("takes %j for no physical id", async (PhysicalResourceId) => {
    await scene.runner.deliver(request("Delete", { PhysicalResourceId, ResourceProperties: {} }));
    expect(bodies()).toMatchObject([
      { Status: "SUCCESS", PhysicalResourceId: expect.stringMatching(/^refused-/) },
    ]);
  });

  it("leaves unknown properties alone", async () => {
    await scene.runner.deliver(request("Create", withProperty("Later", "x")));
    expect(scene.started()).toHaveLength(1);
  });

  it.each(NAMES.filter((name) => name !== "SageMakerProjectId"))("deletes whatever %s is", async (name) => {
    for (const value of ODD) await scene.runner.deliver(request("Delete", withProperty(name, value)));
    expect(scene.started()).toHaveLength(ODD.length);
    for (const { pattern, terraformName } of projectParameters) {
      expect(document("VARIABLES_BASE64")[terraformName]).toMatch(new RegExp(pattern, "u"));
    }
    expect(document("VARIABLES_BASE64").project_id).toBe(PROJECT_ID);
  });

  it("deletes with the platform's bundle when the project's own is not known", async () => {
    await scene.runner.deliver(request("Delete", withProperty("BundleSha256", "$(id)")));
    expect(variables().BUNDLE_SHA256).toBe(FALLBACK_BUNDLE);
  });

  it("deletes a project whose creation was never answered, by its property", async () => {
    await scene.runner.deliver(request("Delete", { PhysicalResourceId: "SC-1-Project-ABCDEF" }));
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    expect(variables().PROJECT_ID).toBe(PROJECT_ID);
    expect(bodies()[0]).toMatchObject({ Status: "SUCCESS", PhysicalResourceId: "SC-1-Project-ABCDEF" });
  });

  it("has nothing to delete where nothing was made", async () => {
    const odd = { PhysicalResourceId: "odd", ResourceProperties: {} };
    await scene.runner.deliver(request("Delete", { PhysicalResourceId: "refused-0123456789abcdef" }));
    await scene.runner.deliver(request("Delete", odd));
    expect(bodies().map(({ Status }) => Status)).toEqual(["SUCCESS", "SUCCESS"]);
    expect(scene.started()).toEqual([]);
  });

  it.each([
    ["SageMakerProjectId", "p-other0000000"],
    ["SageMakerProjectName", "other"],
  ])("refuses an Update that changes %s", async (name, value) => {
    await scene.runner.deliver(request("Update", withProperty(name, value)));
    expect(bodies()).toMatchObject([{ Status: "FAILED", PhysicalResourceId: PROJECT_ID }]);
    expect(bodies()[0]?.Reason).toContain(`${name} is`);
    expect(scene.started()).toEqual([]);
  });
});

describe("a project that CommandRunner applies", () => {
  const BY_COMMAND_RUNNER = withProperty(APPLIED_BY, COMMAND_RUNNER);

  it.each(["Create", "Update"] as const)("is claimed at once on %s, and nothing runs", async (type) => {
    await scene.runner.deliver(request(type, BY_COMMAND_RUNNER));
    expect(bodies()).toMatchObject([{ Status: "SUCCESS", PhysicalResourceId: PROJECT_ID }]);
    expect(scene.objects.contents.has(`projects/${PROJECT_ID}/owner.json`)).toBe(true);
    expect(scene.started()).toEqual([]);
  });

  it("defect 4: is destroyed on Delete, with its own bundle", async () => {
    await scene.runner.deliver(request("Create", BY_COMMAND_RUNNER));
    await scene.runner.deliver(request("Delete", BY_COMMAND_RUNNER));
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    expect(variables()).toMatchObject({ ACTION: "destroy", BUNDLE_SHA256: BUNDLE });
    expect(bodies().map(({ Status }) => Status)).toEqual(["SUCCESS", "SUCCESS"]);
    expect(scene.objects.contents.has(`projects/${PROJECT_ID}/owner.json`)).toBe(false);
  });

  it("is refused where its values are odd, or another stack has it", async () => {
    const odd = { ...BY_COMMAND_RUNNER.ResourceProperties, RepositoryBranch: "$(id)" };
    await scene.runner.deliver(request("Create", { ResourceProperties: odd }));
    await scene.runner.deliver(request("Create", BY_COMMAND_RUNNER));
    await scene.runner.deliver(request("Create", { ...BY_COMMAND_RUNNER, StackId: "arn:other" }));
    expect(bodies().map(({ Status }) => Status)).toEqual(["FAILED", "SUCCESS", "FAILED"]);
  });

  it("is applied by a build once its template says nothing else", async () => {
    await scene.runner.deliver(request("Create", BY_COMMAND_RUNNER));
    await scene.runner.deliver(request("Update"));
    expect(variables().ACTION).toBe("apply");
  });
});

describe("defect 1: a project belongs to one stack", () => {
  const OTHER = { StackId: "arn:aws:cloudformation:eu-west-1:111122223333:stack/other/guid" };

  it("refuses another stack's Create, and its roll-back destroys nothing", async () => {
    await scene.runner.deliver(request("Create"));
    await scene.runner.deliver(request("Create", OTHER));
    const { Status, PhysicalResourceId, Reason } = bodies()[0] ?? {};
    expect(Status).toBe("FAILED");
    expect(Reason).toContain("belongs to another CloudFormation stack");
    await scene.runner.deliver(request("Delete", { ...OTHER, PhysicalResourceId }));
    expect(bodies().map((body) => body.Status)).toEqual(["FAILED", "SUCCESS"]);
    expect(scene.started()).toHaveLength(1);
  });

  it("refuses another stack's Update, and does nothing at its Delete", async () => {
    await scene.runner.deliver(request("Create"));
    await scene.runner.deliver(request("Update", OTHER));
    await scene.runner.deliver(request("Delete", OTHER));
    expect(bodies().map(({ Status }) => Status)).toEqual(["FAILED", "SUCCESS"]);
    expect(scene.started()).toHaveLength(1);
  });

  it("is given up when it is destroyed, and not before", async () => {
    await scene.runner.deliver(request("Create"));
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    await scene.runner.deliver(request("Delete"));
    await scene.runner.end({ buildStatus: "FAILED" });
    expect(scene.objects.contents.has(`projects/${PROJECT_ID}/owner.json`)).toBe(true);
    await scene.runner.deliver(request("Delete"));
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    expect(scene.objects.contents.has(`projects/${PROJECT_ID}/owner.json`)).toBe(false);
  });
});
