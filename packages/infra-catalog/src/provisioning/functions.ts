import { arnOf, type Platform } from "../platform.ts";
import type { Statement } from "../policy-document.ts";

/** The functions and the EventBridge rules of projects. */
export const functionStatements = (platform: Platform): readonly Statement[] => [
  {
    Sid: "Functions",
    Effect: "Allow",
    Action: [
      "lambda:CreateFunction",
      "lambda:DeleteFunction",
      "lambda:GetFunction",
      "lambda:GetFunctionCodeSigningConfig",
      "lambda:GetFunctionConfiguration",
      "lambda:InvokeFunction",
      "lambda:ListTags",
      "lambda:ListVersionsByFunction",
      "lambda:TagResource",
      "lambda:UntagResource",
      "lambda:UpdateFunctionCode",
      "lambda:UpdateFunctionConfiguration",
    ],
    Resource: [arnOf(platform, "lambda", "function:project-p-*")],
  },
  {
    Sid: "Rules",
    Effect: "Allow",
    Action: [
      "events:DeleteRule",
      "events:DescribeRule",
      "events:DisableRule",
      "events:EnableRule",
      "events:ListTagsForResource",
      "events:ListTargetsByRule",
      "events:PutRule",
      "events:PutTargets",
      "events:RemoveTargets",
      "events:TagResource",
      "events:UntagResource",
    ],
    Resource: [arnOf(platform, "events", "rule/sagemaker-p-*")],
  },
  // Lambda looks a function's network up as whoever creates the function; the actions take no resource.
  ...(platform.settings.vpc === undefined
    ? []
    : [
        {
          Sid: "LookAtNetwork",
          Effect: "Allow" as const,
          Action: ["ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"],
          Resource: "*",
        },
      ]),
];
