import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MemoryObjects, memoryObjects } from "./memory-objects.ts";
import { request, SWEEP, type TestRunner, testRunner } from "./test-runner.ts";

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
const lastBuild = () => runner.builds.builds.at(-1)?.id ?? "";

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
