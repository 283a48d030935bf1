import { expect, it } from "vitest";
import { stackOf } from "./stack.fixture.ts";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/0123abcd";
const backendOf = (given: Parameters<typeof stackOf>[0]) => stackOf(given).terraform.backend.s3;

it("locks the state by a file, whoever runs Terraform", () => {
  expect(backendOf({})).toEqual({ encrypt: true, use_lockfile: true });
});

it("locks in the table as well where the platform has one", () => {
  expect(backendOf({ stateLock: "dynamodb" })).toMatchObject({
    use_lockfile: true,
    dynamodb_table: "sagewright-acme-dev-lock",
  });
});

it("encrypts the state with the platform's key", () => {
  expect(backendOf({ kmsKeyArn })).toMatchObject({ encrypt: true, kms_key_id: kmsKeyArn });
});
