import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
} from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  LambdaClient,
  ListAliasesCommand,
  ListVersionsByFunctionCommand,
} from "@aws-sdk/client-lambda";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateScheduleCommand, ListSchedulesCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { FaultRule } from "../../../../tools/fault-proxy/fault.ts";
import { startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { deployDocument } from "../../src/documents/deploy.ts";
import { document, type Result, start } from "../sagewright.ts";
import { awsProject, buildVariables, ROLE } from "./aws-project.ts";

/** Each starts the command line several times, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const needs = isMotoThere ? "" : " [needs moto]";
let moto: Moto;
let lambda: LambdaClient;
let scheduler: SchedulerClient;
let events: EventBridgeClient;

beforeAll(async () => {
  if (!isMotoThere) return;
  moto = await startMoto();
  const settings = {
    endpoint: moto.endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  };
  lambda = new LambdaClient(settings);
  scheduler = new SchedulerClient(settings);
  events = new EventBridgeClient(settings);
  const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
  await new S3Client({ ...settings, forcePathStyle: true }).send(
    new CreateBucketCommand({ Bucket: "artifacts", CreateBucketConfiguration }),
  );
  await new IAMClient(settings).send(
    new CreateRoleCommand({ RoleName: "functions", AssumeRolePolicyDocument: JSON.stringify(TRUST) }),
  );
}, 60_000);
afterAll(() => moto?.stop());

/** The emulator's own account, in which functions and their roles lie. */
const EMULATED = "123456789012";
const FUNCTION_ROLE = `arn:aws:iam::${EMULATED}:role/functions`;
const TRUST = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
const pipelineOf = (steps: string, more = "") => `
import { onEvent, pipeline, schedule, step } from "@sagewright/pipeline-dsl";
export default pipeline("P", { steps: [${steps}], lambda: { region: "eu-west-1", accountId: "${EMULATED}" }, ${more} });
`;
const FAIL = 'step.fail("No", { errorMessage: "no" })';
const startsOf = (schedules: string, triggers: string) =>
  pipelineOf(FAIL, `schedules: [${schedules}], triggers: [${triggers}]`);

/** No project, so that the pipeline's own name and no tags are taken. */
const deploy = (folder: string, name: string, ...argv: readonly string[]): Promise<Result> =>
  deployAt(moto.endpoint, folder, name, ...argv);
const deployAt = (
  endpoint: string,
  folder: string,
  name: string,
  ...argv: readonly string[]
): Promise<Result> =>
  start(folder, ["deploy", "--target", "aws", "--json", "--name", name, ...argv], {
    ...buildVariables(endpoint),
    SAGEMAKER_PROJECT_NAME: "",
    SAGEMAKER_PROJECT_ID: "",
    SAGEMAKER_PROJECT_ARN: "",
  }).ended;
const change = (folder: string, pipeline: string): void =>
  writeFileSync(join(folder, "pipeline.ts"), pipeline);
const changesOf = (result: Result): readonly string[] => {
  expect(result.code, result.stderr + result.stdout).toBe(0);
  return deployDocument
    .parse(document(result))
    .changes.map((each) => [each.change, each.kind, each.name].join(" "));
};

describe.skipIf(!isMotoThere)(`what is deployed beside a pipeline${needs}`, () => {
  const count = (code: string, more = "") =>
    pipelineOf(
      `step.fn("Count", { on: "lambda", returns: { n: "Integer" }, run: () => ({ n: ${code} }), ${more} })`,
    );
  const role = ["--lambda-role-arn", FUNCTION_ROLE];

  it("publishes a function under the alias of its code, and makes no second version of the same", async () => {
    const folder = awsProject({ "pipeline.ts": count("1") });

    expect(changesOf(await deploy(folder, "counting", ...role))).toEqual(["created function counting-Count"]);

    const [alias] =
      (await lambda.send(new ListAliasesCommand({ FunctionName: "counting-Count" }))).Aliases ?? [];
    expect(alias).toMatchObject({ Name: expect.stringMatching(/^code-[0-9a-f]{16}$/), FunctionVersion: "1" });
    const { Configuration, Tags } = await lambda.send(
      new GetFunctionCommand({ FunctionName: "counting-Count" }),
    );
    expect(Configuration).toMatchObject({
      Handler: "main.handler",
      Runtime: "nodejs22.x",
      Role: FUNCTION_ROLE,
    });
    expect(Tags).toEqual({ "sagewright:pipeline": "counting" });
    expect(changesOf(await deploy(folder, "counting", ...role))).toEqual([
      "unchanged function counting-Count",
    ]);
  });

  it("gives other code an alias of its own, and keeps that of running executions", async () => {
    const folder = awsProject({ "pipeline.ts": count("1") });
    await deploy(folder, "recounting", ...role);
    change(folder, count("2", "memorySize: 256"));

    expect(changesOf(await deploy(folder, "recounting", ...role))).toEqual([
      "updated function recounting-Count",
    ]);

    const FunctionName = "recounting-Count";
    const { Aliases = [] } = await lambda.send(new ListAliasesCommand({ FunctionName }));
    expect(Aliases.map(({ FunctionVersion }) => FunctionVersion).sort()).toEqual(["1", "2"]);
    const { Versions = [] } = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName }));
    expect(Versions.map(({ MemorySize }) => MemorySize)).toEqual([256, 512, 256]);
  });

  it("leaves a function alone that no deployment has made", async () => {
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: "taken-Count",
        Role: FUNCTION_ROLE,
        Runtime: "nodejs22.x",
        Handler: "x.y",
        Code: { ZipFile: Buffer.from("no archive") },
      }),
    );
    const result = await deploy(awsProject({ "pipeline.ts": count("1") }), "taken", ...role);
    expect(document(result).issues).toMatchObject([{ code: "LAMBDA_FOREIGN", path: ["taken-Count"] }]);
    expect(result.code).toBe(1);
    const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: "taken-Count" }));
    expect(Configuration?.Handler).toBe("x.y");
  });

  it("asks for roles before anything is sent", async () => {
    const starts = startsOf('schedule.rate("Nightly", { every: 1, unit: "day" })', "");
    for (const [pipeline, code] of [
      [count("1"), "LAMBDA_ROLE_MISSING"],
      [starts, "START_ROLE_MISSING"],
    ] as const) {
      const result = await deploy(awsProject({ "pipeline.ts": pipeline }), "roleless");
      expect(result.code).toBe(2);
      expect(document(result).issues).toMatchObject([{ code }]);
    }
  });

  const starter = ["--schedule-role-arn", "arn:aws:iam::444455556666:role/starter"];
  const nightly = (props = "") => `schedule.rate("Nightly", { every: 1, unit: "day", ${props} })`;
  const onNew = (source: string) => `onEvent("New", { pattern: { source: ["${source}"] } })`;
  const schedulesOf = async (NamePrefix: string) =>
    ((await scheduler.send(new ListSchedulesCommand({ NamePrefix }))).Schedules ?? []).map(
      ({ Name }) => Name,
    );
  const rulesOf = async (NamePrefix: string) =>
    ((await events.send(new ListRulesCommand({ NamePrefix }))).Rules ?? []).map(({ Name }) => Name);

  it("makes schedules and rules, changes what differs, and takes away what the file has no longer", async () => {
    const folder = awsProject({ "pipeline.ts": startsOf(nightly(), onNew("one")) });

    expect(changesOf(await deploy(folder, "starting", ...starter))).toEqual([
      "created schedule starting-Nightly",
      "created trigger starting-New",
    ]);
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: "starting-New" }));
    expect(Targets).toMatchObject([
      { Arn: expect.stringMatching(/:pipeline\/starting$/), RoleArn: starter[1] },
    ]);
    expect(changesOf(await deploy(folder, "starting", ...starter))).toEqual([
      "unchanged schedule starting-Nightly",
      "unchanged trigger starting-New",
    ]);

    change(folder, startsOf(nightly("enabled: false"), onNew("two")));
    expect(changesOf(await deploy(folder, "starting", ...starter))).toEqual([
      "updated schedule starting-Nightly",
      "updated trigger starting-New",
    ]);

    change(folder, startsOf(nightly("enabled: false").replace("Nightly", "Hourly"), ""));
    const dry = await deploy(folder, "starting", ...starter, "--dry-run");
    const expected = [
      "created schedule starting-Hourly",
      "deleted schedule starting-Nightly",
      "deleted trigger starting-New",
    ];
    expect(changesOf(dry)).toEqual(expected);
    expect(await schedulesOf("starting-")).toEqual(["starting-Nightly"]);
    expect(changesOf(await deploy(folder, "starting", ...starter))).toEqual(expected);
    expect(await schedulesOf("starting-")).toEqual(["starting-Hourly"]);
    expect(await rulesOf("starting-")).toEqual([]);

    change(folder, pipelineOf(FAIL));
    expect(changesOf(await deploy(folder, "starting"))).toEqual(["deleted schedule starting-Hourly"]);
  });

  it("touches no schedule and no rule of others", async () => {
    const folder = awsProject({ "pipeline.ts": startsOf(nightly(), onNew("one")) });
    const deployed = await deploy(folder, "shared", ...starter);
    const { pipelineArn: Arn } = document(deployed);
    await scheduler.send(
      new CreateScheduleCommand({
        Name: "shared-byhand",
        ScheduleExpression: "rate(1 day)",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: { Arn, RoleArn: ROLE },
      }),
    );
    await events.send(new PutRuleCommand({ Name: "shared-Byhand", EventPattern: '{"source":["x"]}' }));

    change(folder, startsOf("", onNew("one").replace("New", "Byhand")));
    const refused = await deploy(folder, "shared", ...starter);
    expect(document(refused).issues).toMatchObject([
      { code: "START_FOREIGN", path: ["triggers", "shared-Byhand"] },
    ]);

    change(folder, pipelineOf(FAIL));
    expect(changesOf(await deploy(folder, "shared"))).toContain("deleted trigger shared-New");
    expect(await schedulesOf("shared-")).toEqual(["shared-byhand"]);
    expect(await rulesOf("shared-")).toEqual(["shared-Byhand"]);
  });

  it("makes nothing twice though answers are lost, connections end and requests are refused for a while", async () => {
    const made =
      (path: RegExp): FaultRule["on"] =>
      ({ method, path: at }) =>
        method !== "GET" && path.test(at);
    const steps = 'step.fn("Count", { on: "lambda", returns: { n: "Integer" }, run: () => ({ n: 1 }) })';
    const starts = `schedules: [${nightly()}], triggers: [${onNew("one")}]`;
    const folder = awsProject({ "pipeline.ts": pipelineOf(steps, starts) });
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
    const proxy = await startFaultProxy(moto.endpoint, rules);

    const result = await deployAt(proxy.endpoint, folder, "lossy", ...role, ...starter);
    await proxy.stop();

    expect(changesOf(result)).toEqual([
      "created function lossy-Count",
      "created schedule lossy-Nightly",
      "created trigger lossy-New",
    ]);
    expect(proxy.requests.filter(({ fault }) => fault !== undefined)).toHaveLength(rules.length);
    const { Versions = [] } = await lambda.send(
      new ListVersionsByFunctionCommand({ FunctionName: "lossy-Count" }),
    );
    expect(Versions.map(({ Version }) => Version)).toEqual(["$LATEST", "1"]);
    expect(changesOf(await deploy(folder, "lossy", ...role, ...starter)).join()).not.toMatch(
      /created|updated/,
    );
  });

  it("says in a dry run what it would make, and makes nothing", async () => {
    const steps = 'step.fn("Count", { on: "lambda", returns: { n: "Integer" }, run: () => ({ n: 1 }) })';
    const folder = awsProject({ "pipeline.ts": pipelineOf(steps, `schedules: [${nightly()}]`) });

    const result = await deploy(folder, "dry", ...role, ...starter, "--dry-run");

    expect(changesOf(result)).toEqual(["created function dry-Count", "created schedule dry-Nightly"]);
    expect(document(result)).toMatchObject({ dryRun: true, change: "created" });
    expect(await schedulesOf("dry-")).toEqual([]);
    await expect(lambda.send(new GetFunctionCommand({ FunctionName: "dry-Count" }))).rejects.toThrow();
  });
});
