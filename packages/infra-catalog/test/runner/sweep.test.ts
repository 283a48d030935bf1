import { describe, expect, it } from "vitest";
import { itSpeaksCodeBuild, runnerScene } from "./runner-scene.ts";
import { request, SWEEP } from "./test-runner.ts";

const MINUTE = 60_000;

const scene = runnerScene();
const { answers, statuses, reason, lastBuild } = scene;

describe("the sweep", () => {
  it("answers a build whose event was lost", async () => {
    await scene.runner.deliver(request("Create"));
    scene.runner.builds.end(lastBuild(), { buildStatus: "SUCCEEDED" });
    await scene.runner.deliver(SWEEP);
    await scene.runner.deliver(SWEEP);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("leaves a build that still has time", async () => {
    await scene.runner.deliver(request("Create"));
    scene.runner.pass(50 * MINUTE);
    await scene.runner.deliver(SWEEP);
    expect(answers()).toEqual([]);
  });

  it("stops a build that runs too long, and answers before CloudFormation gives up", async () => {
    await scene.runner.deliver(request("Create"));
    scene.runner.pass(54 * MINUTE);
    await scene.runner.deliver(SWEEP);
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("had not ended after 53 minutes");
    expect(scene.runner.builds.builds[0]?.buildStatus).toBe("STOPPED");
  });

  it("gives a request time to get a build, and answers if it has none for too long", async () => {
    scene.runner.builds.failures.push("AccountLimitExceededException");
    await expect(scene.runner.deliver(request("Create"))).rejects.toThrow("RUNNER_NOT_YET");
    scene.runner.pass(9 * MINUTE);
    await scene.runner.deliver(SWEEP);
    expect(statuses()).toEqual([]);
    scene.runner.pass(1 * MINUTE);
    await scene.runner.deliver(SWEEP);
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("no build after 10 minutes");
  });

  it("sends an answer that was decided and never sent", async () => {
    scene.runner.cloudFormation.failures.push(503, 503, 503, 503, 503);
    await scene.runner.deliver(request("Create"));
    await expect(scene.runner.end({ buildStatus: "SUCCEEDED" })).rejects.toThrow("RUNNER_NOT_YET");
    await scene.runner.deliver(SWEEP);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("sends what was decided first, whatever the build did since", async () => {
    await scene.runner.deliver(request("Create"));
    scene.runner.pass(54 * MINUTE);
    scene.runner.cloudFormation.failures.push(503, 503, 503, 503, 503);
    await scene.runner.deliver(SWEEP);
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("had not ended");
  });

  it("tends to the others when one fails", async () => {
    scene.objects.contents.set(`requests/${"0".repeat(64)}.json`, "no JSON");
    await scene.runner.deliver(request("Create"));
    scene.runner.builds.end(lastBuild(), { buildStatus: "SUCCEEDED" });
    await scene.runner.deliver(SWEEP);
    expect(statuses()).toEqual(["SUCCESS"]);
  });
});

itSpeaksCodeBuild("StartBuild", "BatchGetBuilds", "StopBuild");
