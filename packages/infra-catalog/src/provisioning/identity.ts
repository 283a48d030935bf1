import { globalArnOf, type Platform } from "../platform.ts";
import type { Statement } from "../policy-document.ts";

/** Services that a project's roles are for. */
const SERVICES = [
  "codebuild.amazonaws.com",
  "codepipeline.amazonaws.com",
  "lambda.amazonaws.com",
  "sagemaker.amazonaws.com",
];

/**
 * The roles of projects: on the platform's own path, and never without the boundary. A run can so give no more rights
 * than the boundary has, to a role of its own making or to itself.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 */
export function identityStatements(platform: Platform): readonly Statement[] {
  const roles = globalArnOf(platform, "iam", `role${platform.projectRolePath}sagemaker-p-*`);
  const withBoundary = { StringEquals: { "iam:PermissionsBoundary": platform.projectBoundaryArn } };
  return [
    {
      Sid: "RolesWithinBoundary",
      Effect: "Allow",
      Action: [
        "iam:CreateRole",
        "iam:DeleteRolePolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
      ],
      Resource: [roles],
      Condition: withBoundary,
    },
    {
      Sid: "Roles",
      Effect: "Allow",
      Action: [
        "iam:DeleteRole",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListInstanceProfilesForRole",
        "iam:ListRolePolicies",
        "iam:ListRoleTags",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      Resource: [roles],
    },
    {
      Sid: "PassRoles",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: [roles],
      Condition: { StringEquals: { "iam:PassedToService": SERVICES } },
    },
  ];
}
