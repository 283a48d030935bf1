import { type ITerraformDependable, LambdaFunction, LambdaInvocation } from "./bindings.ts";
import type { CleanupEvent } from "./cleanup-lambda/cleanup.ts";
import { cleanupRole } from "./cleanup-role.ts";
import { functionLogGroupName, logGroup } from "./log-group.ts";
import { functionNetwork } from "./network.ts";
import type { Project } from "./project.ts";
import { CLEANUP_LAMBDA_ZIP, inBundle, type SeedAssets } from "./seed-assets.ts";
import { LAMBDA_RUNTIME } from "./seed-function.ts";

/** As long as Lambda lets a function run: jobs take minutes to stop. */
const TIMEOUT_IN_SECONDS = 900;

/**
 * When the project is destroyed: stops its pipeline and deletes what Terraform does not know. That happens after all that
 * waits for the cleanup here is gone, and before what the cleanup waits for is.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_invocation
 */
export function cleanup(
  project: Project,
  assets: SeedAssets,
  after: readonly ITerraformDependable[],
): LambdaInvocation {
  const { stack, names } = project;
  const role = cleanupRole(project);
  const logs = logGroup(project, "cleanup_logs", functionLogGroupName(names.cleanupFunction));
  const lambda = new LambdaFunction(stack, "cleanup_function", {
    functionName: names.cleanupFunction,
    description: "Deletes the pipeline and the model packages of a project that is deleted.",
    role: role.arn,
    runtime: LAMBDA_RUNTIME,
    architectures: ["x86_64"],
    handler: "index.handler",
    filename: inBundle(CLEANUP_LAMBDA_ZIP),
    sourceCodeHash: assets.cleanupSha256,
    memorySize: 256,
    timeout: TIMEOUT_IN_SECONDS,
    loggingConfig: { logFormat: "JSON", logGroup: logs.name },
    ...functionNetwork(project),
    tags: project.tags,
    dependsOn: [...role.ready, logs],
  });
  const event: CleanupEvent = {
    pipelineName: names.sagemakerPipeline,
    modelPackageGroupName: names.modelPackageGroup,
  };
  return new LambdaInvocation(stack, "cleanup_invocation", {
    functionName: lambda.functionName,
    input: JSON.stringify(event),
    lifecycleScope: "CRUD",
    dependsOn: [...role.ready, ...after],
  });
}
