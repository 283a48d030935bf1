import type { Issue } from "@sagewright/core";
import type { Diagnostic } from "./message.ts";

/** Issues of running Terraform. */

export const terraformMissing = (looked: string, remedy: string): Issue => ({
  code: "TERRAFORM_MISSING",
  path: [looked],
  message: "There is no Terraform that can be run.",
  hint: remedy,
});

export const terraformUnusable = (program: string, reason: string): Issue => ({
  code: "TERRAFORM_UNUSABLE",
  path: [program],
  message: `This program does not answer as Terraform does: ${reason}`,
  hint: "Name the program of Terraform itself with --terraform, or mend this one; `terraform version -json` is what it is asked.",
});

export const terraformTooOld = (program: string, version: string, wanted: string, remedy: string): Issue => ({
  code: "TERRAFORM_TOO_OLD",
  path: [program],
  message: `This is Terraform ${version}; the platform's stack needs ${wanted}.`,
  hint: remedy,
});

/** Terraform's own words, with the address of the resource that they are about. */
export const terraformRefused = (diagnostic: Diagnostic, hint: string): Issue => ({
  code: "TERRAFORM_REFUSED",
  path: [diagnostic.address ?? "terraform"],
  message: wordsOf(diagnostic),
  hint,
  ...(diagnostic.severity === "warning" && { severity: "warning" as const }),
});

/** Who holds a state's lock, as Terraform tells it. */
export interface LockInfo {
  readonly id: string;
  readonly who: string;
  readonly operation: string;
  readonly created: string;
}

export const terraformStateLocked = (
  { who, operation, created }: LockInfo,
  unlock: string | undefined,
): Issue => ({
  code: "TERRAFORM_STATE_LOCKED",
  path: ["terraform"],
  message: `Another run holds the lock of this state: ${operation} of ${who}, since ${created}.`,
  hint:
    unlock === undefined
      ? "Wait for it, or end it with Ctrl-C: the lock goes with the program that holds it."
      : `Wait for it. If it was killed, and nothing is at work on this platform any more, remove its lock with: ${unlock}`,
});

export const terraformProviderUnavailable = (diagnostic: Diagnostic): Issue => ({
  code: "TERRAFORM_PROVIDER_UNAVAILABLE",
  path: ["terraform"],
  message: wordsOf(diagnostic),
  hint: "Terraform fetches its provider from registry.terraform.io and releases.hashicorp.com: look at the network and the proxy, or set up a mirror in Terraform's CLI configuration.",
});

export const terraformFailed = (command: string, code: number | null, words: string): Issue => ({
  code: "TERRAFORM_FAILED",
  path: [`terraform ${command}`],
  message: `It has ended with ${code === null ? "a signal" : `exit code ${code}`}${words === "" ? " and no word." : `: ${words}`}`,
  hint: "Run it again; TF_LOG=debug lets Terraform say more on stderr.",
});

const wordsOf = ({ summary, detail }: Diagnostic): string =>
  detail === undefined || detail === "" || detail === summary ? summary : `${summary}\n${detail}`;
