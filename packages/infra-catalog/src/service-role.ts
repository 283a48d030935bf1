import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import { IamPolicy, IamRole, IamRolePolicy, IamRolePolicyAttachment } from "./bindings.ts";
import type { Platform } from "./platform.ts";
import { policyDocument, type Statement } from "./policy-document.ts";

/** A role of the platform, and what must be there before it can be used. */
export interface ServiceRole {
  readonly role: IamRole;
  /** Depend on these where the permissions are used while Terraform still runs. */
  readonly permissions: readonly ITerraformDependable[];
}

export interface ServiceRoleProps {
  readonly name: string;
  readonly description: string;
  readonly trust: readonly Statement[];
  /** Statements by the name of the inline policy that holds them. */
  readonly permissions: Readonly<Record<string, readonly Statement[]>>;
  /** Statements of policies beside the role: what grows with the settings would not fit in its 10,240 characters. */
  readonly besides?: Readonly<Record<string, readonly Statement[]>>;
}

/** A role for one service, with inline policies: they go when the role goes, and nobody else can attach them. */
export function serviceRole(
  scope: Construct,
  id: string,
  platform: Platform,
  { name, description, trust, permissions, besides = {} }: ServiceRoleProps,
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
    permissions: [
      ...withStatements(permissions).map(
        ([policy, statements]) =>
          new IamRolePolicy(scope, `${id}-${policy}`, {
            name: policy,
            role: role.name,
            policy: policyDocument(statements),
          }),
      ),
      ...withStatements(besides).map(([policy, statements]) => {
        const { arn } = new IamPolicy(scope, `${id}-${policy}`, {
          name: `${name}-${policy}`,
          description,
          policy: policyDocument(statements),
        });
        return new IamRolePolicyAttachment(scope, `${id}-${policy}-attached`, {
          role: role.name,
          policyArn: arn,
        });
      }),
    ],
  };
}

const withStatements = (policies: Readonly<Record<string, readonly Statement[]>>) =>
  Object.entries(policies).filter(([, statements]) => statements.length > 0);
