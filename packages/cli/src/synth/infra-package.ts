import { SagewrightError } from "@sagewright/core";
import { infraPackageIncomplete, infraPackageMissing } from "./issues.ts";

/**
 * Loads a package that only operators need, and that is therefore not installed with the command line.
 *
 * Issues: INFRA_PACKAGE_MISSING, INFRA_PACKAGE_INCOMPLETE.
 */
export async function infraPackage<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const issue = error.message.includes(`'${name}'`)
      ? infraPackageMissing(name)
      : infraPackageIncomplete(name, error.message);
    throw new SagewrightError([issue], { cause: error });
  }
}

const isNotFound = (error: unknown): error is Error =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND";
