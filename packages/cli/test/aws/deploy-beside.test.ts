import { GetFunctionCommand, ListVersionsByFunctionCommand } from "@aws-sdk/client-lambda";
import { ListSchedulesCommand } from "@aws-sdk/client-scheduler";
import { describe, expect, it } from "vitest";
import type { FaultRule } from "../../../../tools/fault-proxy/fault.ts";
import { startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { isMotoThere } from "../../../../tools/infra-checks/moto.ts";
import { document } from "../sagewright.ts";
import { awsProject } from "./aws-project.ts";
import { changesOf, FUNCTION_ROLE, onMoto, pipelineOf } from "./on-moto.ts";

const needs = isMotoThere ? "" : " [needs moto]";
const on = onMoto();
const FAIL = 'step.fail("No", { errorMessage: "no" })';
const COUNT = 'step.fn("Count", { on: "lambda", returns: { n: "Integer" }, run: () => ({ n: 1 }) })';
const SCHEDULES = 'schedules: [schedule.rate("Nightly", { every: 1, unit: "day" })]';
const TRIGGERS = 'triggers: [onEvent("New", { pattern: { source: ["one"] } })]';
const role = ["--lambda-role-arn", FUNCTION_ROLE];
const starter = ["--schedule-role-arn", "arn:aws:iam::444455556666:role/starter"];

describe.skipIf(!isMotoThere)(`what is deployed beside a pipeline${needs}`, () => {
  it("asks for roles before anything is sent", async () => {
    for (const [pipeline, code] of [
      [pipelineOf(COUNT), "LAMBDA_ROLE_MISSING"],
      [pipelineOf(FAIL, SCHEDULES), "START_ROLE_MISSING"],
    ] as const) {
      const result = await on.deploy(awsProject({ "pipeline.ts": pipeline }), "roleless");
      expect(result.code).toBe(2);
      expect(document(result).issues).toMatchObject([{ code }]);
    }
  });

  it("makes nothing twice though answers are lost, connections end and requests are refused for a while", async () => {
    const made =
      (path: RegExp): FaultRule["on"] =>
      ({ method, path: at }) =>
        method !== "GET" && path.test(at);
    const folder = awsProject({ "pipeline.ts": pipelineOf(COUNT, `${SCHEDULES}, ${TRIGGERS}`) });
    const rules: readonly FaultRule[] = [
      { on: made(/\/functions$/), fault: "lost response" },
      { on: made(/\/versions$/), fault: "lost response" },
      { on: made(/\/aliases$/), fault: "lost response" },
      { on: made(/^\/schedules\//), fault: "lost response" },
      { on: "PutRule", fault: "lost response" },
      { on: "PutTargets", fault: "reset in response" },
      { on: "DescribeRule", fault: "throttled" },
      { on: "GetCallerIdentity", fault: "internal error" },
    ];
    const proxy = await startFaultProxy(on.endpoint, rules);

    const result = await on.deployAt(proxy.endpoint, folder, "lossy", ...role, ...starter);
    await proxy.stop();

    expect(changesOf(result)).toEqual([
      "created function lossy-Count",
      "created schedule lossy-Nightly",
      "created trigger lossy-New",
    ]);
    expect(proxy.requests.filter(({ fault }) => fault !== undefined)).toHaveLength(rules.length);
    const { Versions = [] } = await on.lambda.send(
      new ListVersionsByFunctionCommand({ FunctionName: "lossy-Count" }),
    );
    expect(Versions.map(({ Version }) => Version)).toEqual(["$LATEST", "1"]);
    expect(changesOf(await on.deploy(folder, "lossy", ...role, ...starter)).join()).not.toMatch(
      /created|updated/,
    );
  });

  it("says in a dry run what it would make, and makes nothing", async () => {
    const folder = awsProject({ "pipeline.ts": pipelineOf(COUNT, SCHEDULES) });

    const result = await on.deploy(folder, "dry", ...role, ...starter, "--dry-run");

    expect(changesOf(result)).toEqual(["created function dry-Count", "created schedule dry-Nightly"]);
    expect(document(result)).toMatchObject({ dryRun: true, change: "created" });
    const { Schedules } = await on.scheduler.send(new ListSchedulesCommand({ NamePrefix: "dry-" }));
    expect(Schedules).toEqual([]);
    await expect(on.lambda.send(new GetFunctionCommand({ FunctionName: "dry-Count" }))).rejects.toThrow();
  });
});
