import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dispatch } from "../../src/runner/lambda/dispatch.ts";
import { type MemoryObjects, memoryObjects } from "./memory-objects.ts";
import { buildEvent, request, SWEEP, type TestRunner, testRunner } from "./test-runner.ts";

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
