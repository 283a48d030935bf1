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
  /** The function that the product's custom resource calls; CommandRunner needs none. */
  readonly functionArn: string | undefined;
  readonly buildProjectName: string | undefined;
  readonly instanceProfileName: string | undefined;
  /** What must be there before a project can be made. */
  readonly ready: readonly ITerraformDependable[];
}

/** The runner of the settings: CodeBuild with a function before it, or the profile of CommandRunner's machine. */
export function runner(scope: Construct, platform: Platform, assets: CatalogAssets): Runner {
  const logs = logGroup(scope, "runner-logs", platform, platform.names.runnerLogGroup);
  if (assets.runnerFunction === undefined) {
    const { profile, permissions } = commandRunnerRole(scope, platform);
    return {
      logGroupName: logs.name,
      functionArn: undefined,
      buildProjectName: undefined,
      instanceProfileName: profile.name,
      ready: [logs, profile, ...permissions],
    };
  }
  const project = runnerProject(scope, platform, logs);
  const lambda = runnerFunction(scope, platform, {
    code: assets.runnerFunction,
    project,
    bundleSha256: assets.projectBundle.sha256,
  });
  const rules = runnerRules(scope, platform, lambda);
  return {
    logGroupName: logs.name,
    functionArn: lambda.arn,
    buildProjectName: project.name,
    instanceProfileName: undefined,
    ready: [lambda, ...rules],
  };
}
