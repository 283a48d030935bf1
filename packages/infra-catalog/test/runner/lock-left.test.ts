import type { Build } from "@aws-sdk/client-codebuild";
import { stateKey } from "@sagewright/core/project";
import { describe, expect, it } from "vitest";
import { lockKey } from "../../src/runner/backend-document.ts";
import { BUILD_START } from "./fake-code-build.ts";
import { runnerScene } from "./runner-scene.ts";
import { PROJECT_ID, request, SWEEP } from "./test-runner.ts";

const LOCK = "5d3f8c1e-0d0f-4c5b-9a53-2f6f0c1f7a11";

const scene = runnerScene();
const { statuses, reason } = scene;

/** As Terraform 1.11 writes it. */
const lock = (created: Date): string =>
  JSON.stringify({
    ID: LOCK,
    Operation: "OperationTypeApply",
    Info: "",
    Who: "root@build",
    Version: "1.11.4",
    Created: created.toISOString(),
    Path: `platform/${stateKey(PROJECT_ID)}`,
  });

const seconds = (count: number): Date => new Date(BUILD_START.getTime() + count * 1000);
const leave = (text: string) => void scene.objects.contents.set(lockKey(PROJECT_ID), text);
const told = (value: string) => ({ exportedEnvironmentVariables: [{ name: "RUN_REASON", value }] });

describe("a lock that a run left", () => {
  it.each<[string, Partial<Build>]>([
    ["was stopped by hand", { buildStatus: "STOPPED" }],
    ["ran out of time", { buildStatus: "TIMED_OUT" }],
    ["lost its machine", { buildStatus: "FAULT" }],
    [
      "had its Terraform killed",
      { buildStatus: "FAILED", ...told("Terraform was stopped after 2220 seconds.") },
    ],
  ])("is named, with the remedy, when the build %s", async (_, ending) => {
    await scene.runner.deliver(request("Update"));
    leave(lock(seconds(20)));
    await scene.runner.end(ending);
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toMatch(
      new RegExp(`^The run left the state of ${PROJECT_ID} locked \\(lock ${LOCK}\\)`),
    );
    expect(reason()).toContain(`terraform force-unlock ${LOCK}`);
  });

  it("is named when the sweep stops the build", async () => {
    await scene.runner.deliver(request("Update"));
    leave(lock(seconds(20)));
    scene.runner.pass(54 * 60_000);
    await scene.runner.deliver(SWEEP);
    expect(reason()).toContain(`terraform force-unlock ${LOCK}`);
  });

  it.each<[string, string, Partial<Build>]>([
    ["that is older than the build", lock(seconds(-1)), { buildStatus: "STOPPED" }],
    [
      "of a run that told its reason itself",
      lock(seconds(20)),
      { buildStatus: "FAILED", ...told("Error: quota") },
    ],
    ["that nobody can read", "no JSON", { buildStatus: "STOPPED" }],
  ])("is not told of one %s", async (_, text, ending) => {
    await scene.runner.deliver(request("Update"));
    leave(text);
    await scene.runner.end(ending);
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).not.toContain("force-unlock");
  });

  it("keeps no answer waiting when it cannot be read", async () => {
    await scene.runner.deliver(request("Update"));
    const { get } = scene.objects;
    scene.objects.get = async (key) => {
      if (key === lockKey(PROJECT_ID)) throw new TypeError("AccessDenied");
      return get(key);
    };
    await scene.runner.end({ buildStatus: "STOPPED" });
    expect(statuses()).toEqual(["FAILED"]);
    expect(scene.runner.logged.join()).toContain("could not be read");
  });
});
