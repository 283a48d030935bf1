import { S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type FakeAws, startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import { isBotocoreThere, NEEDS_BOTOCORE } from "../../../../tools/infra-checks/botocore-faults.ts";
import type { Cloud } from "../../src/catalog/cloud.ts";
import { checkCommandRunnerPackage, registerCommandRunner } from "../../src/catalog/command-runner-type.ts";

const TYPE = "AWSUtility::CloudFormation::CommandRunner";
const PACKAGE = {
  commandRunnerPackage: "s3://my-bucket/command-runner.zip",
  commandRunnerRole: "arn:aws:iam::111122223333:role/CommandRunnerExecution",
};

const FAILING = { error: "InternalFailure", message: "oops", status: 500 };

let aws: FakeAws;
let said = "";
beforeEach(async () => {
  aws = await startFakeAws({ platform: false });
  said = "";
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "x");
  vi.stubEnv("SAGEWRIGHT_POLL_MILLISECONDS", "5");
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(aws.unknown).toEqual([]);
  await aws.stop();
});

const cloud = (): Cloud => ({
  account: "111122223333",
  region: "eu-west-1",
  partition: "aws",
  bucket: "b",
  s3: new S3Client({}),
  pathStyle: true,
  aws: { region: "eu-west-1", endpointUrl: aws.endpoint },
  credentials: () => Promise.reject(new Error("Terraform is not asked.")),
});
const operations = () => aws.calls.map(({ operation }) => operation);

it("says how the type is registered where nobody has given what it takes", async () => {
  await registerCommandRunner(cloud(), {});

  expect(operations()).toEqual(["DescribeType"]);
  expect(said).toMatch(/warning COMMAND_RUNNER_UNREGISTERED/);
  expect(said).toMatch(/AWS_REGION=eu-west-1 .\/scripts\/register.sh/);
});

it("registers the type, waits for it, and makes it the default; and leaves it alone the next time", async () => {
  await registerCommandRunner(cloud(), PACKAGE);
  const first = operations();
  await registerCommandRunner(cloud(), PACKAGE);

  expect(aws.state.types.has(TYPE)).toBe(true);
  expect(first[0]).toBe("DescribeType");
  expect(first.filter((operation) => operation === "RegisterType")).toHaveLength(1);
  expect(first.at(-1)).toBe("SetTypeDefaultVersion");
  expect(operations().slice(first.length)).toEqual(["DescribeType"]);
});

const registrations = () => operations().filter((operation) => operation === "RegisterType").length;

it("begins anew where an earlier registration was refused, and that with its reason", async () => {
  aws.scenario.registrationRefusals = ["The package has no schema."];

  await expect(registerCommandRunner(cloud(), PACKAGE)).rejects.toThrow(/COMMAND_RUNNER_REFUSED/);
  await registerCommandRunner(cloud(), PACKAGE);

  expect(registrations()).toBe(2);
  expect(aws.state.types.has(TYPE)).toBe(true);
});

it("waits for a role that was just made, and not for ever", async () => {
  const refusal = "The role arn:aws:iam::111122223333:role/CommandRunnerExecution cannot be assumed.";
  aws.scenario.registrationRefusals = [refusal, refusal];
  await registerCommandRunner(cloud(), PACKAGE);
  expect(registrations()).toBe(3);

  aws.state.types.clear();
  aws.scenario.registrationRefusals = Array.from({ length: 9 }, () => refusal);
  await expect(registerCommandRunner(cloud(), PACKAGE)).rejects.toMatchObject({
    issues: [{ code: "COMMAND_RUNNER_REFUSED", message: expect.stringContaining(refusal) }],
  });
  expect(registrations()).toBe(7);
});

it("goes on waiting for the registration that a killed command has begun, and through failures of the service", async () => {
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  aws.scenario.hold = "requested";
  const killed = registerCommandRunner(cloud(), PACKAGE);
  await expect.poll(registrations).toBe(1);

  const next = registerCommandRunner(cloud(), PACKAGE);
  await expect.poll(() => operations().includes("ListTypeRegistrations")).toBe(true);
  aws.fail("DescribeTypeRegistration", FAILING, 3);
  aws.scenario.hold = undefined;
  await Promise.all([killed, next]);

  expect(registrations()).toBe(1);
});

it.skipIf(!isBotocoreThere)(`asks as AWS's models have it ${NEEDS_BOTOCORE}`, async () => {
  await registerCommandRunner(cloud(), PACKAGE);

  expect(aws.wireFaults()).toEqual([]);
});

it.each([
  [{ commandRunnerPackage: "s3://b" }],
  [{ commandRunnerPackage: PACKAGE.commandRunnerPackage }],
  [{ commandRunnerRole: PACKAGE.commandRunnerRole }],
  [{ ...PACKAGE, commandRunnerRole: "admin" }],
  [{ ...PACKAGE, commandRunnerPackage: "https://example.com/x.zip" }],
])("refuses %j before anything is done", (given) => {
  expect(() => checkCommandRunnerPackage(given)).toThrow("COMMAND_RUNNER_PACKAGE_INVALID");
});
