import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import type { ResourceChange } from "../catalog/plan-changes.ts";
import { countText, planText } from "./plan-text.ts";
import { styleFor } from "./style.ts";

const plain = styleFor({}, {});
const coloured = styleFor({}, { FORCE_COLOR: "1" });
const CHANGES: readonly ResourceChange[] = [
  { address: "aws_s3_bucket.b", group: "S3", action: "create", name: "acme", attributes: [] },
  {
    address: "aws_iam_role.r",
    group: "IAM",
    action: "replace",
    name: "acme-runner",
    forcedBy: ["name"],
    attributes: [{ path: "name", before: "a", after: "b" }],
  },
  {
    address: "aws_sqs_queue.q",
    group: "SQS",
    action: "update",
    attributes: [
      { path: "arn", before: "x", unknown: true },
      { path: "password", sensitive: true },
      { path: "tags.team", after: "ml" },
      ...Array.from({ length: 9 }, (_, at) => ({ path: `tags.t${at}`, after: "x".repeat(200) })),
    ],
  },
  { address: "aws_s3_object.o", group: "S3", action: "delete", attributes: [] },
];

it("groups by service, and makes what is lost stand out", () => {
  expect(planText(CHANGES, plain)).toBe(`IAM  1 to REPLACE
  ± aws_iam_role.r  acme-runner  is REPLACED: destroyed, and made anew, as name cannot be changed in place
      name: "a" → "b"

S3  1 to create, 1 to DESTROY
  + aws_s3_bucket.b  acme
  - aws_s3_object.o  is DESTROYED

SQS  1 to change
  ~ aws_sqs_queue.q
      arn: "x" → (known after the apply)
      password: (secret)
      tags.team: (none) → "ml"
${[0, 1, 2, 3, 4].map((at) => `      tags.t${at}: (none) → "${"x".repeat(39)}…\n`).join("")}      … 4 more
`);
});

it("says the same with colour as without", () => {
  expect(stripVTControlCharacters(planText(CHANGES, coloured))).toBe(planText(CHANGES, plain));
  expect(planText(CHANGES, coloured)).not.toBe(planText(CHANGES, plain));
});

it("counts what is done, and says so where it is nothing", () => {
  expect(countText(CHANGES, plain)).toBe("1 to create, 1 to change, 1 to REPLACE, 1 to DESTROY");
  expect(countText([], plain)).toBe("no resource changes");
});

it("lets no value move the cursor", () => {
  const text = planText(
    [
      {
        address: "a.b",
        group: "A",
        action: "update",
        name: "\x1b[2J",
        attributes: [{ path: "p\x07", before: "\x1b]0;x\x07" }],
      },
    ],
    plain,
  );

  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
});

it("goes on farther in where the screen ends", () => {
  expect(planText(CHANGES.slice(1, 2), plain, 50)).toBe(`IAM  1 to REPLACE
  ± aws_iam_role.r  acme-runner  is REPLACED:
      destroyed, and made anew, as name cannot be
      changed in place
      name: "a" → "b"
`);
});
