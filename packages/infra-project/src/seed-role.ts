import { allowKey } from "./encryption.ts";
import { allowLogs, functionLogGroupName } from "./log-group.ts";
import { allowFunctionNetwork } from "./network.ts";
import { allow } from "./policy.ts";
import { arnOf, type Project } from "./project.ts";
import { type ServiceRole, serviceRole } from "./service-role.ts";

/** What the seed Lambda may do: read the Git secret, or start the one check-in build. */
export const seedRole = (project: Project): ServiceRole =>
  serviceRole(project, "seed_role", {
    name: project.names.seedRole,
    description: "Seed code of one SageMaker project.",
    service: "lambda.amazonaws.com",
    sourceArns: [arnOf(project, "lambda", `function:${project.names.seedFunction}`)],
    statements: [
      allowLogs(project, functionLogGroupName(project.names.seedFunction)),
      project.settings.seedMethod === "git"
        ? allow("GitSecret", ["secretsmanager:GetSecretValue"], [`${project.gitSecretArn}-??????`])
        : allow(
            "CheckIn",
            ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
            [arnOf(project, "codebuild", `project/${project.names.checkInProject}`)],
          ),
      ...allowFunctionNetwork(project),
      ...allowKey(project),
    ],
  });
