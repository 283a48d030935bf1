import { describe, expect, it } from "vitest";
import { dispatch } from "../../src/runner/lambda/dispatch.ts";
import { itSpeaksCodeBuild, runnerScene } from "./runner-scene.ts";
import { BUNDLE, buildEvent, EXAMPLES, PROJECT_ID, request } from "./test-runner.ts";

/** Calls that the client of the tests makes of a throttled one. */
const ATTEMPTS = 3;
const REQUEST_TYPES = ["Create", "Update", "Delete"] as const;

const scene = runnerScene();
const { answers, statuses, reason, started, lastBuild, variables, document } = scene;

describe.each(REQUEST_TYPES)("%s", (type) => {
  it("answers with success when the build succeeds", async () => {
    const event = request(type);
    await scene.runner.deliver(event);
    expect(answers()).toEqual([]);
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
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
    await scene.runner.deliver(request(type));
    await scene.runner.end({
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
    await scene.runner.deliver(request(type));
    await scene.runner.end({
      buildStatus,
      phases: [{ phaseType: "PROVISIONING", phaseStatus: "FAULT", contexts: [{ message: "no capacity" }] }],
    });
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toMatch(expected);
  });

  it("answers at once when the build cannot start", async () => {
    scene.runner.builds.failures.push("InvalidInputException");
    await scene.runner.deliver(request(type));
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain("InvalidInputException");
  });

  it("gets over a throttled start", async () => {
    scene.runner.builds.failures.push("ThrottlingException", "ThrottlingException");
    await scene.runner.deliver(request(type));
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    expect(started()).toHaveLength(1);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it.each([
    ["ThrottlingException", ATTEMPTS],
    ["AccountLimitExceededException", 1],
    ["InternalServerError", ATTEMPTS],
  ])("waits for Lambda's next deliveries while CodeBuild says %s, then answers", async (error, calls) => {
    const event = request(type);
    const refuse = () => scene.runner.builds.failures.push(...Array.from({ length: calls }, () => error));
    for (const pause of [60_000, 120_000]) {
      refuse();
      await expect(scene.runner.deliver(event)).rejects.toThrow(`CodeBuild starts no build: ${error}`);
      expect(answers()).toEqual([]);
      scene.runner.pass(pause);
    }
    refuse();
    await scene.runner.deliver(event);
    expect(statuses()).toEqual(["FAILED"]);
    expect(reason()).toContain(error);
    expect(started()).toEqual([]);
  });

  it("starts with a later delivery what CodeBuild had no room for", async () => {
    const event = request(type);
    scene.runner.builds.failures.push("AccountLimitExceededException");
    await expect(scene.runner.deliver(event)).rejects.toThrow("RUNNER_NOT_YET");
    scene.runner.pass(60_000);
    await scene.runner.deliver(event);
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    expect(started()).toHaveLength(1);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("takes a request that is delivered again and again for one", async () => {
    const event = request(type);
    await scene.runner.deliver(event);
    await scene.runner.deliver(event);
    await Promise.all([scene.runner.deliver(event), scene.runner.deliver(event)]);
    await scene.runner.end({ buildStatus: "SUCCEEDED" });
    await scene.runner.deliver(event);
    expect(started()).toHaveLength(1);
    expect(statuses()).toEqual(["SUCCESS"]);
  });

  it("answers once when the end is told many times at once", async () => {
    await scene.runner.deliver(request(type));
    scene.runner.builds.end(lastBuild(), { buildStatus: "SUCCEEDED" });
    const event = buildEvent(lastBuild(), "SUCCEEDED");
    const told = await Promise.allSettled(Array.from({ length: 8 }, () => scene.runner.deliver(event)));
    await scene.runner.deliver(event);
    expect(statuses()).toEqual(["SUCCESS"]);
    const refusals = told.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
    for (const refusal of refusals) expect(refusal).toContain("RUNNER_NOT_YET");
  });

  it("answers when the end is told before the start has returned", async () => {
    scene.runner.builds.onStart = async () => {
      scene.runner.builds.onStart = undefined;
      await scene.runner.end({ buildStatus: "SUCCEEDED" });
    };
    await scene.runner.deliver(request(type));
    expect(statuses()).toEqual(["SUCCESS"]);
  });
});

describe("a run", () => {
  it("is told what to do in documents", async () => {
    await scene.runner.deliver(request("Create"));
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
      dynamodb_table: "",
    });
  });

  it("locks in the table as well as with the file where there is one", async () => {
    const settings = { ...scene.runner.settings, lockTable: "sagewright-acme-dev-lock" };
    await dispatch({ ...scene.runner, settings }, request("Create"));
    expect(document("BACKEND_BASE64")).toMatchObject({
      use_lockfile: true,
      dynamodb_table: "sagewright-acme-dev-lock",
    });
  });

  it("defect 4: destroys on Delete", async () => {
    await scene.runner.deliver(request("Delete"));
    expect(variables().ACTION).toBe("destroy");
  });
});

itSpeaksCodeBuild("StartBuild", "BatchGetBuilds");
