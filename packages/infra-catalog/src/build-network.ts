import { arnOf, type Platform } from "./platform.ts";
import type { Statement } from "./policy-document.ts";

/** What CodeBuild and Lambda look at before they put something into a network; these actions take no resource. */
export const LOOK_AT_NETWORK: Statement = {
  Sid: "LookAtNetwork",
  Effect: "Allow",
  Action: [
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
  ],
  Resource: "*",
};

/**
 * Lets CodeBuild put a build into the platform's subnets, and nothing else.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/vpc-support.html
 */
export const buildNetworkStatements = (platform: Platform): readonly Statement[] => {
  const { vpc } = platform.settings;
  if (vpc === undefined) return [];
  const interfaces = arnOf(platform, "ec2", "network-interface/*");
  const subnets = vpc.subnetIds.map((id) => arnOf(platform, "ec2", `subnet/${id}`));
  const securityGroups = vpc.securityGroupIds.map((id) => arnOf(platform, "ec2", `security-group/${id}`));
  return [
    {
      Sid: "CreateInterfaces",
      Effect: "Allow",
      Action: ["ec2:CreateNetworkInterface"],
      Resource: [interfaces, ...subnets, ...securityGroups],
    },
    {
      Sid: "DeleteInterfaces",
      Effect: "Allow",
      Action: ["ec2:DeleteNetworkInterface"],
      Resource: [interfaces],
    },
    {
      Sid: "LendInterfaces",
      Effect: "Allow",
      Action: ["ec2:CreateNetworkInterfacePermission"],
      Resource: [interfaces],
      Condition: {
        StringEquals: { "ec2:AuthorizedService": "codebuild.amazonaws.com" },
        ArnEquals: { "ec2:Subnet": subnets },
      },
    },
    LOOK_AT_NETWORK,
  ];
};
