import { join } from "node:path";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type FaultProxy, startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { actionOf } from "../../../../tools/permissions/actions.ts";
import { policies } from "../../../../tools/permissions/policy.ts";
import { environmentOf, operatorPlace, WANTED } from "../project/on-fake.ts";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables } from "./aws-project.ts";
import { EMULATORS, type Emulator } from "./emulators.ts";

/** Each starts the command line several times, on a machine that may be busy. */
vi.setConfig({ testTimeout: 120_000 });

const written = policies();
const allowed = (command: string): readonly string[] =>
  (written.get(command)?.Statement ?? []).flatMap(({ Action }) => Action);

/** Runs a command through a proxy, and holds what it asks against its policy. */
async function ask(
  { proxy, folder, env }: { proxy: FaultProxy; folder: string; env: NodeJS.ProcessEnv },
  command: string,
  ...more: readonly string[]
) {
  const before = proxy.requests.length;
  const result = await start(folder, [...command.split(" "), ...more], env).ended;
  const asked = new Set(
    proxy.requests.slice(before).flatMap(({ service = "", operation }) => actionOf(service, operation)),
  );
  expect([...asked], result.stderr).not.toEqual([]);
  expect([...asked].filter((action) => !allowed(command).includes(action))).toEqual([]);
  return result;
}

describe.concurrent("what operators' commands ask is in their policies", () => {
  const proxies: FaultProxy[] = [];
  afterAll(() => Promise.all(proxies.map((proxy) => proxy.stop())));
  const inFrontOf = async (endpoint: string): Promise<FaultProxy> => {
    const proxy = await startFaultProxy(endpoint);
    proxies.push(proxy);
    return proxy;
  };

  it("for projects and connections, from the first to the last", async () => {
    const { aws, folder } = await operatorPlace();
    const proxy = await inFrontOf(aws.endpoint);
    const there = { proxy, folder, env: environmentOf(proxy.endpoint) };
    await ask(there, "connection create", "--provider", "github", "--name", "acme", "--no-wait");
    await ask(there, "connection list");
    await ask(there, "connection status", "acme");
    const made = await ask(there, "project create", "demo", ...WANTED, "--yes");
    expect(made.code, made.stderr).toBe(0);
    await ask(there, "project list");
    await ask(there, "project show", "demo");
    await ask(there, "project logs", "demo");
    await ask(there, "project logs", "demo", "--build");
    const updated = await ask(there, "project update", "demo", "--branch", "other", "--yes");
    expect(updated.code, updated.stderr).toBe(0);
    const deleted = await ask(there, "project delete", "demo", "--yes", "--confirm", "demo");
    expect(deleted.code, deleted.stderr).toBe(0);
  });

  it("for projects that fail", async () => {
    const { aws, folder } = await operatorPlace({ outcome: "terraform error", nested: true });
    const proxy = await inFrontOf(aws.endpoint);
    const failed = await ask(
      { proxy, folder, env: environmentOf(proxy.endpoint) },
      "project create",
      "demo",
      ...WANTED,
      "--yes",
    );
    expect(failed.code).toBe(1);
  });
});

const engine = EMULATORS.find(({ isEngine }) => isEngine);

describe.concurrent("what commands about pipelines ask is in their policies", () => {
  let emulator: Emulator;
  let proxy: FaultProxy;
  beforeAll(async () => {
    if (engine === undefined) return;
    emulator = await engine.start();
    const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
    const s3 = new S3Client({
      endpoint: emulator.endpoint,
      region: "eu-west-1",
      credentials,
      forcePathStyle: true,
    });
    for (const Bucket of ["artifacts", "models"]) await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ Bucket: "models", Key: "model.tar.gz", Body: "model" }));
    proxy = await startFaultProxy(emulator.endpoint, [], { asTarget: true });
  });
  afterAll(async () => {
    await proxy?.stop();
    await emulator?.stop();
  });

  it("from the first deployment to an approved model", async () => {
    const folder = awsProject();
    const env: NodeJS.ProcessEnv = {
      ...buildVariables(proxy.endpoint),
      ARTIFACT_BUCKET_OWNER: emulator.account,
    };
    const there = { proxy, folder, env };
    const aws = ["--target", "aws"];
    const deployed = await ask(there, "deploy", ...aws);
    expect(deployed.code, deployed.stderr).toBe(0);
    const ran = await ask(there, "run", ...aws, "--json");
    expect(ran.code, ran.stdout).toBe(0);
    const { executionArn, registeredModels } = document(ran);
    const model = registeredModels[0].arn;
    await ask(there, "runs list", ...aws);
    await ask(there, "runs show", executionArn, ...aws);
    await ask(there, "runs logs", executionArn, ...aws);
    await ask(there, "runs stop", executionArn, ...aws);
    await ask(there, "models list", ...aws);
    await ask(there, "models show", model, ...aws);
    const approved = await ask(there, "models approve", model, ...aws);
    expect(approved.code, approved.stderr).toBe(0);
    const name = `aws:${env.SAGEMAKER_PIPELINE_NAME}`;
    await ask(there, "diff", name);
    await ask(there, "import", name, "--out", join(folder, "imported.ts"));
    await ask(there, "graph", name);
  });
});
