import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MemoryObjects, memoryObjects } from "./memory-objects.ts";
import {
  BUNDLE,
  buildEvent,
  EXAMPLES,
  PROJECT_ID,
  request,
  type TestRunner,
  testRunner,
} from "./test-runner.ts";

const REQUEST_TYPES = ["Create", "Update", "Delete"] as const;

let objects: MemoryObjects;
let runner: TestRunner;
beforeEach(async () => {
  objects = memoryObjects();
  runner = await testRunner(objects);
});
afterEach(() => runner.close());

const answers = () => runner.cloudFormation.answers;
const statuses = () => answers().map(({ body }) => body.Status);
const reason = () => answers()[0]?.body.Reason;
const started = () => runner.builds.started;
const lastBuild = () => runner.builds.builds.at(-1)?.id ?? "";
const variables = () =>
  Object.fromEntries(
    (started().at(-1)?.environmentVariablesOverride ?? []).map(({ name, value }) => [name, value]),
  );
const document = (name: string): unknown =>
  JSON.parse(Buffer.from(String(variables()[name]), "base64").toString());

describe.each(REQUEST_TYPES)("%s", (type) => {
  it("answers with success when the build succeeds", async () => {
    const event = request(type);
    await runner.deliver(event);
    expect(answers()).toEqual([]);
    await runner.end({ buildStatus: "SUCCEEDED" });
    expect(answers().map(({ body }) => body)).toEqual([
      {
        Status: "SUCCESS",
        PhysicalResourceId: PROJECT_ID,
        StackId: event.StackId,
        RequestId: event.RequestId,
        LogicalResourceId: "Project",
        Data: { ProjectId: PROJECT_ID, LogUrl: "https://console.aws.example/logs/1" },
      },
    ]);
    expect(answers()[0]?.contentType).toBeUndefined();
  });

  it("answers with the run's own reason when the build fails", async () => {
    await runner.deliver(request(type));
    await runner.end({
      buildStatus: "FAILED",
      exportedEnvironmentVariables: [{ name: "RUN_REASON", value: "Error: creating bucket " }],
      phases: [{ phaseType: "BUILD", phaseStatus: "FAILED", contexts: [{ message: "exit status 1" }] }],
    });
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toMatch(/^Error: creating bucket Log: https:\/\/console/);
    expect(answers()[0]?.body.PhysicalResourceId).toBe(PROJECT_ID);
  });

  it.each([
    ["TIMED_OUT", /ran out of its 45 minutes/],
    ["STOPPED", /was stopped/],
    ["FAULT", /PROVISIONING: no capacity/],
    ["FAILED", /PROVISIONING: no capacity/],
  ] as const)("answers a build that ended as %s without a word", async (buildStatus, expected) => {
    await runner.deliver(request(type));
    await runner.end({
      buildStatus,
      phases: [{ phaseType: "PROVISIONING", phaseStatus: "FAULT", contexts: [{ message: "no capacity" }] }],
    });
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toMatch(expected);
  });

  it("answers at once when the build does not start", async () => {
    runner.builds.failures.push("AccountLimitExceededException");
    await runner.deliver(request(type));
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("AccountLimitExceededException");
  });

  it("gets over a throttled start", async () => {
    runner.builds.failures.push("ThrottlingException", "ThrottlingException");
    await runner.deliver(request(type));
    await runner.end({ buildStatus: "SUCCEEDED" });
    expect(started()).toHaveLength(1);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("answers when the start is throttled throughout", async () => {
    runner.builds.failures.push(...Array.from({ length: 3 }, () => "ThrottlingException"));
    await runner.deliver(request(type));
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("ThrottlingException");
  });

  it("takes a request that is delivered again and again for one", async () => {
    const event = request(type);
    await runner.deliver(event);
    await runner.deliver(event);
    await Promise.all([runner.deliver(event), runner.deliver(event)]);
    await runner.end({ buildStatus: "SUCCEEDED" });
    await runner.deliver(event);
    expect(started()).toHaveLength(1);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("answers once when the end is told many times at once", async () => {
    await runner.deliver(request(type));
    runner.builds.end(lastBuild(), { buildStatus: "SUCCEEDED" });
    const event = buildEvent(lastBuild(), "SUCCEEDED");
    const told = await Promise.allSettled(Array.from({ length: 8 }, () => runner.deliver(event)));
    await runner.deliver(event);
    expect(statuses()).toEqual(["SUCCESS"]);
    const refusals = told.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
    for (const refusal of refusals) expect(refusal).toContain("RUNNER_NOT_YET");
  });

  it("answers when the end is told before the start has returned", async () => {
    runner.builds.onStart = async () => {
      runner.builds.onStart = undefined;
      await runner.end({ buildStatus: "SUCCEEDED" });
    };
    await runner.deliver(request(type));
    expect(statuses()).toEqual(["SUCCESS"]);
  });
});

describe("a run", () => {
  it("is told what to do in documents", async () => {
    await runner.deliver(request("Create"));
    expect(variables()).toMatchObject({ ACTION: "apply", PROJECT_ID, BUNDLE_SHA256: BUNDLE });
    expect(document("VARIABLES_BASE64")).toEqual({
      project_name: "demo",
      project_id: PROJECT_ID,
      repository_url: EXAMPLES.RepositoryUrl,
      repository_branch: "main",
      connection_arn: EXAMPLES.ConnectionArn,
      seed_template: "penguins",
    });
    expect(document("BACKEND_BASE64")).toEqual({
      bucket: "platform",
      key: `projects/${PROJECT_ID}/terraform.tfstate`,
      region: "eu-west-1",
      encrypt: true,
      use_lockfile: true,
    });
  });

  it("defect 4: destroys on Delete", async () => {
    await runner.deliver(request("Delete"));
    expect(variables().ACTION).toBe("destroy");
  });
});
