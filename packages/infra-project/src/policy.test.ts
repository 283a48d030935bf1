import { describe, expect, it } from "vitest";
import { allow, allowPassRole, policyDocument, trustPolicy } from "./policy.ts";

const trusted = (service: string) =>
  JSON.parse(trustPolicy({ service, account: "111122223333", sourceArns: ["arn:aws:x:::y"] })).Statement;

describe("policies", () => {
  it("name actions and resources, and a condition where there is one", () => {
    expect(JSON.parse(policyDocument([allow("Read", ["s3:GetObject"], ["arn:aws:s3:::b/*"])]))).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "Read", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::b/*"] }],
    });
  });

  it("hand a role to one service only", () => {
    expect(
      allowPassRole("Role", "arn:aws:iam::111122223333:role/x", "sagemaker.amazonaws.com"),
    ).toMatchObject({
      Action: ["iam:PassRole"],
      Resource: ["arn:aws:iam::111122223333:role/x"],
      Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    });
  });

  it("trust a service for resources of the account", () => {
    expect(trusted("codebuild.amazonaws.com")).toEqual([
      {
        Sid: "Service",
        Effect: "Allow",
        Principal: { Service: "codebuild.amazonaws.com" },
        Action: ["sts:AssumeRole"],
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": ["arn:aws:x:::y"] },
        },
      },
    ]);
  });

  it("do not lock Lambda out, which may not say for whom it asks", () => {
    expect(Object.keys(trusted("lambda.amazonaws.com")[0].Condition)).toEqual([
      "StringEqualsIfExists",
      "ArnLikeIfExists",
    ]);
  });
});
