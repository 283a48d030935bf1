import type {
  GetRoleRequest,
  GetRoleResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
} from "@aws-sdk/client-iam";
import type { GetCallerIdentityResponse } from "@aws-sdk/client-sts";
import { type Service, ServiceError } from "../service.ts";
import type { Role, World } from "../world.ts";

const roleOf = (world: World, name: string | undefined): Role => {
  const role = world.roles.get(name ?? "");
  if (role === undefined)
    throw new ServiceError("NoSuchEntity", `The role with name ${name} cannot be found.`, 404);
  return role;
};

export const iam: Service = {
  name: "iam",
  protocol: "query",
  key: "2010-05-08",
  operations: {
    GetRole: ({ RoleName }: GetRoleRequest, world: World): GetRoleResponse => {
      const { path, trust } = roleOf(world, RoleName);
      return {
        Role: {
          Path: path,
          RoleName,
          RoleId: "AROA00000000000000000",
          Arn: `arn:${world.partition}:iam::${world.account}:role${path}${RoleName}`,
          CreateDate: world.now(),
          AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
          MaxSessionDuration: 3600,
        },
      };
    },
    ListAttachedRolePolicies: (
      { RoleName }: ListAttachedRolePoliciesRequest,
      world: World,
    ): ListAttachedRolePoliciesResponse => ({
      AttachedPolicies: roleOf(world, RoleName).policies.map((name) => ({
        PolicyName: name,
        PolicyArn: `arn:${world.partition}:iam::${world.account}:policy/${name}`,
      })),
      IsTruncated: false,
    }),
  },
};

export const sts: Service = {
  name: "sts",
  protocol: "query",
  key: "2011-06-15",
  operations: {
    GetCallerIdentity: (_: object, world: World): GetCallerIdentityResponse => ({
      UserId: "AROA00000000000000000:operator",
      Account: world.account,
      Arn: `arn:${world.partition}:sts::${world.account}:assumed-role/Operator/operator`,
    }),
  },
};
