import type { Construct } from "constructs";
import { keyStatements } from "./encryption.ts";
import { invokeStatements, stackStatements } from "./launch-role.ts";
import { bucketArnOf, type Platform } from "./platform.ts";
import { type Statement, trustSilentService } from "./policy-document.ts";
import { rolesAndUsers } from "./principals.ts";
import { type ServiceRole, serviceRole } from "./service-role.ts";
import { BUCKET_PREFIXES } from "./state-bucket.ts";

/**
 * The role with which SageMaker makes a project's stack from the template in S3: the users of the platform take it on to
 * ask for the stack, CloudFormation to make it. It may do no more than the Service Catalog's.
 */
export const templateLaunchRole = (scope: Construct, platform: Platform, runnerArn: string): ServiceRole =>
  serviceRole(scope, "template-launch-role", platform, {
    name: platform.names.templateLaunchRole,
    description: "SageMaker projects are made with it from the template in S3.",
    trust: [trustSilentService(platform, "cloudformation.amazonaws.com"), ...trustUsers(platform)],
    permissions: {
      stacks: [
        ...stackStatements(platform, "SP-*"),
        {
          Sid: "ReadTemplate",
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: [bucketArnOf(platform, `${platform.names.stateBucket}/${BUCKET_PREFIXES.templates}*`)],
        },
        ...keyStatements(platform, ["kms:Decrypt"]),
      ],
      runner: invokeStatements(runnerArn),
    },
  });

const trustUsers = (platform: Platform): readonly Statement[] => {
  const users = rolesAndUsers(platform.settings.principalArns);
  return users.length === 0
    ? []
    : [
        {
          Effect: "Allow",
          Principal: { AWS: users },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:PrincipalAccount": platform.account } },
        },
      ];
};
