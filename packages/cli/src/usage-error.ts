import { SagewrightError } from "@sagewright/core";

/** Issues that lie in how the command was called, though another package found them: exit code 2. */
export class UsageError extends SagewrightError {
  override readonly name = "UsageError";
}
