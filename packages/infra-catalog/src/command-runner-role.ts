import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import { IamInstanceProfile } from "./bindings.ts";
import { arnOf, type Platform } from "./platform.ts";
import { type Statement, trustSilentService } from "./policy-document.ts";
import { runnerPermissions } from "./runner-permissions.ts";
import { serviceRole } from "./service-role.ts";

/** The profile, and what its role must have before the machine starts. */
export interface CommandRunnerRole {
  readonly profile: IamInstanceProfile;
  readonly permissions: readonly ITerraformDependable[];
}

/**
 * The instance profile of the machine that CommandRunner starts: the role may do what the runner's build may.
 *
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-awsutilities-commandrunner
 */
export function commandRunnerRole(scope: Construct, platform: Platform): CommandRunnerRole {
  const { role, permissions } = serviceRole(scope, "command-runner-role", platform, {
    name: platform.names.commandRunnerRole,
    description: "CommandRunner's instance creates SageMaker projects with it.",
    trust: [trustSilentService(platform, "ec2.amazonaws.com")],
    permissions: { ...runnerPermissions(platform), logs: agentStatements(platform) },
  });
  const profile = new IamInstanceProfile(scope, "command-runner-profile", {
    name: platform.names.commandRunnerRole,
    role: role.name,
  });
  return { profile, permissions };
}

/** The agent that carries the machine's log to CloudWatch looks for the stream that it goes on with. */
const agentStatements = (platform: Platform): readonly Statement[] => {
  const group = arnOf(platform, "logs", `log-group:${platform.names.runnerLogGroup}`);
  return [
    {
      Sid: "FindLogStreams",
      Effect: "Allow",
      Action: ["logs:DescribeLogStreams"],
      Resource: [group, `${group}:*`],
    },
  ];
};
