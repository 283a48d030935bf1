import type { Issue } from "@sagewright/core";
import { awsCredentialsMissing, awsCredentialsRefused } from "../aws/issues.ts";
import {
  type LockInfo,
  terraformProviderUnavailable,
  terraformRefused,
  terraformStateLocked,
} from "./issues.ts";
import type { Diagnostic } from "./message.ts";

/** The command that removes a lock of the state; none where the lock is the machine's, which ends with who holds it. */
export type Unlock = ((lockId: string) => string) | undefined;

/** Terraform's errors and warnings as issues. */
export const diagnosticIssues = (diagnostics: readonly Diagnostic[], unlock: Unlock): readonly Issue[] =>
  diagnostics.map((diagnostic) => issueOf(diagnostic, unlock));

function issueOf(diagnostic: Diagnostic, unlock: Unlock): Issue {
  const text = `${diagnostic.summary}\n${diagnostic.detail ?? ""}`;
  if (
    /No valid credential sources found|failed to (?:get shared config profile|find credentials)/i.test(text)
  )
    return awsCredentialsMissing(firstLine(diagnostic));
  if (/ExpiredToken|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch/.test(text))
    return awsCredentialsRefused("terraform", firstLine(diagnostic));
  const lock = lockOf(text);
  if (lock !== undefined) return terraformStateLocked(lock, unlock?.(lock.id));
  if (
    /Failed to (?:query available provider packages|install provider)|could not (?:query|connect to) .*registry/is.test(
      text,
    )
  )
    return terraformProviderUnavailable(diagnostic);
  return terraformRefused(diagnostic, hintFor(text));
}

function lockOf(text: string): LockInfo | undefined {
  if (!/Error acquiring the state lock/i.test(text)) return undefined;
  const value = (name: string): string | undefined =>
    new RegExp(`^\\s*${name}:[ \\t]*(\\S.*)$`, "m").exec(text)?.[1]?.trim();
  const id = value("ID");
  if (id === undefined || !/^[\w-]+$/.test(id)) return undefined;
  return {
    id,
    who: value("Who") ?? "somebody",
    operation: value("Operation")?.replace(/^OperationType/, "") || "work",
    created: value("Created") ?? "some time",
  };
}

const AGAIN = "then run the same command again: what was made is in the state, and stays.";

/** What a person can do about the failures that the first deploy of a platform meets. */
function hintFor(text: string): string {
  const [, action, resource] =
    /not authorized to perform: ([\w-]+:\w+)(?: on resource: ([^\s"']+))?/.exec(text) ?? [];
  if (action !== undefined)
    return `Have ${action}${resource === undefined ? "" : ` on ${resource}`} allowed for these credentials, ${AGAIN}`;
  if (/AccessDenied|AuthorizationError|UnauthorizedOperation/.test(text))
    return `Have this allowed for these credentials (a permissions boundary or an organization's policy may deny it, too), ${AGAIN}`;
  if (/scheduled for deletion/i.test(text))
    return `It was deleted and can still be restored. Restore it, or delete it for good (\`aws secretsmanager delete-secret --force-delete-without-recovery\`), ${AGAIN}`;
  const variable = /No value for (?:required|mandatory) variable[\s\S]*?variable "([\w-]+)"/.exec(text)?.[1];
  if (variable !== undefined)
    return `Say it in the environment, as TF_VAR_${variable}; no file and no state holds it then.`;
  if (/Saved plan is stale/i.test(text))
    return "Somebody has changed the platform since the plan was shown. Run the same command again: it plans anew.";
  if (/AlreadyExists|already exists|BucketAlreadyOwnedByYou|ResourceConflict|ConflictException/.test(text))
    return "Something of this name is there that this state does not know. If it is this platform's, its state is elsewhere: give the folder (--out), region and account that it was deployed from; else choose another `environment`.";
  if (/Throttl|TooManyRequests|RequestLimitExceeded|Rate exceeded/.test(text))
    return "AWS has had too many requests; run the same command again in a few minutes.";
  if (/LimitExceeded|quota/i.test(text))
    return `A quota of the account is used up: ask for more in Service Quotas, ${AGAIN}`;
  if (/planned for destruction|prevent_destroy|cannot be destroyed/i.test(text))
    return "This is kept, whatever happens. If a setting wants it replaced, take the setting back.";
  return `Mend what Terraform names, ${AGAIN}`;
}

const firstLine = ({ summary, detail }: Diagnostic): string =>
  [summary, detail].filter(Boolean).join(": ").replace(/\s+/g, " ").slice(0, 500);
