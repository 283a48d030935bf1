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
