import { chmodSync, mkdirSync, mkdtempSync, statSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { doctorDocument } from "../../src/documents/doctor.ts";
import { operatorPlace } from "../project/on-fake.ts";
import { project } from "../project.ts";
import { document, type Result, start } from "../sagewright.ts";

const NO_ACCOUNT = {
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_REGION: "eu-west-1",
  HOME: mkdtempSync(join(tmpdir(), "home-")),
};
const PIPELINE = {
  Version: "2020-12-01",
  Parameters: [],
  Steps: [
    {
      Name: "Train",
      Type: "Training",
      Arguments: {
        AlgorithmSpecification: {
          TrainingImage: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mine:1",
          TrainingInputMode: "File",
        },
        OutputDataConfig: { S3OutputPath: "s3://mine/out" },
        ResourceConfig: { InstanceType: "ml.p4d.24xlarge", InstanceCount: 2, VolumeSizeInGB: 30 },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
        RoleArn: "arn:aws:iam::111122223333:role/ml",
      },
    },
  ],
};

const findings = (result: Result) =>
  doctorDocument.parse(document(result)).groups.flatMap((group) => group.findings);
const of = (result: Result, check: string) => findings(result).filter((finding) => finding.check === check);

/** A PATH on which there are these programs only. */
function pathWith(...programs: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "path-"));
  for (const program of programs)
    symlinkSync(program, join(folder, program.slice(program.lastIndexOf("/") + 1)));
  return folder;
}

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => servers.splice(0).map((server) => server.close()));

