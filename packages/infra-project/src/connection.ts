import { Fn } from "./bindings.ts";
import { allow, type Statement } from "./policy.ts";
import type { Project } from "./project.ts";

const NAMESPACES = ["codeconnections", "codestar-connections"] as const;

/**
 * Lets a role reach the project's repository, and no other, through the connection. Connections have had two names:
 * either may be in an ARN, and either is asked for by a service.
 *
 * @see https://docs.aws.amazon.com/dtconsole/latest/userguide/security_iam_id-based-policy-examples-connections.html
 */
export const allowConnection = (
  project: Pick<Project, "variables" | "repositoryFullName">,
  actions: readonly ("UseConnection" | "GetConnection" | "GetConnectionToken")[],
): Statement =>
  allow(
    "Connection",
    NAMESPACES.flatMap((namespace) => actions.map((action) => `${namespace}:${action}`)),
    [
      inNamespace(project.variables.connectionArn, "codestar-connections", "codeconnections"),
      inNamespace(project.variables.connectionArn, "codeconnections", "codestar-connections"),
    ],
    {
      StringEqualsIfExists: Object.fromEntries(
        NAMESPACES.map((namespace) => [`${namespace}:FullRepositoryId`, project.repositoryFullName]),
      ),
    },
  );

const inNamespace = (arn: string, from: string, to: string): string =>
  Fn.replace(arn, `:${from}:`, `:${to}:`);
