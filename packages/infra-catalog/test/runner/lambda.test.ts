import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dispatch } from "../../src/runner/lambda/dispatch.ts";
import { type MemoryObjects, memoryObjects } from "./memory-objects.ts";
import {
  BUNDLE,
  buildEvent,
  EXAMPLES,
  PROJECT_ID,
  request,
  SWEEP,
  type TestRunner,
  testRunner,
} from "./test-runner.ts";

const REQUEST_TYPES = ["Create", "Update", "Delete"] as const;
const MINUTE = 60_000;

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

describe("when something breaks", () => {
  it("starts no second build after it died before it wrote down the first", async () => {
    const event = request("Create");
    const { replace } = objects;
    objects.replace = async () => {
      throw new TypeError("died");
    };
    await expect(runner.deliver(event)).rejects.toThrow("died");
    objects.replace = replace;
    await runner.deliver(event);
    await runner.end({ buildStatus: "SUCCEEDED" });
    expect(started()).toHaveLength(1);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("answers the end of a build that was never written down", async () => {
    const { replace } = objects;
    objects.replace = async () => {
      throw new TypeError("died");
    };
    await expect(runner.deliver(request("Create"))).rejects.toThrow("died");
    objects.replace = replace;
    await runner.end({ buildStatus: "SUCCEEDED" });
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("takes an answer over from an invocation that died while sending", async () => {
    await runner.deliver(request("Create"));
    runner.builds.end(lastBuild(), { buildStatus: "SUCCEEDED" });
    const event = buildEvent(lastBuild(), "SUCCEEDED");
    void dispatch({ ...runner, fetch: () => new Promise(() => {}) }, event);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(runner.deliver(event)).rejects.toThrow("RUNNER_NOT_YET");
    runner.pass(80_000);
    await runner.deliver(event);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("sends an answer again that CloudFormation did not take", async () => {
    runner.cloudFormation.failures.push(503, 500, 429);
    await runner.deliver(request("Create"));
    await runner.end({ buildStatus: "SUCCEEDED" });
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("asks for another delivery when CloudFormation takes nothing, and answers then", async () => {
    runner.cloudFormation.failures.push(503, 503, 503, 503, 503);
    await runner.deliver(request("Create"));
    await expect(runner.end({ buildStatus: "SUCCEEDED" })).rejects.toThrow("RUNNER_NOT_YET");
    await runner.deliver(buildEvent(lastBuild(), "SUCCEEDED"));
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("gives up on a URL that is no longer valid", async () => {
    runner.cloudFormation.failures.push(403);
    await runner.deliver(request("Create"));
    await runner.end({ buildStatus: "SUCCEEDED" });
    await runner.deliver(buildEvent(lastBuild(), "SUCCEEDED"));
    expect(answers()).toEqual([]);
    expect(runner.logged.join()).toContain("no longer takes the answer");
  });

  it("asks for another delivery while CodeBuild still says that the build runs", async () => {
    await runner.deliver(request("Create"));
    await expect(runner.end({ buildStatus: "IN_PROGRESS" })).rejects.toThrow("RUNNER_NOT_YET");
    expect(answers()).toEqual([]);
  });

  it("answers at once when nothing can be written down", async () => {
    objects.create = async () => {
      throw new TypeError("AccessDenied");
    };
    await runner.deliver(request("Create"));
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("AccessDenied");
    expect(started()).toEqual([]);
  });

  it("leaves builds alone that answer no request", async () => {
    await runner.deliver(request("Create"));
    const build = runner.builds.builds[0];
    runner.builds.end(lastBuild(), {
      buildStatus: "FAILED",
      environment: { ...build?.environment, environmentVariables: [] } as never,
    });
    await runner.deliver(buildEvent(lastBuild(), "FAILED"));
    expect(answers()).toEqual([]);
  });

  it.each([
    {},
    null,
    { "detail-type": "Other" },
    { RequestType: "Create", ResponseURL: "http://plain.example" },
  ])("refuses an event that it does not know: %j", async (event) => {
    await expect(runner.deliver(event)).rejects.toThrow("RUNNER_EVENT_UNKNOWN");
  });
});

describe("the sweep", () => {
  it("answers a build whose event was lost", async () => {
    await runner.deliver(request("Create"));
    runner.builds.end(lastBuild(), { buildStatus: "SUCCEEDED" });
    await runner.deliver(SWEEP);
    await runner.deliver(SWEEP);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("leaves a build that still has time", async () => {
    await runner.deliver(request("Create"));
    runner.pass(50 * MINUTE);
    await runner.deliver(SWEEP);
    expect(answers()).toEqual([]);
  });

  it("stops a build that runs too long, and answers before CloudFormation gives up", async () => {
    await runner.deliver(request("Create"));
    runner.pass(54 * MINUTE);
    await runner.deliver(SWEEP);
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("had not ended after 53 minutes");
    expect(runner.builds.builds[0]?.buildStatus).toBe("STOPPED");
  });

  it("sends an answer that was decided and never sent", async () => {
    runner.cloudFormation.failures.push(503, 503, 503, 503, 503);
    await runner.deliver(request("Create"));
    await expect(runner.end({ buildStatus: "SUCCEEDED" })).rejects.toThrow("RUNNER_NOT_YET");
    await runner.deliver(SWEEP);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("sends what was decided first, whatever the build did since", async () => {
    await runner.deliver(request("Create"));
    runner.pass(54 * MINUTE);
    runner.cloudFormation.failures.push(503, 503, 503, 503, 503);
    await runner.deliver(SWEEP);
    await runner.end({ buildStatus: "SUCCEEDED" });
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("had not ended");
  });

  it("tends to the others when one fails", async () => {
    objects.contents.set(`requests/${"0".repeat(64)}.json`, "no JSON");
    await runner.deliver(request("Create"));
    runner.builds.end(lastBuild(), { buildStatus: "SUCCEEDED" });
    await runner.deliver(SWEEP);
    expect(statuses()).toEqual(["SUCCESS"]);
  });
});

describe("the ResponseURL", () => {
  it("is in no log, and in no record once the answer is out", async () => {
    await runner.deliver(request("Create"));
    await runner.end({ buildStatus: "FAILED" });
    await runner.deliver(SWEEP);
    expect(runner.logged).not.toEqual([]);
    expect(runner.logged.join()).not.toContain("Signature");
    expect([...objects.contents.values()].join()).not.toContain("Signature");
  });
});

describe("an answer", () => {
  it("has at most 4,096 bytes", async () => {
    await runner.deliver(
      request("Create", { LogicalResourceId: "L".repeat(255), StackId: `arn:${"s".repeat(300)}` }),
    );
    await runner.end({
      buildStatus: "FAILED",
      exportedEnvironmentVariables: [{ name: "RUN_REASON", value: `"\u0001🦊\n`.repeat(3_000) }],
    });
    expect(statuses()).toEqual(["FAILED"]);
    expect(answers()[0]?.bytes).toBeLessThanOrEqual(4096);
  });
});
