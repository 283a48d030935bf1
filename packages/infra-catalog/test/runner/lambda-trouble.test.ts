import { describe, expect, it } from "vitest";
import { dispatch } from "../../src/runner/lambda/dispatch.ts";
import { runnerScene } from "./runner-scene.ts";
import { buildEvent, request, SWEEP } from "./test-runner.ts";

const scene = runnerScene();
const { answers, statuses, reason, started, lastBuild } = scene;

describe("when something breaks", () => {
  it("starts no second build after it died before it wrote down the first", async () => {
    const event = request("Create");
    const { replace } = scene.objects;
    scene.objects.replace = async () => {
      throw new TypeError("died");
    };
    await expect(scene.runner.deliver(event)).rejects.toThrow("died");
    scene.objects.replace = replace;
    await scene.runner.deliver(event);
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    expect(started()).toHaveLength(1);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("answers the end of a build that was never written down", async () => {
    const { replace } = scene.objects;
    scene.objects.replace = async () => {
      throw new TypeError("died");
    };
    await expect(scene.runner.deliver(request("Create"))).rejects.toThrow("died");
    scene.objects.replace = replace;
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("takes an answer over from an invocation that died while sending", async () => {
    await scene.runner.deliver(request("Create"));
    scene.runner.builds.end(lastBuild(), { buildStatus: "SUCCEEDED" });
    const event = buildEvent(lastBuild(), "SUCCEEDED");
    void dispatch({ ...scene.runner, fetch: () => new Promise(() => {}) }, event);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(scene.runner.deliver(event)).rejects.toThrow("RUNNER_NOT_YET");
    scene.runner.pass(80_000);
    await scene.runner.deliver(event);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("sends an answer again that CloudFormation did not take", async () => {
    scene.runner.cloudFormation.failures.push(503, 500, 429);
    await scene.runner.deliver(request("Create"));
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("asks for another delivery when CloudFormation takes nothing, and answers then", async () => {
    scene.runner.cloudFormation.failures.push(503, 503, 503, 503, 503);
    await scene.runner.deliver(request("Create"));
    await expect(scene.runner.end({ buildStatus: "SUCCEEDED" })).rejects.toThrow("RUNNER_NOT_YET");
    await scene.runner.deliver(buildEvent(lastBuild(), "SUCCEEDED"));
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("gives up on a URL that is no longer valid", async () => {
    scene.runner.cloudFormation.failures.push(403);
    await scene.runner.deliver(request("Create"));
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    await scene.runner.deliver(buildEvent(lastBuild(), "SUCCEEDED"));
    expect(answers()).toEqual([]);
    expect(scene.runner.logged.join()).toContain("no longer takes the answer");
  });

  it("asks for another delivery while CodeBuild still says that the build runs", async () => {
    await scene.runner.deliver(request("Create"));
    await expect(scene.runner.end({ buildStatus: "IN_PROGRESS" })).rejects.toThrow("RUNNER_NOT_YET");
    expect(answers()).toEqual([]);
  });

  it("answers at once when nothing can be written down", async () => {
    scene.objects.create = async () => {
      throw new TypeError("AccessDenied");
    };
    await scene.runner.deliver(request("Create"));
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("AccessDenied");
    expect(started()).toEqual([]);
  });

  it("leaves builds alone that answer no request", async () => {
    await scene.runner.deliver(request("Create"));
    const build = scene.runner.builds.builds[0];
    scene.runner.builds.end(lastBuild(), {
      buildStatus: "FAILED",
      environment: { ...build?.environment, environmentVariables: [] } as never,
    });
    await scene.runner.deliver(buildEvent(lastBuild(), "FAILED"));
    expect(answers()).toEqual([]);
  });

  it.each([
    {},
    null,
    { "detail-type": "Other" },
    { RequestType: "Create", ResponseURL: "http://plain.example" },
  ])("refuses an event that it does not know: %j", async (event) => {
    await expect(scene.runner.deliver(event)).rejects.toThrow("RUNNER_EVENT_UNKNOWN");
  });
});

describe("the ResponseURL", () => {
  it("is in no log, and in no record once the answer is out", async () => {
    await scene.runner.deliver(request("Create"));
    await scene.runner.end({ buildStatus: "FAILED" });
    await scene.runner.deliver(SWEEP);
    expect(scene.runner.logged).not.toEqual([]);
    expect(scene.runner.logged.join()).not.toContain("Signature");
    expect([...scene.objects.contents.values()].join()).not.toContain("Signature");
  });
});

describe("an answer", () => {
  it("has at most 4,096 bytes", async () => {
    await scene.runner.deliver(
      request("Create", { LogicalResourceId: "L".repeat(255), StackId: `arn:${"s".repeat(300)}` }),
    );
    await scene.runner.end({
      buildStatus: "FAILED",
      exportedEnvironmentVariables: [{ name: "RUN_REASON", value: `"\u0001🦊\n`.repeat(3_000) }],
    });
    expect(statuses()).toEqual(["FAILED"]);
    expect(answers()[0]?.bytes).toBeLessThanOrEqual(4096);
  });
});
