import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { platformSettingsSchema } from "@sagewright/core/project";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type FaultProxy, startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { signed } from "../../../../tools/infra-checks/emulator/calls.ts";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { openCloud } from "../../src/catalog/cloud.ts";
import { putStateIntoBucket } from "../../src/catalog/move-state.ts";
import { findState } from "../../src/catalog/state-place.ts";

const KEY = "catalog/terraform.tfstate";
const settings = platformSettingsSchema.parse({
  organization: "acme",
  environment: "dev",
  region: "us-east-1",
});

describe.skipIf(!isMotoThere)("the state on its way into the bucket [needs moto]", () => {
  let moto: Moto;
  let proxy: FaultProxy | undefined;
  let folder: string;
  let bucket: string;
  const state = readFileSync(join(import.meta.dirname, "state.fixture.json"), "utf8");
  beforeAll(async () => {
    moto = await startMoto();
  }, 60_000);
  beforeEach(async () => {
    await moto.reset();
    vi.stubEnv("AWS_ACCESS_KEY_ID", "emulator");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "emulator");
    folder = mkdtempSync(join(tmpdir(), "sagewright-move-"));
    writeFileSync(join(folder, "terraform.tfstate"), state);
    bucket = (await cloud([])).bucket;
    await fetch(`${moto.endpoint}/${bucket}`, { method: "PUT", headers: signed("s3") });
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await proxy?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => moto.stop());

  async function cloud(rules: Parameters<typeof startFaultProxy>[1]) {
    await proxy?.stop();
    proxy = await startFaultProxy(moto.endpoint, rules);
    return openCloud(settings, { region: "us-east-1", endpointUrl: proxy.endpoint });
  }
  const object = async (): Promise<string> =>
    (await fetch(`${moto.endpoint}/${bucket}/${KEY}`, { headers: signed("s3") })).text();
  const put = (body: string) =>
    fetch(`${moto.endpoint}/${bucket}/${KEY}`, { method: "PUT", body, headers: signed("s3") });
  const isPut = ({ method }: { readonly method: string }) => method === "PUT";
  const isGet = ({ method, path }: { readonly method: string; readonly path: string }) =>
    method === "GET" && path.includes(KEY);

  it.each([
    ["throttled", isPut],
    ["internal error", isPut],
    ["unavailable", isPut],
    ["reset", isPut],
    ["reset in request", isPut],
    ["reset in response", isPut],
    ["lost response", isPut],
    ["reset in response", isGet],
    ["throttled", isGet],
  ] as const)(
    "arrives as it is, in spite of: %s",
    async (fault, on) => {
      const place = await cloud([{ on, fault }]);

      await putStateIntoBucket(place, folder);

      expect(await object()).toBe(state);
      const effects = proxy?.requests.filter((request) => isPut(request) && request.status === 200);
      expect(effects).toHaveLength(1);
      expect(await findState(place, folder, "s3")).toMatchObject({ at: "s3", leftover: true });
    },
    30_000,
  );

  it.each([
    ["expired credentials", "AWS_CREDENTIALS_REFUSED"],
    ["clock skew", "AWS_CLOCK_SKEWED"],
    [{ error: "AccessDenied", message: "Access Denied", status: 403 }, "AWS_ACCESS_DENIED"],
  ] as const)("stays in the folder, with the true reason, where it is refused: %j", async (fault, code) => {
    const place = await cloud([{ on: isPut, fault, times: Infinity }]);

    await expect(putStateIntoBucket(place, folder)).rejects.toMatchObject({ issues: [{ code }] });

    expect(readFileSync(join(folder, "terraform.tfstate"), "utf8")).toBe(state);
    expect(await findState(place, folder, "s3")).toMatchObject({ at: "local", move: true });
  });

  it("is never put over another's", async () => {
    const place = await cloud([]);
    const other = state.replace('"lineage": "9b', '"lineage": "aa');
    await put(other);

    await expect(putStateIntoBucket(place, folder)).rejects.toMatchObject({
      issues: [{ code: "CATALOG_STATE_NOT_MOVED" }],
    });

    expect(await object()).toBe(other);
  });

  it("is put over an earlier one of its own, and not over a later one", async () => {
    const place = await cloud([]);
    await put(state.replace('"serial": 3', '"serial": 2'));
    await putStateIntoBucket(place, folder);
    expect(await object()).toBe(state);

    const later = state.replace('"serial": 3', '"serial": 4');
    await put(later);
    await expect(putStateIntoBucket(place, folder)).rejects.toMatchObject({
      issues: [{ code: "CATALOG_STATE_NOT_MOVED" }],
    });
    expect(await object()).toBe(later);
    expect(await findState(place, folder, "s3")).toMatchObject({ at: "s3", state: { serial: 4 } });
  });

  it("that a put is overtaken by is left alone", async () => {
    const place = await cloud([]);
    const other = state.replace('"lineage": "9b', '"lineage": "bb');
    place.s3.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === "PutObjectCommand") await put(other);
          return next(args);
        },
      { step: "initialize", name: "overtake" },
    );

    await expect(putStateIntoBucket(place, folder)).rejects.toMatchObject({
      issues: [{ code: "CATALOG_STATE_NOT_MOVED" }],
    });

    expect(await object()).toBe(other);
  });
});
