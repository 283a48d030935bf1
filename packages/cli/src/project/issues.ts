import type { Issue } from "@sagewright/core";

/** Issues of the commands about projects, wherever the projects are. `path` begins with the project's name. */

export const projectExists = (name: string, status: string, hint: string): Issue => ({
  code: "PROJECT_EXISTS",
  path: [name],
  message: `There is a project ${JSON.stringify(name)} already (${status}).`,
  hint,
});

export const projectFirstBuildFailed = (name: string, reason: string): Issue => ({
  code: "PROJECT_FIRST_BUILD_FAILED",
  path: [name],
  message: `The project is there, but the first run of its code has failed: ${reason.replace(/\.$/, "")}.`,
  hint: `See what it has printed: sagewright project logs ${name} --build --target local. Clone the project, mend the cause, and push; or delete it and create it again.`,
});

export const projectOptionIgnored = (flag: string): Issue => ({
  code: "PROJECT_OPTION_IGNORED",
  path: [flag],
  severity: "warning",
  message: "This is about projects on AWS; for one on this machine it changes nothing.",
  hint: "Leave it out. The repository is made here, and the command ends when the project is there.",
});

export const projectNotFound = (name: string, place: string, near: readonly string[]): Issue => ({
  code: "PROJECT_NOT_FOUND",
  path: [name],
  message: `There is no project ${JSON.stringify(name.slice(0, 100))} ${place}.`,
  hint:
    near.length > 0
      ? `Did you mean ${near.slice(0, 3).join(", ")}? \`sagewright project list\` shows all.`
      : "`sagewright project list` shows all; --region, --profile and --target say where to look.",
});

export const projectBusy = (name: string, status: string): Issue => ({
  code: "PROJECT_BUSY",
  path: [name],
  message: `The project is ${status}: one operation at a time.`,
  hint: `Wait for its end: sagewright project logs ${name} --follow`,
});

export const projectParametersMissing = (flags: readonly string[]): Issue => ({
  code: "PROJECT_PARAMETERS_MISSING",
  path: [],
  message: `A project needs ${flags.join(", ")}, and there is no terminal to ask on.`,
  hint: `Give ${flags.length === 1 ? "it" : "them"} as flags, or in a file with --file.`,
});

export const projectFileInvalid = (file: string, message: string, hint: string): Issue => ({
  code: "PROJECT_FILE_INVALID",
  path: [file],
  message,
  hint,
});

export const projectNotConfirmed = (what: string, flags: string): Issue => ({
  code: "PROJECT_NOT_CONFIRMED",
  path: [],
  message: `${what}; nothing was changed.`,
  hint: `To go ahead without being asked, add ${flags}.`,
});

export const projectTagInvalid = (key: string): Issue => ({
  code: "PROJECT_TAG_INVALID",
  path: ["--tag", key],
  message: `${JSON.stringify(key.slice(0, 200))} is no tag that a project can be given.`,
  hint: "Write KEY=VALUE: at most 128 and 256 letters, digits, spaces and _ . : / = + - @, with a key that does not begin with aws: or sagemaker:.",
});

export const productNotFound = (searched: string): Issue => ({
  code: "PRODUCT_NOT_FOUND",
  path: [searched],
  message: "Service Catalog offers you no such product here.",
  hint: "Name the platform with --organization and --environment, or the product with --product; who may use it is what `principalArns` of the platform says. `sagewright doctor` looks at all of it.",
});

export const productAmbiguous = (names: readonly string[]): Issue => ({
  code: "PRODUCT_AMBIGUOUS",
  path: [],
  message: `There are several platforms here: ${names.slice(0, 10).join(", ")}.`,
  hint: "Say which one with --organization and --environment, or with --product.",
});

export const productVersionNotFound = (
  product: string,
  version: string | undefined,
  known: readonly string[],
): Issue => ({
  code: "PRODUCT_VERSION_NOT_FOUND",
  path: [product],
  message:
    version === undefined
      ? "The product has no active version."
      : `The product has no version ${JSON.stringify(version.slice(0, 100))}.`,
  hint:
    known.length > 0
      ? `It has: ${known.slice(0, 10).join(", ")}.`
      : "Publish one: `sagewright catalog deploy` does.",
});

export const launchPathAmbiguous = (product: string, paths: readonly string[]): Issue => ({
  code: "LAUNCH_PATH_AMBIGUOUS",
  path: [product],
  message: "The product reaches you through several portfolios.",
  hint: `Say which one with --path: ${paths.slice(0, 10).join(", ")}.`,
});

/** What an operation on a project is called, as the beginning of a sentence's verb. */
export type Operation = "create" | "update" | "delete";

interface Failure {
  readonly path: readonly string[];
  readonly message: string;
  readonly hint: string;
}

export const projectCreateFailed = (failure: Failure): Issue => ({
  code: "PROJECT_CREATE_FAILED",
  ...failure,
});

export const projectUpdateFailed = (failure: Failure): Issue => ({
  code: "PROJECT_UPDATE_FAILED",
  ...failure,
});

export const projectDeleteFailed = (failure: Failure): Issue => ({
  code: "PROJECT_DELETE_FAILED",
  ...failure,
});

/** The issue of each operation that fails. */
export const projectOperationFailed: { readonly [K in Operation]: (failure: Failure) => Issue } = {
  create: projectCreateFailed,
  update: projectUpdateFailed,
  delete: projectDeleteFailed,
};

export const projectLeftRunning = (name: string, again: string): Issue => ({
  code: "PROJECT_LEFT_RUNNING",
  path: [name],
  message: "What is done to the project goes on; it is just not watched any more.",
  hint: `Look again with: ${again}`,
});

export const projectRemains = (name: string, what: readonly string[]): Issue => ({
  code: "PROJECT_REMAINS",
  path: [name],
  message: `The project is deleted, but this is still there: ${what.join("; ")}.`,
  hint: "Delete it in the console, or by hand as docs/platform.md says under Deleting.",
});

/** @param why what was answered when it was asked for */
export const projectUnseen = (what: string, why: Issue): Issue => ({
  code: "PROJECT_UNSEEN",
  path: why.path,
  message: `${what} cannot be shown: ${why.message}`,
  hint: `The operation is not touched by it. ${why.code === "AWS_ACCESS_DENIED" ? MAY_READ : why.hint}`,
  severity: "warning",
});

const MAY_READ =
  "Whoever watches projects needs to read stacks, builds and logs; docs/permissions.md has the policy.";

export const projectTemplateInvalid = (flag: string, value: string): Issue => ({
  code: "PROJECT_TEMPLATE_INVALID",
  path: [flag],
  message: `${JSON.stringify(value.slice(0, 200))} is not what this takes.`,
  hint:
    flag === "--template-url"
      ? "Write the https URL of the template's object, as https://BUCKET.s3.REGION.amazonaws.com/KEY."
      : "Write it as arn:aws:iam::111122223333:role/NAME.",
});

export const projectDescriptionInvalid = (place: string): Issue => ({
  code: "PROJECT_DESCRIPTION_INVALID",
  path: [place],
  message: "A description has at most 1024 letters, digits, signs and spaces, on one line.",
  hint: "Shorten it, or leave out what cannot be printed.",
});
