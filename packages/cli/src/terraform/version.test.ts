import { TERRAFORM_VERSION_CONSTRAINT } from "@sagewright/infra-project";
import { expect, it } from "vitest";
import { isWithin, MINIMUM_TERRAFORM, NEXT_MAJOR_TERRAFORM } from "./version.ts";

it("asks for what the stacks ask for", () => {
  expect(`>= ${MINIMUM_TERRAFORM}, < ${NEXT_MAJOR_TERRAFORM}`).toBe(TERRAFORM_VERSION_CONSTRAINT);
});

it.each([
  ["1.11.4", true],
  ["1.11.10", true],
  ["1.12.0", true],
  ["1.14.0-beta1", false],
  ["1.11.3", false],
  ["1.9.8", false],
  ["0.15.5", false],
  ["2.0.0", false],
  ["2.0.0-alpha20300101", false],
  ["latest", false],
  ["", false],
])("says of %s whether it will do: %s", (version, isGood) => {
  expect(isWithin(version)).toBe(isGood);
});
