/** Property of the project's custom resource that says who applies its Terraform. Without it the runner's builds do. */
export const APPLIED_BY = "AppliedBy";

/** CommandRunner applies, and can do nothing else: the runner's builds only destroy. */
export const COMMAND_RUNNER = "CommandRunner";
