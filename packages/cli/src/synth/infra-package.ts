import { SagewrightError } from "@sagewright/core";
import { infraPackageMissing } from "../issues.ts";

/**
 * Loads a package that only operators need, and that is therefore not installed with the command line.
 *
 * Issue: INFRA_PACKAGE_MISSING.
 */
export async function infraPackage<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error, name)) throw error;
    throw new SagewrightError([infraPackageMissing(name)], { cause: error });
  }
}

const isMissing = (error: unknown, name: string): boolean =>
  error instanceof Error &&
  (error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND" &&
  error.message.includes(`'${name}'`);
