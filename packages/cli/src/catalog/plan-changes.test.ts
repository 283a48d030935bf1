import { expect, it } from "vitest";
import { countChanges, driftOf, type PlanJson, planChanges } from "./plan-changes.ts";

const change = (actions: readonly string[], before: unknown, after: unknown, more = {}) => ({
  actions,
  before,
  after,
  after_unknown: {},
  before_sensitive: {},
  after_sensitive: {},
  ...more,
});
const resource = (address: string, of: ReturnType<typeof change>, mode = "managed") => ({
  address,
  mode,
  type: address.split(".")[0] ?? "",
  change: of,
});

const PLAN: PlanJson = {
  resource_changes: [
    resource("aws_s3_bucket.new", change(["create"], null, { bucket: "b", tags: {} })),
    resource("aws_s3_object.o", change(["update"], { key: "k", etag: "1" }, { key: "k", etag: "2" })),
    resource(
      "aws_iam_role.r",
      change(
        ["delete", "create"],
        { name: "a" },
        { name: "b" },
        { replace_paths: [["name"], ["rule", 0, "days"]] },
      ),
    ),
    resource("aws_iam_role.first", change(["create", "delete"], { name: "c" }, { name: "d" })),
    resource("aws_sqs_queue.q", change(["delete"], { name: "q" }, null)),
    resource(
      "aws_s3_bucket.kept",
      change(["no-op"], { bucket: "k" }, { bucket: "k" }, { importing: { id: "k" } }),
    ),
    resource("aws_sns_topic.t", change(["forget"], { name: "t" }, null)),
    resource("aws_sns_topic.same", change(["no-op"], { name: "s" }, { name: "s" })),
    resource("data.aws_region.r", change(["read"], null, {}), "data"),
  ],
};

it("tells what is done to each resource, and leaves out what stays", () => {
  expect(planChanges(PLAN).map(({ address, action, name }) => [address, action, name])).toEqual([
    ["aws_s3_bucket.new", "create", "b"],
    ["aws_s3_object.o", "update", "k"],
    ["aws_iam_role.r", "replace", "b"],
    ["aws_iam_role.first", "replace", "d"],
    ["aws_sqs_queue.q", "delete", "q"],
    ["aws_s3_bucket.kept", "adopt", "k"],
    ["aws_sns_topic.t", "forget", "t"],
  ]);
  expect(countChanges(planChanges(PLAN))).toEqual({
    create: 1,
    adopt: 1,
    update: 1,
    replace: 2,
    delete: 1,
    forget: 1,
  });
});

it("names what forces a replacement, and the values that change in what is changed", () => {
  const [created, updated, replaced] = planChanges(PLAN);

  expect(created).toMatchObject({ group: "S3", attributes: [] });
  expect(updated?.attributes).toEqual([{ path: "etag", before: "1", after: "2" }]);
  expect(replaced).toMatchObject({ group: "IAM", forcedBy: ["name", "rule[0].days"] });
});

it("tells of others' changes those that an apply sets right", () => {
  const drifted = (address: string, before: unknown, after: unknown) => ({
    address,
    change: change(["update"], before, after),
  });

  expect(
    driftOf({
      ...PLAN,
      resource_drift: [
        drifted("aws_s3_object.o", { etag: "2" }, { etag: "1" }),
        drifted("aws_sqs_queue.q", { tags: null }, { tags: {} }),
        drifted("aws_s3_bucket.new", { bucket: "b" }, null),
        drifted("aws_sns_topic.same", { name: "s" }, { name: "x" }),
      ],
    }),
  ).toEqual(["aws_s3_object.o", "aws_s3_bucket.new"]);
});
