import { allowKey } from "./encryption.ts";
import { executionStatements } from "./execution-statements.ts";
import { allowPassRole } from "./policy.ts";
import { arnOf, type Project } from "./project.ts";
import { type ServiceRole, serviceRole } from "./service-role.ts";

/**
 * The role that the project's SageMaker pipelines and their jobs run with, unless the platform names one.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html
 */
export function executionRole(project: Project): ServiceRole {
  if (project.settings.roleArn !== undefined) return { arn: project.settings.roleArn, ready: [] };
  const { place, rolePath, names } = project;
  const own = `arn:${place.partition}:iam::${place.account}:role${rolePath}${names.executionRole}`;
  return serviceRole(project, "execution_role", {
    name: names.executionRole,
    description: "SageMaker pipelines of one SageMaker project.",
    service: "sagemaker.amazonaws.com",
    sourceArns: [arnOf(project, "sagemaker", "*")],
    statements: [
      ...executionStatements(project),
      // A pipeline hands the role on to its jobs.
      allowPassRole("JobRole", own, "sagemaker.amazonaws.com"),
      ...allowKey(project),
    ],
  });
}
