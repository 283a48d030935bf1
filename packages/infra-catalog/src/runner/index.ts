/** The runner: what executes Terraform for a project, and what CodeBuild, Lambda and EventBridge must be told of it. */
export { APPLIED_BY, COMMAND_RUNNER } from "./applied-by.ts";
export { backendDocument, type StatePlace } from "./backend-document.ts";
export { REASON_VARIABLE, type RunnerBuildspec, runnerBuildspec } from "./buildspec.ts";
export { bundleKey, SHA256_PATTERN, scriptKey } from "./bundle-key.ts";
export { type RunnerPlace, runnerBuildEnvironment, runnerLambdaEnvironment } from "./environment.ts";
export { runnerEventPattern } from "./event-pattern.ts";
export { RUNNER_LIMITS } from "./limits.ts";
export { runnerScript, SCRIPT_VARIABLES } from "./script.ts";
export { type RunnerStatement, runnerLambdaStatements } from "./statements.ts";
export { TERRAFORM_RELEASE, type TerraformRelease } from "./terraform-release.ts";
