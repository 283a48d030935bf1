import type { Construct } from "constructs";
import {
  IamGroupPolicyAttachment,
  IamPolicy,
  IamRolePolicyAttachment,
  IamUserPolicyAttachment,
} from "./bindings.ts";
import { keyStatements } from "./encryption.ts";
import { arnOf, bucketArnOf, type Platform } from "./platform.ts";
import { policyDocument } from "./policy-document.ts";
import { principalsOf } from "./principals.ts";
import { BUCKET_PREFIXES } from "./state-bucket.ts";

/**
 * What who makes projects from the template needs besides the use of SageMaker. It is attached to the principals of the
 * settings; those of IAM Identity Center can only be changed there, by naming the policy in their permission set.
 */
export function templateUserPolicy(
  scope: Construct,
  platform: Platform,
  templateLaunchRoleArn: string,
): IamPolicy {
  const bucketArn = bucketArnOf(platform, platform.names.stateBucket);
  const policy = new IamPolicy(scope, "template-user-policy", {
    name: `${platform.prefix}-template-user`,
    description: "Makes SageMaker projects from the platform's template in S3.",
    policy: policyDocument([
      // The bucket's policy says the same, but cannot say it of groups.
      {
        Sid: "ReadTemplates",
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:GetObjectTagging"],
        Resource: [`${bucketArn}/${BUCKET_PREFIXES.templates}*`],
      },
      {
        Sid: "ListTemplates",
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: [bucketArn],
        Condition: { StringLike: { "s3:prefix": [`${BUCKET_PREFIXES.templates}*`] } },
      },
      {
        Sid: "UseLaunchRole",
        Effect: "Allow",
        Action: ["sts:AssumeRole"],
        Resource: [templateLaunchRoleArn],
      },
      {
        Sid: "PassLaunchRole",
        Effect: "Allow",
        Action: ["iam:PassRole"],
        Resource: [templateLaunchRoleArn],
        Condition: {
          StringEquals: {
            "iam:PassedToService": ["cloudformation.amazonaws.com", "sagemaker.amazonaws.com"],
          },
        },
      },
      {
        Sid: "ProjectStacks",
        Effect: "Allow",
        Action: [
          "cloudformation:CreateStack",
          "cloudformation:DeleteStack",
          "cloudformation:DescribeStacks",
          "cloudformation:TagResource",
          "cloudformation:UntagResource",
          "cloudformation:UpdateStack",
        ],
        Resource: [arnOf(platform, "cloudformation", "stack/SP-*")],
      },
      ...keyStatements(platform, ["kms:Decrypt"]),
    ]),
  });
  for (const { id, kind, name, reserved } of principalsOf(platform.settings.principalArns)) {
    if (!reserved) ATTACH[kind](scope, `template-user-${id}`, name, policy.arn);
  }
  return policy;
}

type Attach = (scope: Construct, id: string, name: string, policyArn: string) => Construct;

const ATTACH: Readonly<Record<"role" | "user" | "group", Attach>> = {
  role: (scope, id, role, policyArn) => new IamRolePolicyAttachment(scope, id, { role, policyArn }),
  user: (scope, id, user, policyArn) => new IamUserPolicyAttachment(scope, id, { user, policyArn }),
  group: (scope, id, group, policyArn) => new IamGroupPolicyAttachment(scope, id, { group, policyArn }),
};
