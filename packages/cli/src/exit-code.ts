import { type Issue, isError } from "@sagewright/core";

export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  environment: 3,
  interrupted: 130,
  terminated: 143,
} as const;

/** Issues that lie in how the command was called. */
const USAGE = new Set([
  "USAGE_INVALID",
  "PIPELINE_FILE_MISSING",
  "PIPELINE_FILE_UNSUPPORTED",
  "PIPELINE_SOURCE_INVALID",
  "PIPELINE_NOT_FOUND",
  "PIPELINE_VERSION_NOT_FOUND",
  "PIPELINE_NAME_UNUSABLE",
  "RUN_NONE_YET",
  "RUN_NOT_FOUND",
  "RUN_REFERENCE_NEEDS_PIPELINE",
  "PARAMETER_FILE_MISSING",
  "STUB_FILE_INVALID",
  "TEMPLATE_UNKNOWN",
  "DIRECTORY_NOT_EMPTY",
  "FILE_EXISTS",
  "CONFIG_FILE_MISSING",
  "STACK_FOLDER_FOREIGN",
  "STACK_FOLDER_OF_ANOTHER_PLATFORM",
  "STACK_FOLDER_OF_ANOTHER_PROJECT",
  "IMPORT_NOT_JSON",
  "EXECUTION_NOT_FOUND",
  "EXECUTION_AMBIGUOUS",
  "EXECUTION_NONE",
  "MODEL_PACKAGE_NOT_FOUND",
  "MODEL_PACKAGE_GROUP_NOT_FOUND",
  "MODEL_NOT_FOUND",
  "MODEL_GROUP_NOT_FOUND",
  "STUB_STEP_UNKNOWN",
  "STUB_INVALID",
  "EXECUTION_DISPLAY_NAME_INVALID",
  "STEP_NOT_STARTED",
  "SOURCE_EXECUTION_MISSING",
  "SOURCE_BRANCH_DIFFERENT",
  "DEPLOY_TARGET_LOCAL",
  "EXECUTION_NOT_FOUND_ON_AWS",
]);

/** Issues that lie in the machine. */
const ENVIRONMENT = new Set([
  "INFRA_PACKAGE_INCOMPLETE",
  "INFRA_PACKAGE_MISSING",
  "SEED_LAMBDA_NOT_BUILT",
  "CLEANUP_LAMBDA_NOT_BUILT",
  "FILE_NOT_WRITABLE",
  "PIPELINE_FILE_UNREADABLE",
  "DISK_FULL",
  "STATE_UNWRITABLE",
  "STATE_CORRUPT",
  "STATE_BUSY",
  "STATE_TOO_NEW",
  "BUBBLEWRAP_UNUSABLE",
  "PYTHON_MISSING",
  "RUNTIME_NOT_READY",
  "AWS_CREDENTIALS_MISSING",
  "AWS_CREDENTIALS_REFUSED",
  "AWS_ACCESS_DENIED",
  "AWS_REGION_MISSING",
  "AWS_UNREACHABLE",
  "AWS_THROTTLED",
  "AWS_CLOCK_SKEWED",
  "AWS_CONFLICT",
  "AWS_LIMIT_REACHED",
  "AWS_SERVICE_FAILED",
  "BUCKET_NOT_FOUND",
  "BUCKET_ELSEWHERE",
  "EXECUTION_LEFT_RUNNING",
]);

/** The worst of the issues decides: the environment, then the usage, then the work. */
export function exitCodeOf(issues: readonly Issue[]): number {
  const codes = issues.filter(isError).map(({ code }) => code);
  if (codes.length === 0) return EXIT.done;
  if (codes.some((code) => ENVIRONMENT.has(code))) return EXIT.environment;
  return codes.some((code) => USAGE.has(code)) ? EXIT.usage : EXIT.failed;
}
