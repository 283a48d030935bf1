import type { Issue } from "@sagewright/core";

export const gitMissing = (): Issue => ({
  code: "GIT_MISSING",
  path: ["PATH"],
  message: "A project on this machine is a Git repository, and there is no git on the PATH.",
  hint: "Install Git 2.28 or newer (https://git-scm.com/downloads), such as with `apt-get install git` or `brew install git`.",
});

export const gitFailed = (command: string, output: string): Issue => ({
  code: "GIT_FAILED",
  path: ["git", command],
  message: `\`git ${command}\` failed: ${output}`,
  hint: "Git 2.28 or newer is needed; check that the state folder can be written, and that its disk has room.",
});

export const projectWorkStopped = (): Issue => ({
  code: "PROJECT_WORK_STOPPED",
  path: [],
  message: "It was stopped before it was done; nothing is left of it but its record.",
  hint: "Delete the project and create it again.",
});

export const localParameterUnknown = (name: string, known: readonly string[]): Issue => ({
  code: "LOCAL_PROJECT_PARAMETER_UNKNOWN",
  path: [name],
  message: `A project has no parameter ${JSON.stringify(name)}.`,
  hint: `It has: ${known.join(", ")}.`,
});

export const localParameterInvalid = (name: string, reason: string, example: string): Issue => ({
  code: "LOCAL_PROJECT_PARAMETER_INVALID",
  path: [name],
  message: reason,
  hint: `Give a value such as ${JSON.stringify(example)}.`,
});

export const localSeedTemplateUnknown = (name: string, known: readonly string[]): Issue => ({
  code: "LOCAL_SEED_TEMPLATE_UNKNOWN",
  path: ["SeedTemplate"],
  message: `There is no seed template ${JSON.stringify(name)} on this machine.`,
  hint: `Templates: ${known.join(", ")}; "none" leaves the repository empty.`,
});

export const projectInstallFailed = (command: string, output: string): Issue => ({
  code: "PROJECT_INSTALL_FAILED",
  path: ["package.json"],
  message: `\`${command}\` could not install what the commit needs: ${output}`,
  hint: "Try the same command in a clone of the repository, mend package.json or package-lock.json, and push again.",
});

export const npmMissing = (): Issue => ({
  code: "NPM_MISSING",
  path: ["PATH"],
  message: "The commit needs packages that are not here, and there is no npm on the PATH.",
  hint: "Install Node with npm, or push from a shell in which npm is found.",
});

export const commitManifestInvalid = (reason: string): Issue => ({
  code: "COMMIT_MANIFEST_INVALID",
  path: ["package.json"],
  message: `The package.json of the commit is no JSON object: ${reason}`,
  hint: "Mend it, and push again.",
});

export const pushOptionInvalid = (option: string): Issue => ({
  code: "PUSH_OPTION_INVALID",
  path: [option],
  message: `The push option ${JSON.stringify(option)} is no parameter of a run.`,
  hint: "Give a parameter of the pipeline: git push -o NAME=VALUE.",
});

export const notCalledByGit = (): Issue => ({
  code: "NOT_CALLED_BY_GIT",
  path: ["post-receive"],
  message: "Git calls this after a push to the repository of a project on this machine.",
  hint: "Push to the repository instead; `sagewright project show NAME --target local` tells where it is.",
});

/** A warning. */
export const otherSagewright = (name: string, wanted: string, own: string): Issue => ({
  code: "OTHER_SAGEWRIGHT",
  path: ["package.json", "dependencies", name],
  message: `The commit asks for ${name} ${wanted}; this machine builds it with ${own}.`,
  hint: "Install that version where the project was made, and run `sagewright project update NAME --target local` there.",
  severity: "warning",
});
