import { expect, it } from "vitest";
import { doctorText } from "./doctor-text.ts";

const plain = (_: unknown, text: string): string => text;
const REPORT = {
  groups: [
    {
      neededFor: "aws" as const,
      title: "Run on AWS",
      findings: [
        {
          check: "credentials",
          status: "fault" as const,
          message: "There are no credentials for AWS.",
          remedy: "Sign in (`aws sso login`), or set AWS_PROFILE.",
        },
        { check: "region", status: "ok" as const, message: "eu-west-1" },
      ],
    },
  ],
  faults: 1,
  warnings: 0,
};

it("has a line for each finding, with its remedy below", () => {
  expect(doctorText(REPORT, plain)).toBe(`Run on AWS
  ✗ credentials  There are no credentials for AWS.
                 → Sign in (\`aws sso login\`), or set AWS_PROFILE.
  ✓ region       eu-west-1

1 fault, 0 warnings`);
});

it("goes on below itself on a narrow screen", () => {
  expect(doctorText(REPORT, plain, 50)).toBe(`Run on AWS
  ✗ credentials  There are no credentials for AWS.
                 → Sign in (\`aws sso login\`), or
                 set AWS_PROFILE.
  ✓ region       eu-west-1

1 fault, 0 warnings`);
});
