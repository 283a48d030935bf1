import { describe, expect, it } from "vitest";
import { policyFaults } from "./iam-policy.ts";

const statement = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const rolePolicy = (...statements: object[]) => ({
  resource: { aws_iam_role_policy: { build: { role: "build", policy: statement(...statements) } } },
});
const trust = (one: object) => ({
  resource: {
    aws_iam_role: {
      build: { assume_role_policy: statement({ Effect: "Allow", Action: "sts:AssumeRole", ...one }) },
    },
  },
});
const rules = (stack: object) => policyFaults(stack).map(({ rule }) => rule);

describe("permissions", () => {
  it("finds nothing in actions on named resources for one service of one account", () => {
    const stack = {
      resource: {
        aws_iam_role: {
          build: {
            assume_role_policy: statement({
              Effect: "Allow",
              Action: "sts:AssumeRole",
              Principal: { Service: "codebuild.amazonaws.com" },
              Condition: {
                StringEquals: { "aws:SourceAccount": "${data.aws_caller_identity.me.account_id}" },
              },
            }),
          },
        },
        aws_iam_role_policy: {
          build: {
            policy: statement(
              { Effect: "Allow", Action: ["s3:GetObject"], Resource: "${aws_s3_bucket.artifacts.arn}/*" },
              { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
              {
                Effect: "Allow",
                Action: "iam:PassRole",
                Resource: "arn:aws:iam::123456789012:role/execution",
                Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
              },
            ),
          },
        },
        aws_s3_bucket_policy: {
          artifacts: {
            policy: statement({
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*",
              Resource: "*",
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
          },
        },
        aws_kms_key: {
          key: {
            policy: statement({
              Effect: "Allow",
              Principal: { AWS: "arn:aws:iam::123456789012:root" },
              Action: "kms:*",
              Resource: "*",
            }),
          },
        },
        aws_lambda_permission: {
          rule: { principal: "events.amazonaws.com", source_arn: "${aws_cloudwatch_event_rule.r.arn}" },
        },
      },
    };

    expect(policyFaults(stack)).toEqual([]);
  });

  it("finds the sample's command-runner role (defect 5)", () => {
    const stack = rolePolicy(
      {
        Effect: "Allow",
        Action: ["s3:*", "codebuild:*", "codepipeline:*", "lambda:*", "sagemaker:*", "logs:*", "dynamodb:*"],
        Resource: "*",
      },
      {
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: "arn:aws:iam::*:role/service-role/AmazonSageMakerServiceCatalog*",
      },
    );

    expect(rules(stack)).toEqual([
      ...Array(7).fill("any-action"),
      ...Array(7).fill("any-resource"),
      "pass-role",
    ]);
  });

  it("finds the sample's trust, which any account's service may use (defects 5, 6)", () => {
    expect(rules(trust({ Principal: { Service: "ec2.amazonaws.com" } }))).toEqual(["trust"]);
    expect(
      rules(
        trust({
          Principal: { Service: ["codebuild.amazonaws.com", "codepipeline.amazonaws.com"] },
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        }),
      ),
    ).toEqual(["trust"]);
  });

  it("finds the sample's attachment, which detaches all others (defect 17)", () => {
    const stack = {
      resource: {
        aws_iam_policy_attachment: {
          launch: { roles: ["launch"], policy_arn: "${aws_iam_policy.launch.arn}" },
        },
        aws_iam_role_policy_attachment: {
          use: { policy_arn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess" },
        },
      },
    };

    expect(rules(stack)).toEqual(["exclusive-attachment", "managed-policy"]);
  });

  it.each<[string, object, string]>([
    ["any action", { Action: "s3:*", Resource: "${aws_s3_bucket.b.arn}" }, "any-action"],
    ["an action that is an expression", { Action: "${var.action}", Resource: "a" }, "any-action"],
    ["any resource", { Action: "s3:GetObject", Resource: ["${aws_s3_bucket.b.arn}", "*"] }, "any-resource"],
    ["an ARN of anything", { Action: "s3:GetObject", Resource: "arn:aws:s3:::*" }, "any-resource"],
    [
      "all roles",
      { Action: "iam:GetRole", Resource: "arn:${data.aws_partition.p.partition}:iam::1:role/*" },
      "unnamed-resource",
    ],
    [
      "a pattern that takes in PassRole",
      { Action: "iam:Pass*", Resource: "arn:aws:iam::1:role/a" },
      "pass-role",
    ],
    ["all but", { NotAction: "iam:*", Resource: "arn:aws:s3:::b" }, "inverted"],
    ["everywhere but", { Action: "s3:GetObject", NotResource: "arn:aws:s3:::b" }, "inverted"],
  ])("finds %s", (_, one, rule) => {
    expect(rules(rolePolicy({ Effect: "Allow", ...one }))).toEqual([rule]);
  });

  it.each<[string, object, string]>([
    ["anyone", { Principal: "*", Condition: { StringEquals: { "aws:SourceAccount": "1" } } }, "anyone"],
    ["any identity", { Principal: { AWS: "*" } }, "anyone"],
    ["an account without a condition", { Principal: { AWS: "arn:aws:iam::1:root" } }, "trust"],
    [
      "a federation without a condition",
      { Principal: { Federated: "arn:aws:iam::1:oidc-provider/x" } },
      "trust",
    ],
  ])("finds a trust of %s", (_, one, rule) => {
    expect(rules(trust(one))).toEqual([rule]);
  });

  it("reads jsonencode and the data source", () => {
    const open = { Action: "s3:GetObject", Resource: "*" };
    const encoded = `\${jsonencode({"Statement" = [{"Effect" = "Allow", "Action" = "s3:GetObject", "Resource" = "*"}]})}`;
    const stack = {
      data: {
        aws_iam_policy_document: {
          d: { statement: [{ actions: [open.Action], resources: [open.Resource] }] },
          t: {
            statement: {
              actions: ["sts:AssumeRole"],
              principals: { type: "Service", identifiers: ["lambda.amazonaws.com"] },
            },
          },
        },
      },
      resource: {
        aws_iam_policy: {
          encoded: { policy: encoded },
          data: { policy: "${data.aws_iam_policy_document.d.json}" },
        },
        aws_iam_role: { data: { assume_role_policy: "${data.aws_iam_policy_document.t.json}" } },
      },
    };

    expect(policyFaults(stack).map(({ rule, address }) => `${rule} ${address}`)).toEqual([
      "any-resource aws_iam_policy.encoded",
      "any-resource aws_iam_policy.data",
      "trust aws_iam_role.data",
    ]);
  });

  it.each([
    "${local.policy}",
    "${jsonencode([for s in var.s : s])}",
    "${data.aws_iam_policy_document.none.json}",
    "{",
  ])("does not pass what it cannot read: %s", (policy) => {
    expect(rules({ resource: { aws_iam_policy: { p: { policy } } } })).toEqual(["unreadable"]);
  });

  it("finds open policies of resources and functions", () => {
    const allow = (one: object) =>
      statement({ Effect: "Allow", Action: "sns:Publish", Resource: "arn:aws:sns:r:1:t", ...one });
    const stack = {
      resource: {
        aws_sns_topic_policy: {
          anyone: { policy: allow({ Principal: { AWS: "*" } }) },
          service: { policy: allow({ Principal: { Service: "s3.amazonaws.com" } }) },
        },
        aws_lambda_permission: { open: { principal: "events.amazonaws.com" } },
      },
    };

    expect(rules(stack)).toEqual(["anyone", "trust", "permission"]);
  });

  it("lets a condition name what an ARN cannot, and a boundary speak of all of a type", () => {
    const allKeys = { Effect: "Allow", Action: "kms:Decrypt", Resource: "arn:aws:kms:us-east-1:1:key/*" };
    const tagged = {
      ...allKeys,
      Condition: { StringEquals: { "aws:ResourceTag/sagemaker:project-id": "p-1" } },
    };
    const boundary = { resource: { aws_iam_policy: { boundary: { policy: statement(allKeys) } } } };
    const open = {
      resource: { aws_iam_policy: { boundary: { policy: statement({ ...allKeys, Resource: "*" }) } } },
    };
    const boundaries = ["aws_iam_policy.boundary"];

    expect(rules(rolePolicy(allKeys))).toEqual(["unnamed-resource"]);
    expect(rules(rolePolicy(tagged))).toEqual([]);
    expect(policyFaults(boundary, { boundaries })).toEqual([]);
    expect(policyFaults(open, { boundaries }).map(({ rule }) => rule)).toEqual(["any-resource"]);
  });
});
