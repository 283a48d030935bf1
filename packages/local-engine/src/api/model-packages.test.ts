import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { fakeClock, fakeEngine } from "../../test/engine-fixture.ts";

const ARN = "arn:aws:sagemaker:us-east-1:111122223333";
const START = Date.UTC(2026, 0, 1) / 1000;
const specification: JsonObject = {
  InferenceSpecification: {
    Containers: [{ Image: "any:1", ModelDataUrl: "s3://b/model.tar.gz" }],
    SupportedContentTypes: ["text/csv"],
    SupportedResponseMIMETypes: ["text/csv"],
  },
};

async function registry() {
  const clock = fakeClock();
  const fake = await fakeEngine({ clock });
  const { call } = fake.engine.api;
  await call("CreateModelPackageGroup", { ModelPackageGroupName: "Penguins" });
  const register = (more: JsonObject = {}): Promise<JsonObject> => {
    clock.advance(1000);
    return call("CreateModelPackage", { ModelPackageGroupName: "Penguins", ...specification, ...more });
  };
  return { ...fake, clock, call, register };
}

describe("model packages of the API", () => {
  it("are numbered in their group, and wait for an approval", async () => {
    const { call, register } = await registry();
    await register();

    const { ModelPackageArn } = await register({
      ModelApprovalStatus: "Approved",
      ModelPackageDescription: "best",
    });

    expect(ModelPackageArn).toBe(`${ARN}:model-package/penguins/2`);
    expect(await call("DescribeModelPackage", { ModelPackageName: `${ModelPackageArn}` })).toEqual({
      ...specification,
      ModelPackageName: "Penguins",
      ModelPackageGroupName: "Penguins",
      ModelPackageVersion: 2,
      ModelPackageArn,
      ModelPackageDescription: "best",
      ModelPackageStatus: "Completed",
      ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
      ModelApprovalStatus: "Approved",
      CertifyForMarketplace: false,
      CreationTime: START + 2,
      LastModifiedTime: START + 2,
    });
    expect(await call("DescribeModelPackage", { ModelPackageName: "penguins/1" })).toMatchObject({
      ModelApprovalStatus: "PendingManualApproval",
    });
  });

  it("are listed by status, order and page, each page behind the one before", async () => {
    const { call, register } = await registry();
    for (let version = 1; version <= 12; version++) {
      await register(version % 2 === 0 ? { ModelApprovalStatus: "Approved" } : {});
    }
    const versionsOf = async (input: JsonObject) => {
      const page = await call("ListModelPackages", { ModelPackageGroupName: "Penguins", ...input });
      const list = page.ModelPackageSummaryList as readonly JsonObject[];
      return { versions: list.map(({ ModelPackageVersion }) => ModelPackageVersion), token: page.NextToken };
    };

    const first = await versionsOf({ SortOrder: "Descending", MaxResults: 5 });
    await register();
    const second = await versionsOf({ SortOrder: "Descending", MaxResults: 5, NextToken: first.token ?? "" });

    expect(first.versions).toEqual([12, 11, 10, 9, 8]);
    expect(second.versions).toEqual([7, 6, 5, 4, 3]);
    expect(await versionsOf({ SortBy: "Name" })).toMatchObject({ versions: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
    expect(await versionsOf({ ModelApprovalStatus: "Approved" })).toEqual({ versions: [2, 4, 6, 8, 10, 12] });
    expect(await versionsOf({ CreationTimeAfter: START + 11 })).toEqual({ versions: [12, 13] });
    await expect(versionsOf({ NextToken: `${first.token}` })).rejects.toMatchObject({
      name: "ValidationException",
    });
    await expect(versionsOf({ NextToken: "x" })).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("take a decision with its reason, and lose the reason with the next decision", async () => {
    const { call, register, engine } = await registry();
    const { ModelPackageArn: arn = "" } = await register({ CustomerMetadataProperties: { a: "1", b: "2" } });
    const update = (change: JsonObject) => call("UpdateModelPackage", { ModelPackageArn: arn, ...change });

    await update({ ModelApprovalStatus: "Approved", ApprovalDescription: "good" });
    const approved = await call("DescribeModelPackage", { ModelPackageName: arn });
    await update({
      ModelApprovalStatus: "Rejected",
      CustomerMetadataProperties: { c: "3" },
      CustomerMetadataPropertiesToRemove: ["a"],
    });
    const rejected = await call("DescribeModelPackage", { ModelPackageName: arn });

    expect(approved).toMatchObject({ ModelApprovalStatus: "Approved", ApprovalDescription: "good" });
    expect(rejected).toMatchObject({
      ModelApprovalStatus: "Rejected",
      CustomerMetadataProperties: { b: "2", c: "3" },
    });
    expect(rejected.ApprovalDescription).toBeUndefined();
    expect(engine.describeModelPackage("Penguins/1")).toMatchObject({ approvalStatus: "Rejected" });
  });

  it("name the execution that registered them", async () => {
    const { call, run } = await registry();
    const { executionArn } = await run({
      steps: [{ Name: "R", Type: "RegisterModel", Arguments: { ModelPackageGroupName: "Penguins" } }],
    });

    const described = await call("DescribeModelPackage", { ModelPackageName: "Penguins/1" });

    expect(described).toMatchObject({ MetadataProperties: { GeneratedBy: executionArn } });
  });

  it("do not use the number of one that was deleted again", async () => {
    const { call, register } = await registry();
    const { ModelPackageArn: arn = "" } = await register();

    await call("DeleteModelPackage", { ModelPackageName: arn });

    await expect(call("DescribeModelPackage", { ModelPackageName: arn })).rejects.toMatchObject({
      name: "ValidationException",
      message: `ModelPackage ${arn} does not exist.`,
    });
    expect(await register()).toEqual({ ModelPackageArn: `${ARN}:model-package/penguins/2` });
  });

  it("are made once for one token, and not for two requests with one token", async () => {
    const { register, engine } = await registry();
    const first = await register({ ClientToken: "token-1" });

    const again = await register({ ClientToken: "token-1" });

    expect(again).toEqual(first);
    expect(engine.listModelPackages({ group: "Penguins" })).toHaveLength(1);
    await expect(
      register({ ClientToken: "token-1", ModelPackageDescription: "other" }),
    ).rejects.toMatchObject({
      name: "ConflictException",
    });
  });

  it("may be on their own, where lists without a group show them", async () => {
    const { call, register, clock } = await registry();
    await register();
    clock.advance(1000);

    await call("CreateModelPackage", { ModelPackageName: "Alone", ...specification });

    const listed = async (input: JsonObject) => {
      const { ModelPackageSummaryList } = await call("ListModelPackages", input);
      return (ModelPackageSummaryList as readonly JsonObject[]).map(({ ModelPackageArn }) => ModelPackageArn);
    };
    const alone = `${ARN}:model-package/alone`;
    const version = `${ARN}:model-package/penguins/1`;
    expect(await listed({})).toEqual([alone]);
    expect(await listed({ ModelPackageType: "Versioned" })).toEqual([version]);
    expect(await listed({ ModelPackageType: "Both" })).toEqual([version, alone]);
    await expect(call("CreateModelPackage", { ModelPackageName: "Alone" })).rejects.toMatchObject({
      message: `Model Package already exists: ${alone}`,
    });
    await expect(
      call("UpdateModelPackage", { ModelPackageArn: alone, ModelApprovalStatus: "Approved" }),
    ).rejects.toMatchObject({ name: "ValidationException" });
  });

  it.each([
    [{ ModelPackageGroupName: "Nope" }, `ModelPackageGroup ${ARN}:model-package-group/nope does not exist.`],
    [{}, "Missing ARN."],
    [{ ModelPackageGroupName: "Penguins", ModelPackageName: "Alone" }, "Both ModelPackageName and"],
  ])("are refused with %j", async (input, message) => {
    const { call } = await registry();

    await expect(call("CreateModelPackage", input)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining(message),
    });
  });
});
