import { expect, it } from "vitest";
import { fakeEngine } from "../../test/engine-fixture.ts";

const ARN = "arn:aws:sagemaker:us-east-1:111122223333:model-package-group/penguins";

it("makes, describes, lists and deletes groups; names that differ in case are one", async () => {
  const { engine } = await fakeEngine();
  const { call } = engine.api;

  const made = await call("CreateModelPackageGroup", {
    ModelPackageGroupName: "Penguins",
    ModelPackageGroupDescription: "birds",
    Tags: [{ Key: "team", Value: "a" }],
  });
  const described = await call("DescribeModelPackageGroup", { ModelPackageGroupName: ARN });
  const listed = await call("ListModelPackageGroups", { NameContains: "eng" });

  expect(made).toEqual({ ModelPackageGroupArn: ARN });
  const summary = {
    ModelPackageGroupName: "Penguins",
    ModelPackageGroupArn: ARN,
    ModelPackageGroupDescription: "birds",
    CreationTime: Date.UTC(2026, 0, 1) / 1000,
    ModelPackageGroupStatus: "Completed",
  };
  expect(described).toEqual({ ...summary, CreatedBy: {} });
  expect(listed).toEqual({ ModelPackageGroupSummaryList: [summary] });
  expect(await call("ListTags", { ResourceArn: ARN })).toEqual({ Tags: [{ Key: "team", Value: "a" }] });
  await expect(call("CreateModelPackageGroup", { ModelPackageGroupName: "PENGUINS" })).rejects.toMatchObject({
    name: "ValidationException",
    message: `Model Package Group already exists: ${ARN}`,
  });
  expect(await call("DeleteModelPackageGroup", { ModelPackageGroupName: "penguins" })).toEqual({});
  expect(await call("ListModelPackageGroups", {})).toEqual({ ModelPackageGroupSummaryList: [] });
});

it("refuses a group whose storage would have to be managed", async () => {
  const { engine } = await fakeEngine();

  const made = engine.api.call("CreateModelPackageGroup", {
    ModelPackageGroupName: "Penguins",
    ManagedConfiguration: { ManagedStorageType: "Restricted" },
  });

  await expect(made).rejects.toMatchObject({
    name: "ValidationException",
    message: expect.stringContaining("ManagedConfiguration"),
  });
});

it("does not delete a group that holds packages", async () => {
  const { engine } = await fakeEngine();
  const { call } = engine.api;
  await call("CreateModelPackageGroup", { ModelPackageGroupName: "Penguins" });
  await call("CreateModelPackage", { ModelPackageGroupName: "Penguins" });

  const deletion = call("DeleteModelPackageGroup", { ModelPackageGroupName: "Penguins" });

  await expect(deletion).rejects.toMatchObject({ name: "ConflictException" });
  expect(engine.listModelPackages({ group: "Penguins" })).toHaveLength(1);
});

it("keeps the policy of a group", async () => {
  const { engine } = await fakeEngine();
  const { call } = engine.api;
  const name = { ModelPackageGroupName: "Penguins" };
  await call("CreateModelPackageGroup", name);
  const missing = { name: "ValidationException", message: `Cannot find resource policy for: ${ARN}` };

  await expect(call("GetModelPackageGroupPolicy", name)).rejects.toMatchObject(missing);
  const put = await call("PutModelPackageGroupPolicy", {
    ...name,
    ResourcePolicy: '{"Version":"2012-10-17"}',
  });

  expect(put).toEqual({ ModelPackageGroupArn: ARN });
  expect(await call("GetModelPackageGroupPolicy", name)).toEqual({
    ResourcePolicy: '{"Version":"2012-10-17"}',
  });
  await expect(call("PutModelPackageGroupPolicy", { ...name, ResourcePolicy: "{" })).rejects.toMatchObject({
    name: "ValidationException",
  });
  await call("DeleteModelPackageGroupPolicy", name);
  await expect(call("GetModelPackageGroupPolicy", name)).rejects.toMatchObject(missing);
});
