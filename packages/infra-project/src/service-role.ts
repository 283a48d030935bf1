import { IamRole, IamRolePolicy, type ITerraformDependable } from "./bindings.ts";
import { policyDocument, type Statement, trustPolicy } from "./policy.ts";
import type { Project } from "./project.ts";

export interface ServiceRoleProps {
  readonly name: string;
  readonly description: string;
  /** The one service that takes the role on. */
  readonly service: string;
  /** Resources on whose behalf it does. */
  readonly sourceArns: readonly string[];
  readonly statements: readonly Statement[];
  /** What outlives the rights when the project is deleted. */
  readonly rightsAfter?: readonly ITerraformDependable[] | undefined;
}

/** A role and its policy; what works with the role waits for both. */
export interface ServiceRole {
  readonly arn: string;
  readonly ready: ITerraformDependable[];
}

/** One role for one service of one project. */
export function serviceRole(project: Project, id: string, props: ServiceRoleProps): ServiceRole {
  const role = new IamRole(project.stack, id, {
    name: props.name,
    description: props.description,
    path: project.rolePath,
    permissionsBoundary: project.permissionsBoundaryArn,
    assumeRolePolicy: trustPolicy({
      service: props.service,
      account: project.place.account,
      sourceArns: props.sourceArns,
    }),
    tags: project.tags,
  });
  const policy = new IamRolePolicy(project.stack, `${id}_policy`, {
    name: "project",
    role: role.name,
    policy: policyDocument(props.statements),
    ...(props.rightsAfter !== undefined && { dependsOn: [...props.rightsAfter] }),
  });
  return { arn: role.arn, ready: [role, policy] };
}
