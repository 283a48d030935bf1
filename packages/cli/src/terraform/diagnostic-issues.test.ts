import { expect, it } from "vitest";
import { diagnosticIssues } from "./diagnostic-issues.ts";
import type { Diagnostic } from "./message.ts";
import { unlockCommand } from "./unlock-command.ts";

const unlock = (id: string) =>
  unlockCommand(
    { program: "/bin/terraform", version: "1.11.4" },
    "/tmp/out",
    { region: "eu-west-1", profile: "my prod" },
    id,
  );
const of = (diagnostic: Partial<Diagnostic>) =>
  diagnosticIssues([{ severity: "error", summary: "Error", ...diagnostic }], unlock)[0];

it("keeps Terraform's own words and the address of the resource", () => {
  expect(
    of({
      summary: "creating S3 Bucket (b)",
      detail: "operation error S3: it rains",
      address: "aws_s3_bucket.b",
    }),
  ).toEqual({
    code: "TERRAFORM_REFUSED",
    path: ["aws_s3_bucket.b"],
    message: "creating S3 Bucket (b)\noperation error S3: it rains",
    hint: expect.stringContaining("run the same command again"),
  });
});

it("names the action and the resource that are not allowed", () => {
  const issue = of({
    summary:
      "creating IAM Role (r): AccessDenied: User: arn:aws:iam::1:user/me is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::1:role/r because no identity-based policy allows it",
  });

  expect(issue?.hint).toContain("Have iam:CreateRole on arn:aws:iam::1:role/r allowed");
});

const LOCKED: Partial<Diagnostic> = {
  summary: "Error acquiring the state lock",
  detail:
    "Error message: …\nLock Info:\n  ID:        5d3f8c1e-0d0f-4c5b-9a53-2f6f0c1f7a11\n  Path:      b/k\n  Operation: OperationTypeApply\n  Who:       me@there\n  Created:   2026-11-23 22:00:00 +0000 UTC\n  Info:      \n",
};

it("gives the command that removes a lock, with the place and credentials that are used", () => {
  const issue = of(LOCKED);

  expect(issue).toMatchObject({
    code: "TERRAFORM_STATE_LOCKED",
    message:
      "Another run holds the lock of this state: Apply of me@there, since 2026-11-23 22:00:00 +0000 UTC.",
  });
  expect(issue?.hint).toContain(
    "AWS_PROFILE='my prod' AWS_REGION=eu-west-1 /bin/terraform -chdir=/tmp/out force-unlock 5d3f8c1e-0d0f-4c5b-9a53-2f6f0c1f7a11",
  );
});

it("gives none for a lock of the machine, which goes with the program that holds it", () => {
  const issue = diagnosticIssues([{ severity: "error", summary: "Error", ...LOCKED }], undefined)[0];

  expect(issue).toMatchObject({ code: "TERRAFORM_STATE_LOCKED" });
  expect(issue?.hint).not.toContain("force-unlock");
});

it.each([
  ["No valid credential sources found", "AWS_CREDENTIALS_MISSING"],
  [
    "api error ExpiredToken: The security token included in the request is expired",
    "AWS_CREDENTIALS_REFUSED",
  ],
  ["Failed to query available provider packages", "TERRAFORM_PROVIDER_UNAVAILABLE"],
  ["Failed to install provider", "TERRAFORM_PROVIDER_UNAVAILABLE"],
  ["Instance cannot be destroyed", "TERRAFORM_REFUSED"],
])("tells %j as %s", (summary, code) => {
  expect(of({ summary })).toMatchObject({ code });
});

it.each([
  ["EntityAlreadyExists: Role with name r already exists.", "its state is elsewhere"],
  [
    "You can't create this secret because a secret with this name is already scheduled for deletion.",
    "delete-secret",
  ],
  ["ThrottlingException: Rate exceeded", "in a few minutes"],
  ["LimitExceeded: Cannot exceed quota for RolesPerAccount", "Service Quotas"],
  ["Instance cannot be destroyed", "take the setting back"],
  ["Saved plan is stale", "it plans anew"],
  [
    'No value for required variable\nThe root module input variable "git_password" is not set',
    "TF_VAR_git_password",
  ],
])("says what to do about %j", (summary, hint) => {
  expect(of({ summary })?.hint).toContain(hint);
});

it("tells a warning as a warning", () => {
  expect(of({ severity: "warning", summary: "Deprecated" })).toMatchObject({ severity: "warning" });
});
