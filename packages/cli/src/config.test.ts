import { expect, it } from "vitest";
import { defineConfig } from "./config.ts";

it("takes what pipelines and platforms have, and gives it back", () => {
  const config = defineConfig({
    role: "arn:aws:iam::111122223333:role/Pipelines",
    organization: "acme",
    runner: "codebuild",
    logRetentionInDays: 30,
    vpc: { vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0123456789abcdef0"], securityGroupIds: [] },
  });

  expect(config).toMatchObject({ organization: "acme", logRetentionInDays: 30 });
});

it("does not compile what a config cannot have", () => {
  const wrong = [
    // @ts-expect-error no such key
    defineConfig({ organisation: "acme" }),
    // @ts-expect-error no such runner
    defineConfig({ runner: "jenkins" }),
    // @ts-expect-error CloudWatch keeps logs for 7 or 14 days, not for 8
    defineConfig({ logRetentionInDays: 8 }),
    // @ts-expect-error a list
    defineConfig({ owners: "ml-platform@acme.example" }),
  ];

  expect(wrong).toHaveLength(4);
});