/** STS, whose clock is so many seconds ahead of ours. */
async function stsAhead(seconds: number): Promise<string> {
  const server = createServer((_, response) => {
    response.sendDate = false;
    response.writeHead(200, {
      "content-type": "text/xml",
      date: new Date(Date.now() + seconds * 1000).toUTCString(),
    });
    response.end(
      "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/ada</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>",
    );
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("tells of credentials that are not there once for each thing they are needed for, and finds no fault in that", async () => {
  const result = await start(project({}), ["doctor", "--json"], NO_ACCOUNT).ended;

  expect(result.code).toBe(0);
  const credentials = of(result, "credentials");
  expect(credentials.map(({ status }) => status)).toEqual(["warning", "warning", "warning"]);
  expect(credentials[0]?.message).toContain("AWS was not asked: There are no credentials");
  expect(credentials[0]?.remedy).toContain("AWS_PROFILE");
  expect(findings(result).map(({ check }) => check)).not.toContain("clock");
});

it("finds a fault in missing credentials where a command is asked about that needs them", async () => {
  const asked = await start(project({}), ["doctor", "deploy", "--json"], NO_ACCOUNT).ended;
  const here = await start(project({}), ["doctor", "run", "--json"], NO_ACCOUNT).ended;

  expect(asked.code).toBe(3);
  expect(of(asked, "credentials")).toMatchObject([{ status: "fault" }]);
  expect(here.code).toBe(0);
  expect(of(here, "credentials")).toEqual([]);
});

it.each([
  [["--profile", "nope"], "There is no profile nope"],
  [["--endpoint-url", "notaurl"], '"notaurl" is not an http or https URL'],
  [["--region", "eu-west-1"], "There are no credentials"],
])("finds a fault in an AWS that cannot be asked where %j names it", async (flags, words) => {
  const result = await start(project({}), ["doctor", ...flags, "--json"], NO_ACCOUNT).ended;

  expect(result.code).toBe(3);
  expect(of(result, "credentials")).toMatchObject([
    { status: "fault", message: expect.stringContaining(words) },
    { status: "warning" },
    { status: "warning" },
  ]);
});

it("says of each program that is not there what lacks without it", async () => {
  const PATH = pathWith("/usr/bin/env");
  const result = await start(project({}), ["doctor", "--json"], { ...NO_ACCOUNT, PATH }).ended;

  expect(["bubblewrap", "python", "git", "terraform"].flatMap((check) => of(result, check))).toMatchObject([
    { status: process.platform === "linux" ? "warning" : "ok" },
    {
      status: "warning",
      message: expect.stringContaining("python3"),
      remedy: expect.stringContaining("Install"),
    },
    { status: "warning", message: expect.stringContaining("git") },
    { status: "warning", message: expect.stringContaining("Terraform") },
  ]);
});

it("finds a fault in a Terraform that is not there for whom is asked about the platform", async () => {
  const result = await start(project({}), ["doctor", "catalog", "plan", "--json"], {
    ...NO_ACCOUNT,
    PATH: pathWith(),
  }).ended;

  expect(result.code).toBe(3);
  expect(of(result, "terraform")).toMatchObject([{ status: "fault" }]);
});

it("makes a state folder writable again, which is its owner's, and nothing else of it", async () => {
  const folder = project({});
  const state = join(folder, ".sagewright");
  mkdirSync(state);
  chmodSync(state, 0o550);

  const found = await start(folder, ["doctor", "run", "--json"], NO_ACCOUNT).ended;
  const fixed = await start(folder, ["doctor", "run", "--fix"], NO_ACCOUNT).ended;

  expect(of(found, "state folder")).toMatchObject([{ status: "fault", fixable: true }]);
  expect(found.code).toBe(3);
  expect(fixed).toMatchObject({ code: 0, stdout: expect.stringContaining("fixed: chmod u+rwx .sagewright") });
  expect((statSync(state).mode & 0o777).toString(8)).toBe("750");
});

it("says that a pipeline file has errors, and how to see them", async () => {
  const result = await start(project({ "pipeline.ts": "export default 1;" }), ["doctor", "run"], NO_ACCOUNT)
    .ended;

  expect(result.code).toBe(3);
  expect(result.stdout).toContain("✗ pipeline      pipeline.ts has 1 error.\n");
  expect(result.stdout).toContain("→ See them: sagewright check pipeline.ts");
});

it.each([
  [5, "ok"],
  [200, "warning"],
  [1000, "fault"],
])("hears that AWS's clock is %i seconds ahead: %s", async (seconds, status) => {
  const endpoint = await stsAhead(seconds);
  const keys = { ...NO_ACCOUNT, AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "example" };

  const result = await start(project({}), ["doctor", "deploy", "--json", "--endpoint-url", endpoint], keys)
    .ended;

  expect(of(result, "clock")).toMatchObject([{ status }]);
});

it("holds the instances of a pipeline's jobs against the account's quotas, and its role against its trust", async () => {
  const { aws, start: begin } = await operatorPlace(
    {},
    {
      "pipeline.json": JSON.stringify(PIPELINE),
      "sagewright.config.ts": `export default { role: "arn:aws:iam::111122223333:role/ml" };`,
    },
  );
  aws.state.quotas.set("sagemaker L-1", { name: "ml.p4d.24xlarge for training job usage", value: 1 });
  aws.state.quotas.set("sagemaker L-2", { name: "ml.p4d.24xlarge for processing job usage", value: 9 });
  aws.state.roles.set("ml", {
    path: "/",
    policies: [],
    trust: {
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
  });

  const result = await begin("doctor", "deploy", "--pipeline", "pipeline.json", "--json").ended;

  expect(of(result, "quotas")).toMatchObject([
    { status: "fault", message: "ml.p4d.24xlarge for training job usage: 1, and a job wants 2." },
  ]);
  expect(of(result, "pipeline's role")).toMatchObject([
    { status: "fault", message: "SageMaker may not take arn:aws:iam::111122223333:role/ml." },
  ]);
  expect(result.code).toBe(3);
});

it("knows the command that was meant", async () => {
  const result = await start(project({}), ["doctor", "depoly"], NO_ACCOUNT).ended;

  expect(result.code).toBe(2);
  expect(result.stderr).toContain("hint: Did you mean deploy?");
});
