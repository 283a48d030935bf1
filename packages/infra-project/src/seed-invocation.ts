import type { SeedEvent } from "@sagewright/core/project";
import {
  DataResource,
  type ITerraformDependable,
  type LambdaFunction,
  LambdaInvocation,
  TerraformLocal,
} from "./bindings.ts";
import type { Project } from "./project.ts";
import type { SeedAssets } from "./seed-assets.ts";

/**
 * Runs the seed Lambda once, and again for another repository, branch or template; it fails the apply when the Lambda
 * fails. A project that is upgraded to newer seed code keeps what it has, and does not depend on a Git token that was for
 * its beginning. The Lambda writes into an empty branch only. With the template `none` it is not run.
 */
export function seedInvocation(
  project: Project,
  assets: SeedAssets,
  seed: LambdaFunction,
  after: readonly ITerraformDependable[],
): LambdaInvocation {
  new TerraformLocal(project.stack, "seed_versions", assets.versions);
  const seedVersion = new TerraformLocal(
    project.stack,
    "seed_version",
    '${lookup(local.seed_versions, var.seed_template, "")}',
  ).asString;
  const invocation = new LambdaInvocation(project.stack, "seed_invocation", {
    functionName: seed.functionName,
    input: JSON.stringify(seedEvent(project, seedVersion)),
    dependsOn: [...after],
  });
  const { repositoryUrl, repositoryBranch, seedTemplate } = project.variables;
  const beginning = new DataResource(project.stack, "seed_beginning", {
    triggersReplace: { repositoryUrl, repositoryBranch, seedTemplate },
  });
  invocation.addOverride("lifecycle", {
    ignore_changes: ["input"],
    // A bare address: Terraform takes no expression here.
    replace_triggered_by: [`${beginning.terraformResourceType}.${beginning.friendlyUniqueId}`],
  });
  invocation.addOverride("count", '${var.seed_template == "none" ? 0 : 1}');
  return invocation;
}

function seedEvent({ variables, settings, names, gitSecretArn }: Project, seedVersion: string): SeedEvent {
  const { projectName, projectId, repositoryUrl, repositoryBranch, seedTemplate } = variables;
  const common = { projectName, projectId, repositoryUrl, repositoryBranch, seedTemplate, seedVersion };
  return settings.seedMethod === "git"
    ? { ...common, method: "git", secretArn: gitSecretArn }
    : { ...common, method: "codebuild", checkInProject: names.checkInProject };
}
