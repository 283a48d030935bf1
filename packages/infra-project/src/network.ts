import { allow, type Statement } from "./policy.ts";
import { arnOf, type Project } from "./project.ts";

type Networked = Pick<Project, "settings" | "place">;

/**
 * Lets CodeBuild put a build into the platform's subnets, and nobody else into them through this role.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html#customer-managed-policies-example-create-vpc-network-interface
 */
export function allowBuildNetwork(project: Networked): readonly Statement[] {
  const { vpc } = project.settings;
  if (vpc === undefined) return [];
  const interfaces = arnOf(project, "ec2", "network-interface/*");
  const subnets = vpc.subnetIds.map((id) => arnOf(project, "ec2", `subnet/${id}`));
  const securityGroups = vpc.securityGroupIds.map((id) => arnOf(project, "ec2", `security-group/${id}`));
  return [
    allow("NetworkInterfaces", ["ec2:CreateNetworkInterface"], [interfaces, ...subnets, ...securityGroups]),
    allow("NetworkInterfacesEnd", ["ec2:DeleteNetworkInterface"], [interfaces]),
    allow("NetworkInterfacesOfBuilds", ["ec2:CreateNetworkInterfacePermission"], [interfaces], {
      StringEquals: { "ec2:AuthorizedService": "codebuild.amazonaws.com" },
      ArnEquals: { "ec2:Subnet": subnets },
    }),
    allow(
      "NetworkLook",
      [
        "ec2:DescribeDhcpOptions",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
      ],
      ["*"],
    ),
  ];
}

/**
 * Lets Lambda put a function into the platform's subnets. Lambda asks for these rights when the function is made, without
 * naming a subnet, so that they hold for the account and region.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
export const allowFunctionNetwork = (project: Networked): readonly Statement[] =>
  project.settings.vpc === undefined
    ? []
    : [
        allow(
          "NetworkInterfaces",
          [
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:UnassignPrivateIpAddresses",
          ],
          [arnOf(project, "ec2", "*/*")],
        ),
        allow("NetworkLook", ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"], ["*"]),
      ];

/** Where builds run when the platform has a VPC. */
export const buildNetwork = ({ settings: { vpc } }: Pick<Project, "settings">) =>
  vpc === undefined
    ? {}
    : { vpcConfig: { vpcId: vpc.vpcId, subnets: vpc.subnetIds, securityGroupIds: vpc.securityGroupIds } };

/** Where functions run when the platform has a VPC. */
export const functionNetwork = ({ settings: { vpc } }: Pick<Project, "settings">) =>
  vpc === undefined
    ? {}
    : { vpcConfig: { subnetIds: vpc.subnetIds, securityGroupIds: vpc.securityGroupIds } };
