import { type ITerraformDependable, LambdaFunction } from "./bindings.ts";
import { functionLogGroupName, logGroup } from "./log-group.ts";
import { functionNetwork } from "./network.ts";
import type { Project } from "./project.ts";
import { inBundle, SEED_LAMBDA_ZIP, type SeedAssets } from "./seed-assets.ts";
import type { ServiceRole } from "./service-role.ts";

/**
 * Runtime of the functions of a project.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export const LAMBDA_RUNTIME = "nodejs22.x";

/** A push takes seconds; a check-in build is waited for as long as Lambda lets a function run. */
const TIMEOUT_IN_SECONDS = { git: 120, codebuild: 900 } as const;

/** The Lambda that puts the seed code into the repository; it holds every template. */
export function seedFunction(project: Project, assets: SeedAssets, role: ServiceRole): LambdaFunction {
  const { names, settings } = project;
  const logs = logGroup(project, "seed_logs", functionLogGroupName(names.seedFunction));
  const ready: ITerraformDependable[] = [...role.ready, logs];
  return new LambdaFunction(project.stack, "seed_function", {
    functionName: names.seedFunction,
    description: "Puts the seed code into the repository of a project that has none yet.",
    role: role.arn,
    runtime: LAMBDA_RUNTIME,
    architectures: ["x86_64"],
    handler: "index.handler",
    filename: inBundle(SEED_LAMBDA_ZIP),
    sourceCodeHash: assets.lambdaSha256,
    memorySize: 512,
    timeout: TIMEOUT_IN_SECONDS[settings.seedMethod],
    loggingConfig: { logFormat: "JSON", logGroup: logs.name },
    environment: {
      variables: {
        POWERTOOLS_SERVICE_NAME: "sagewright-seed",
        // Not in the event: many may invoke a function of this name, and would get the credentials to their own host.
        GIT_HOSTS: settings.gitHosts.join(","),
      },
    },
    ...(settings.kmsKeyArn !== undefined && { kmsKeyArn: settings.kmsKeyArn }),
    ...functionNetwork(project),
    tags: project.tags,
    dependsOn: ready,
  });
}
