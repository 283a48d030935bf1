import { describe, expect, it } from "vitest";
import { stackOf } from "./stack.fixture.ts";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef";

describe("the stack", () => {
  it("with all defaults", async () => {
    await expect(`${JSON.stringify(stackOf(), null, 2)}\n`).toMatchFileSnapshot("./fixtures/default.tf.json");
  });

  it("with everything that a platform can decide", async () => {
    const stack = stackOf({
      region: "eu-west-1",
      kmsKeyArn,
      vpc: { vpcId: "vpc-01234567", subnetIds: ["subnet-01234567"], securityGroupIds: ["sg-01234567"] },
      permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
      manualApproval: true,
      seedMethod: "codebuild",
      owners: ["ml@acme.example"],
      tags: { "cost-center": "42" },
    });
    await expect(`${JSON.stringify(stack, null, 2)}\n`).toMatchFileSnapshot("./fixtures/everything.tf.json");
  });

  it("is the same text whenever and however often it is made", () => {
    expect(JSON.stringify(stackOf())).toBe(JSON.stringify(stackOf()));
  });
});
