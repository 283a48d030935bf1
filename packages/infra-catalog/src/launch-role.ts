import type { Construct } from "constructs";
import { arnOf, type Platform } from "./platform.ts";
import { type Statement, trustSilentService } from "./policy-document.ts";
import { type ServiceRole, serviceRole } from "./service-role.ts";

/**
 * The role with which Service Catalog makes a project's stack. The stack holds the call of the runner, so that this is
 * all that the role may do; CommandRunner's type, where it is there too, acts with a role of its own.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html
 */
export const launchRole = (scope: Construct, platform: Platform, runnerArn: string): ServiceRole =>
  serviceRole(scope, "launch-role", platform, {
    name: platform.names.launchRole,
    description: "Service Catalog launches SageMaker projects with it.",
    trust: [trustSilentService(platform, "servicecatalog.amazonaws.com")],
    permissions: {
      stacks: [
        ...stackStatements(platform, "SC-*"),
        {
          // Service Catalog keeps its copy of the template in a bucket of its own, under a name that it does not tell.
          Sid: "ReadTemplate",
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: [`arn:${platform.partition}:s3:::*/*`],
          Condition: { StringEquals: { "s3:ExistingObjectTag/servicecatalog:provisioning": "true" } },
        },
      ],
      runner: invokeStatements(runnerArn),
    },
  });

/** Everything that is done to stacks whose names begin in this way. */
export const stackStatements = (platform: Platform, stackName: string): readonly Statement[] => [
  {
    Sid: "Stacks",
    Effect: "Allow",
    Action: [
      "cloudformation:CreateChangeSet",
      "cloudformation:CreateStack",
      "cloudformation:DeleteChangeSet",
      "cloudformation:DeleteStack",
      "cloudformation:DescribeChangeSet",
      "cloudformation:DescribeStackEvents",
      "cloudformation:DescribeStackResources",
      "cloudformation:DescribeStacks",
      "cloudformation:ExecuteChangeSet",
      "cloudformation:GetTemplate",
      "cloudformation:GetTemplateSummary",
      "cloudformation:SetStackPolicy",
      "cloudformation:TagResource",
      "cloudformation:UntagResource",
      "cloudformation:UpdateStack",
    ],
    Resource: [arnOf(platform, "cloudformation", `stack/${stackName}`)],
  },
  {
    // Asked of a template that is in no stack yet.
    Sid: "Templates",
    Effect: "Allow",
    Action: ["cloudformation:GetTemplateSummary", "cloudformation:ValidateTemplate"],
    Resource: "*",
  },
];

/** CloudFormation calls a custom resource's function with the rights of who makes the stack. */
export const invokeStatements = (functionArn: string): readonly Statement[] => [
  {
    Sid: "CallRunner",
    Effect: "Allow",
    Action: ["lambda:InvokeFunction"],
    Resource: [functionArn],
  },
];
