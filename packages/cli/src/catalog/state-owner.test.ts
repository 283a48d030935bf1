import { expect, it } from "vitest";
import { mustBeOf } from "./state-owner.ts";

const CLOUD = { account: "111122223333", region: "eu-west-1" };
const BUCKET = "arn:aws:s3:::sagewright-acme-dev";
const OURS = "arn:aws:lambda:eu-west-1:111122223333:function:sagewright-acme-dev";
const state = (arns: readonly string[], outputs: Readonly<Record<string, string>> = {}) => ({
  lineage: "l",
  serial: 1,
  addresses: [],
  tainted: [],
  arns,
  outputs: new Map(Object.entries(outputs)),
});

it.each([
  ["an empty one", state([])],
  ["one that has a bucket only", state([BUCKET])],
  ["one of this place by its ARNs", state([BUCKET, "arn:aws:iam::111122223333:role/r", OURS])],
  ["one with a part elsewhere", state([OURS, "arn:aws:logs:us-east-1:111122223333:log-group:g"])],
  ["one of this place by its outputs", state([], { account: "111122223333", region: "eu-west-1" })],
])("takes %s", (_, found) => {
  expect(() => mustBeOf(CLOUD, found, "here")).not.toThrow();
});

it.each([
  ["account, by a role that was made before all else", state([BUCKET, "arn:aws:iam::222233334444:role/r"])],
  ["account, by its output", state([OURS], { account: "222233334444", region: "eu-west-1" })],
  ["region, by its ARNs", state(["arn:aws:sqs:us-east-1:111122223333:q"])],
  ["region, by its output", state([OURS], { account: "111122223333", region: "us-east-1" })],
])("refuses one of another %s", (_, found) => {
  expect(() => mustBeOf(CLOUD, found, "here")).toThrow("CATALOG_STATE_OF_ANOTHER_PLACE at here");
});
