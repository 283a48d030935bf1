import { type Check, fault, ok } from "../check.ts";
import { versionOf } from "../version-of.ts";

/** What projects of this machine are kept in, and cloned with. */
export const git: Check = {
  name: "git",
  neededFor: "project",
  async find() {
    const version = await versionOf("git", "--version");
    return version === undefined
      ? [
          fault(
            "There is no git: a project can be neither made here nor cloned.",
            "Install Git: https://git-scm.com/downloads",
          ),
        ]
      : [ok(version)];
  },
};
