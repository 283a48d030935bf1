import { expect, it } from "vitest";
import { readState } from "./state-file.ts";

const STATE = {
  version: 4,
  serial: 57,
  lineage: "58612628-0e7c-28f8-92d7-e1ea8e595de2",
  outputs: {
    product_id: { value: "prod-1", type: "string" },
    secret: { value: "hunter2", type: "string", sensitive: true },
    argument: { value: { a: 1 }, type: ["object", { a: "number" }] },
  },
  resources: [
    {
      mode: "managed",
      type: "aws_s3_bucket",
      name: "state-bucket",
      instances: [{ attributes: { arn: "arn:aws:s3:::b", x: "secret" } }],
    },
    {
      mode: "managed",
      type: "aws_sqs_queue",
      name: "q",
      module: "module.m",
      instances: [{ index_key: "a" }, { index_key: 1, status: "tainted" }],
    },
    { mode: "managed", type: "aws_sns_topic", name: "gone", instances: [] },
    { mode: "data", type: "aws_region", name: "here", instances: [{}] },
  ],
};

it("reads what tells one state from another, and no values of resources", () => {
  const state = readState(JSON.stringify(STATE), "here");

  expect(state).toEqual({
    lineage: STATE.lineage,
    serial: 57,
    addresses: ["aws_s3_bucket.state-bucket", 'module.m.aws_sqs_queue.q["a"]', "module.m.aws_sqs_queue.q[1]"],
    tainted: ["module.m.aws_sqs_queue.q[1]"],
    arns: ["arn:aws:s3:::b"],
    outputs: new Map([["product_id", "prod-1"]]),
  });
});

it("takes an empty file for no state", () => {
  expect(readState("\n", "here")).toBeUndefined();
});

it.each([["{"], ["[]"], ['{"version":3}'], [JSON.stringify({ ...STATE, resources: {} })]])(
  "refuses %j with the place",
  (text) => {
    expect(() => readState(text, "s3://b/k")).toThrow("CATALOG_STATE_UNREADABLE at ");
  },
);
