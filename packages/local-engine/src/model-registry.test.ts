import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { codesOf, fakeClock, fakeEngine, processing } from "../test/engine-fixture.ts";

const register = (name: string, more: JsonObject = {}): JsonObject => ({
  Name: name,
  Type: "RegisterModel",
  Arguments: { ModelPackageGroupName: "Penguins", ...more },
});
const container = (uri: string): JsonObject => ({
  InferenceSpecification: {
    Containers: [{ Image: "any:1", ModelDataUrl: uri }],
    SupportedContentTypes: ["text/csv"],
  },
});

describe("RegisterModel", () => {
  it("makes the group, numbers the versions, and waits for an approval by default", async () => {
    const { run, engine } = await fakeEngine();

    const { executionArn } = await run({
      steps: [register("A"), register("B", { ModelApprovalStatus: "Approved" })],
    });

    expect(engine.listModelPackageGroups()).toMatchObject([
      {
        name: "Penguins",
        arn: "arn:aws:sagemaker:us-east-1:111122223333:model-package-group/penguins",
        packages: 2,
        latestVersion: 2,
      },
    ]);
    expect(engine.listModelPackages({ group: "Penguins" })).toMatchObject([
      { version: 2, approvalStatus: "Approved", step: "B", executionArn },
      {
        version: 1,
        approvalStatus: "PendingManualApproval",
        step: "A",
        arn: "arn:aws:sagemaker:us-east-1:111122223333:model-package/penguins/1",
      },
    ]);
    expect(engine.listSteps(executionArn)[0]).toMatchObject({
      metadata: {
        RegisterModel: { Arn: "arn:aws:sagemaker:us-east-1:111122223333:model-package/penguins/1" },
      },
      outputs: { modelPackage: "arn:aws:sagemaker:us-east-1:111122223333:model-package/penguins/1" },
      properties: { ModelApprovalStatus: "PendingManualApproval", ModelPackageVersion: 1 },
    });
  });

  it.each([
    ["no group", { ModelPackageGroupName: "" }, "MODEL_PACKAGE_GROUP_NAME_INVALID"],
    [
      "a group name that hyphens make too long",
      { ModelPackageGroupName: `a${"-".repeat(62)}b` },
      "MODEL_PACKAGE_GROUP_NAME_INVALID",
    ],
    ["an approval status that is none", { ModelApprovalStatus: "Maybe" }, "approval status"],
    [
      "a model that nobody has written",
      container("s3://b/model.tar.gz"),
      "Could not find model data at s3://b/model.tar.gz",
    ],
  ])("fails with %s, and registers nothing", async (_, more, text) => {
    const { run, engine } = await fakeEngine();

    const { status, failureReason } = await run({ steps: [register("A", more)] });

    expect(status).toBe("Failed");
    expect(failureReason).toContain(
      text === "MODEL_PACKAGE_GROUP_NAME_INVALID" ? "is no name of a model package group" : text,
    );
    expect(engine.listModelPackageGroups()).toEqual([]);
  });

  it("takes a model that is there, and any in a run with stubs", async () => {
    const { run, engine, stateDir } = await fakeEngine();
    await engine.putFile("s3://b/model.tar.gz", `${stateDir}/state.db`);

    const { status } = await run({ steps: [register("A", container("s3://b/model.tar.gz"))] });
    const stubbed = await run({
      steps: [processing("P"), register("A", container("s3://b/other"))],
      stubs: { P: {} },
    });

    expect([status, stubbed.status]).toEqual(["Succeeded", "Succeeded"]);
  });
});

describe("Model", () => {
  const model = (uri: string): JsonObject => ({
    Name: "M",
    Type: "Model",
    Arguments: {
      ExecutionRoleArn: "arn:aws:iam::111122223333:role/R",
      PrimaryContainer: { Image: "any:1", ModelDataUrl: uri },
    },
  });

  it("is recorded with a name and an ARN, if its data are there", async () => {
    const { run, engine, stateDir } = await fakeEngine();
    await engine.putFile("s3://b/model.tar.gz", `${stateDir}/state.db`);

    const { executionArn, status } = await run({ steps: [model("s3://b/model.tar.gz")] });

    expect(status).toBe("Succeeded");
    expect(engine.listSteps(executionArn)[0]?.properties).toMatchObject({
      ModelName: expect.stringMatching(/^pipelines-[a-z2-7]{12}-M-[a-z2-7]{10}$/),
      ModelArn: expect.stringContaining(":model/pipelines-"),
    });
    expect((await run({ steps: [model("s3://b/nothing")] })).status).toBe("Failed");
  });
});

describe("the model registry", () => {
  it("records an approval with its time and reason, by ARN and by group/version", async () => {
    const clock = fakeClock();
    const { run, engine } = await fakeEngine({ clock });
    await run({ steps: [register("A")] });
    clock.advance(5000);

    const approved = engine.updateModelPackage("Penguins/1", {
      approvalStatus: "Approved",
      description: "good",
    });

    expect(approved).toMatchObject({
      approvalStatus: "Approved",
      approvalDescription: "good",
      creationTime: "2026-01-01T00:00:00.000Z",
      lastModifiedTime: "2026-01-01T00:00:05.000Z",
    });
    expect(engine.describeModelPackage(approved.arn)).toEqual(approved);
    expect(engine.describeModelPackage("penguins/1")).toEqual(approved);
  });

  it("says what is not there or no status", async () => {
    const { run, engine } = await fakeEngine();
    await run({ steps: [register("A")] });

    expect(await codesOf(() => engine.describeModelPackage("Penguins/2"))).toEqual([
      "MODEL_PACKAGE_NOT_FOUND",
    ]);
    expect(await codesOf(() => engine.listModelPackages({ group: "Nope" }))).toEqual([
      "MODEL_PACKAGE_GROUP_NOT_FOUND",
    ]);
    expect(
      await codesOf(() => engine.updateModelPackage("Penguins/1", { approvalStatus: "Maybe" as "Approved" })),
    ).toEqual(["MODEL_APPROVAL_STATUS_UNKNOWN"]);
  });
});
