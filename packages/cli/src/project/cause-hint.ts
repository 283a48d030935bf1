import type { Operation } from "./issues.ts";
import type { RootCause } from "./root-cause.ts";

/** What to do about causes that are often met, by their words; the first that fits. */
const HINTS: readonly (readonly [words: RegExp, hint: string])[] = [
  [
    /assum\w+ (?:the )?(?:launch )?role|launch role|invalid principal|role .{0,200}(?:does not exist|cannot be found|not found)/i,
    "The role that the project is made with is missing, or does not let Service Catalog or CloudFormation take it on. `sagewright doctor` names it; `sagewright catalog deploy` makes it.",
  ],
  [
    /force-unlock|state (?:is|was) (?:already )?locked|Error acquiring the state lock|left the state .* locked/i,
    "Another run holds the state's lock, or one that was killed has left it: docs/platform.md tells under States and locks how it is removed.",
  ],
  [
    /connection\b.{0,120}(?:not available|pending|not in .{0,20}available)|UseConnection|PassConnection/i,
    "Finish the handshake of the connection, and see that it reaches the repository: `sagewright connection status` shows it.",
  ],
  [
    /cannot have more than .{0,20}builds|AccountLimitExceeded|LimitExceeded|quota/i,
    "A quota of the account is used up: try again when less is under way, or ask for more in Service Quotas. `sagewright doctor` shows those that matter.",
  ],
  [
    /permissions? boundary/i,
    "The permissions boundary of the platform denies it: an organization's own is `permissionsBoundaryArn`.",
  ],
  [
    /AccessDenied|not authorized|UnauthorizedOperation|is not allowed|Forbidden/i,
    "Have the identity that is named there allowed this action, or, where it is a role of the platform, bring the platform up to date: `sagewright catalog deploy`.",
  ],
  [
    /already exists|BucketAlreadyOwnedByYou|EntityAlreadyExists|must be unique/i,
    "Something of this name is left from before: take it away, or choose another name for the project.",
  ],
  [
    /(?:repository|remote|branch)\b.{0,120}(?:not found|does not exist|authentication failed|denied)|could not read Username/i,
    "See that the repository is there, and that the platform's Git credentials and the connection reach it.",
  ],
  [/timed? ?out|ran out of time|was stopped/i, "Look into the log for what it waited for, then try again."],
];

export function causeHint(cause: RootCause, name: string, operation: Operation, target: string): string {
  const what = HINTS.find(([words]) => words.test(cause.message))?.[1];
  return [what, NEXT[operation](name, target)].filter(Boolean).join(" ");
}

const NEXT: { readonly [K in Operation]: (name: string, target: string) => string } = {
  create: (name, target) =>
    `Mend the cause, take the rest away with \`sagewright project delete ${name}${target}\`, and create it again.`,
  update: (name, target) =>
    `The project stays as it was as far as it could be rolled back; mend the cause, then \`sagewright project update ${name}${target}\`.`,
  delete: (name, target) => `Mend the cause, then \`sagewright project delete ${name}${target}\` again.`,
};
