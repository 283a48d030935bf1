import { expect, it } from "vitest";
import { parameters, rendered, resource, stackOf } from "./stack.fixture.ts";

/** What the steps of pipelines may read of S3: actions and the names that they stand for. */
function readable(dataBuckets: string[]): readonly string[] {
  const stack = stackOf({ dataBuckets });
  const { policy } = resource(
    rendered(stack, parameters, stack),
    "aws_iam_role_policy",
    "execution_role_policy",
  );
  const { Statement } = JSON.parse(policy) as { Statement: { Action: string[]; Resource: string[] }[] };
  return Statement.filter(({ Action }) => Action.every((action) => /^s3:(?:Get|List)/.test(action))).flatMap(
    ({ Action, Resource }) =>
      Action.flatMap((action) => Resource.map((arn) => `${action} ${arn.replace(/^.*:::/, "")}`)),
  );
}

it("lets the steps of pipelines read the platform's data buckets, and none where none is named", () => {
  const without = readable([]);

  expect(readable(["acme-raw", "acme-features"]).filter((one) => !without.includes(one))).toEqual([
    "s3:GetBucketLocation acme-raw",
    "s3:GetBucketLocation acme-features",
    "s3:ListBucket acme-raw",
    "s3:ListBucket acme-features",
    "s3:GetObject acme-raw/*",
    "s3:GetObject acme-features/*",
  ]);
  expect(without.join()).not.toContain("acme");
});
