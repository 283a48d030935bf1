import type { Issue, IssuePath } from "@sagewright/core";

/** What can be wrong while a repository is seeded. No text holds a credential: who calls a maker redacts what a server said. */

export const seedEventInvalid = (path: IssuePath, what: string): Issue => ({
  code: "SEED_EVENT_INVALID",
  path,
  message: what,
  hint: "Invoke the function as the project's stack does; its input is SeedEvent of @sagewright/core/project.",
});

export const seedTemplateMissing = (name: string, there: readonly string[]): Issue => ({
  code: "SEED_TEMPLATE_MISSING",
  path: ["seedTemplate"],
  message: `There is no seed template "${name}".`,
  hint: `Give one of ${there.join(", ") || "those in the function's archive (it holds none)"}, or "none" to seed nothing.`,
});

export const seedTemplateUnsuitable = (name: string, file: string, what: string): Issue => ({
  code: "SEED_TEMPLATE_UNSUITABLE",
  path: ["seedTemplate", name, file],
  message: `"${file}" of the seed template "${name}" ${what}.`,
  hint: "Make it an ordinary file of the template.",
});

export const gitHostNotAllowed = (url: string, gitHosts: readonly string[]): Issue => ({
  code: "GIT_HOST_NOT_ALLOWED",
  path: ["repositoryUrl"],
  message: `${url} is not at ${gitHosts.join(", ")}: the platform's Git credentials go nowhere else.`,
  hint: "Give a repository at one of these hosts, or ask the platform's operator to add the host to gitHosts.",
});

export const gitCredentialsMissing = (secretArn: string, what: string): Issue => ({
  code: "GIT_CREDENTIALS_MISSING",
  path: ["secretArn"],
  message: `The secret ${secretArn} ${what}.`,
  hint: 'Store the credentials with "aws secretsmanager put-secret-value", as {"username": …, "password": …} or as a bare token.',
});

export const gitCredentialsUnreadable = (secretArn: string, what: string): Issue => ({
  code: "GIT_CREDENTIALS_UNREADABLE",
  path: ["secretArn"],
  message: `The secret ${secretArn} cannot be read (${what}).`,
  hint: "Let the function's role call secretsmanager:GetSecretValue on it, and kms:Decrypt on its key.",
});

export const gitCredentialsMalformed = (secretArn: string, what: string): Issue => ({
  code: "GIT_CREDENTIALS_MALFORMED",
  path: ["secretArn"],
  message: `The secret ${secretArn} ${what}.`,
  hint: 'Store {"username": "…", "password": "…"} ("token" instead of "password" will do), or the bare token.',
});

export const gitCredentialsRefused = (url: string, what: string): Issue => ({
  code: "GIT_CREDENTIALS_REFUSED",
  path: ["repositoryUrl"],
  message: `${url} refuses the credentials: ${what}.`,
  hint: "Store a token that may read and write the contents of this repository, and that has not run out.",
});

export const repositoryNotFound = (url: string): Issue => ({
  code: "REPOSITORY_NOT_FOUND",
  path: ["repositoryUrl"],
  message: `There is no repository at ${url}, or the credentials may not see it.`,
  hint: "Create the repository (it may be empty), correct the URL, or let the token see it.",
});

export const repositoryUrlUnsafe = (url: string): Issue => ({
  code: "REPOSITORY_URL_UNSAFE",
  path: ["repositoryUrl"],
  message: `${url} is not asked with credentials: it is not an https URL, or has some in it.`,
  hint: "Give an https URL without user name and password.",
});

export const repositoryMoved = (url: string, origin: string): Issue => ({
  code: "REPOSITORY_MOVED",
  path: ["repositoryUrl"],
  message: `${url} sends on to ${origin}, which does not get the credentials.`,
  hint: "Give the URL at which the repository is now. Some servers send on to a page to sign in: then check the credentials.",
});

export const repositoryUnreachable = (url: string, what: string): Issue => ({
  code: "REPOSITORY_UNREACHABLE",
  path: ["repositoryUrl"],
  message: `${url} does not answer: ${what}.`,
  hint: "Check the host's name and certificate, and the function's way to it (VPC: a NAT gateway or a route).",
});

export const repositoryAnswerUnexpected = (url: string, what: string): Issue => ({
  code: "REPOSITORY_ANSWER_UNEXPECTED",
  path: ["repositoryUrl"],
  message: `${url} does not answer as a Git server: ${what}.`,
  hint: "Give the URL that `git clone` takes. Where the server has trouble, try again later.",
});

export const repositoryAnswerTooLarge = (url: string, bytes: number): Issue => ({
  code: "REPOSITORY_ANSWER_TOO_LARGE",
  path: ["repositoryUrl"],
  message: `${url} answers with more than ${bytes} bytes.`,
  hint: "Give a repository with fewer branches and tags, one that is meant for this project alone.",
});

export const seedPushRefused = (url: string, branch: string, what: string): Issue => ({
  code: "SEED_PUSH_REFUSED",
  path: ["repositoryBranch"],
  message: `${url} refuses the push to "${branch}": ${what}.`,
  hint: "Let the owner of the credentials push to this branch until it is seeded (branch protection, rules, hooks).",
});

export const seedOutOfTime = (url: string): Issue => ({
  code: "SEED_OUT_OF_TIME",
  path: ["repositoryUrl"],
  message: `The time of the function ran out while it talked to ${url}.`,
  hint: "Invoke it again: what is seeded already stays. Where the host is slow, give the function more time.",
});

export const checkInNotStarted = (project: string, what: string): Issue => ({
  code: "CHECK_IN_NOT_STARTED",
  path: ["checkInProject"],
  message: `The check-in build ${project} could not be started: ${what}.`,
  hint: "Let the function's role call codebuild:StartBuild on the project, and see that the project exists.",
});

export const checkInFailed = (build: string, what: string, logs: string): Issue => ({
  code: "CHECK_IN_FAILED",
  path: ["checkInProject"],
  message: `The check-in build ${build} failed: ${what}.`,
  hint: `Read its log: ${logs}`,
});

export const checkInOutOfTime = (build: string, logs: string): Issue => ({
  code: "CHECK_IN_OUT_OF_TIME",
  path: ["checkInProject"],
  message: `The check-in build ${build} had not ended when the time of the function ran out.`,
  hint: `Invoke the function again when it has; its log: ${logs}`,
});
