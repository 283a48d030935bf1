import type { Construct } from "constructs";
import { IamRole, IamRolePolicy } from "./bindings.ts";
import type { Platform } from "./platform.ts";
import { policyDocument, type Statement } from "./policy-document.ts";

/** A role of the platform, and what must be there before it can be used. */
export interface ServiceRole {
  readonly role: IamRole;
  /** Depend on these where the permissions are used while Terraform still runs. */
  readonly permissions: readonly IamRolePolicy[];
}

export interface ServiceRoleProps {
  readonly name: string;
  readonly description: string;
  readonly trust: readonly Statement[];
  /** Statements by the name of the inline policy that holds them. */
  readonly permissions: Readonly<Record<string, readonly Statement[]>>;
}

/** A role for one service, with inline policies: they go when the role goes, and nobody else can attach them. */
export function serviceRole(
  scope: Construct,
  id: string,
  platform: Platform,
  { name, description, trust, permissions }: ServiceRoleProps,
): ServiceRole {
  const { permissionsBoundaryArn } = platform.settings;
  const role = new IamRole(scope, id, {
    name,
    description,
    assumeRolePolicy: policyDocument(trust),
    ...(permissionsBoundaryArn !== undefined && { permissionsBoundary: permissionsBoundaryArn }),
  });
  return {
    role,
    permissions: Object.entries(permissions)
      .filter(([, statements]) => statements.length > 0)
      .map(
        ([policy, statements]) =>
          new IamRolePolicy(scope, `${id}-${policy}`, {
            name: policy,
            role: role.name,
            policy: policyDocument(statements),
          }),
      ),
  };
}
