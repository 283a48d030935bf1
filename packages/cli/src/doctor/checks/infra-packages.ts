import { type Check, fault, ok } from "../check.ts";

const PACKAGES = ["@sagewright/infra-catalog", "@sagewright/infra-project"];

/** Packages that only operators need, and that are not installed with the command line. */
export const infraPackages: Check = {
  name: "packages",
  neededFor: "catalog",
  async find() {
    const missing = PACKAGES.filter((name) => !isThere(name));
    return missing.length === 0
      ? [ok(PACKAGES.join(", "))]
      : [fault(`Not installed: ${missing.join(", ")}.`, `npm install --save-dev ${missing.join(" ")}`)];
  },
};

function isThere(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
