import { expect, it } from "vitest";
import { fakeEngine, processing } from "../../test/engine-fixture.ts";

const ARN = "arn:aws:sagemaker:us-east-1:111122223333";

it("adds, replaces, lists and deletes tags of what is there", async () => {
  const { engine, run, jobs } = await fakeEngine();
  const { call } = engine.api;
  await call("CreateModelPackageGroup", { ModelPackageGroupName: "Penguins" });
  const { executionArn } = await run({ steps: [processing("A")] });

  for (const ResourceArn of [`${ARN}:model-package-group/Penguins`, executionArn, jobs[0]?.jobArn ?? ""]) {
    await call("AddTags", { ResourceArn, Tags: [{ Key: "b", Value: "1" }] });
    const added = await call("AddTags", {
      ResourceArn,
      Tags: [
        { Key: "a", Value: "" },
        { Key: "b", Value: "2" },
      ],
    });
    await call("DeleteTags", { ResourceArn, TagKeys: ["a", "none"] });

    expect(added).toEqual({
      Tags: [
        { Key: "a", Value: "" },
        { Key: "b", Value: "2" },
      ],
    });
    expect(await call("ListTags", { ResourceArn })).toEqual({ Tags: [{ Key: "b", Value: "2" }] });
  }
});

it.each([
  ["a resource that is not there", `${ARN}:model/none`, [{ Key: "a", Value: "" }]],
  ["a type that nobody knows", `${ARN}:constructor/none`, [{ Key: "a", Value: "" }]],
  [
    "a key that is there twice",
    `${ARN}:model-package-group/penguins`,
    [
      { Key: "a", Value: "1" },
      { Key: "a", Value: "2" },
    ],
  ],
  ["a key of AWS's own", `${ARN}:model-package-group/penguins`, [{ Key: "AWS:a", Value: "1" }]],
  [
    "more than 50 tags",
    `${ARN}:model-package-group/penguins`,
    Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: "" })),
  ],
])("refuses %s", async (_, ResourceArn, Tags) => {
  const { engine } = await fakeEngine();
  const { call } = engine.api;
  await call("CreateModelPackageGroup", { ModelPackageGroupName: "Penguins" });

  const adding = call("AddTags", { ResourceArn, Tags });

  await expect(adding).rejects.toMatchObject({ name: "ValidationException" });
  const { Tags: kept } = await call("ListTags", { ResourceArn: `${ARN}:model-package-group/penguins` });
  expect(kept).toEqual([]);
});
