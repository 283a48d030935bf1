import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import type { CatalogAssets } from "./assets.ts";
import { commandRunnerRole } from "./command-runner-role.ts";
import { logGroup } from "./log-group.ts";
import type { Platform } from "./platform.ts";
import { runnerFunction } from "./runner-function.ts";
import { runnerProject } from "./runner-project.ts";
import { runnerRules } from "./runner-rules.ts";

/** What runs Terraform for projects. */
export interface Runner {
  readonly logGroupName: string;
  /** The function that the product's custom resource calls. */
  readonly functionArn: string;
  readonly buildProjectName: string;
  /** Of CommandRunner's machine, where that is the runner. */
  readonly instanceProfileName: string | undefined;
  /** What must be there before a project can be made. */
  readonly ready: readonly ITerraformDependable[];
}

/**
 * CodeBuild with a function before it and, where that is the runner, the profile of CommandRunner's machine. The function
 * stays whatever the runner is: a project that was made by it is changed and deleted by it.
 */
export function runner(scope: Construct, platform: Platform, assets: CatalogAssets): Runner {
  const logs = logGroup(scope, "runner-logs", platform, platform.names.runnerLogGroup);
  const project = runnerProject(scope, platform, logs);
  const lambda = runnerFunction(scope, platform, {
    code: assets.runnerFunction,
    project,
    bundleSha256: assets.projectBundle.sha256,
  });
  const rules = runnerRules(scope, platform, lambda);
  const machine =
    platform.settings.runner === "command-runner" ? commandRunnerRole(scope, platform) : undefined;
  return {
    logGroupName: logs.name,
    functionArn: lambda.arn,
    buildProjectName: project.name,
    instanceProfileName: machine?.profile.name,
    ready: [lambda, ...rules, ...(machine === undefined ? [] : [machine.profile, ...machine.permissions])],
  };
}
