import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { type Objects, s3Objects } from "../../src/runner/lambda/objects.ts";
import { memoryObjects } from "./memory-objects.ts";
import { request, SWEEP, type TestRunner, testRunner } from "./test-runner.ts";

const BUCKET = "platform";
const BEGINNING = new Date(0);

async function collected(keys: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const key of keys) all.push(key);
  return all;
}

/** What the runner relies on, whichever bucket it is. */
function behavesAsBucket(make: () => Objects): void {
  let objects: Objects;
  beforeEach(() => {
    objects = make();
  });

  it("creates an object once", async () => {
    const first = await objects.create("requests/once.json", "1");
    expect(first?.text).toBe("1");
    expect(await objects.create("requests/once.json", "2")).toBeUndefined();
    expect(await objects.get("requests/once.json")).toEqual(first);
  });

  it("replaces only the version that was read", async () => {
    const first = await objects.create("requests/replaced.json", "1");
    const second = await objects.replace("requests/replaced.json", "2", first?.etag ?? "");
    expect(second?.text).toBe("2");
    expect(await objects.replace("requests/replaced.json", "3", first?.etag ?? "")).toBeUndefined();
    expect((await objects.get("requests/replaced.json"))?.text).toBe("2");
  });

  it("replaces nothing that is not there", async () => {
    expect(await objects.replace("requests/nothing.json", "1", '"etag"')).toBeUndefined();
    expect(await objects.get("requests/nothing.json")).toBeUndefined();
  });

  it("creates again what was removed", async () => {
    await objects.create("projects/p-1/owner.json", "1");
    await objects.remove("projects/p-1/owner.json");
    expect(await objects.get("projects/p-1/owner.json")).toBeUndefined();
    expect((await objects.create("projects/p-1/owner.json", "2"))?.text).toBe("2");
  });

  it("lists what is under a prefix", async () => {
    await objects.create("listed/b.json", "1");
    await objects.create("listed/a.json", "1");
    expect(await collected(objects.list("listed/", BEGINNING))).toEqual(["listed/a.json", "listed/b.json"]);
  });
}

describe("a bucket in memory", () => {
  const objects = memoryObjects();
  behavesAsBucket(() => objects);
});

describe.skipIf(!isMotoThere)("a bucket in S3 [needs moto]", () => {
  let moto: Moto;
  let client: S3Client;
  let runner: TestRunner | undefined;
  beforeAll(async () => {
    moto = await startMoto();
    client = new S3Client({
      endpoint: moto.endpoint,
      region: "us-east-1",
      forcePathStyle: true,
      credentials: { accessKeyId: "x", secretAccessKey: "y" },
    });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await client.send(
      new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: "Enabled" } }),
    );
  }, 60_000);
  afterEach(async () => {
    await runner?.close();
    runner = undefined;
  });
  afterAll(async () => {
    client.destroy();
    await moto.stop();
  });

  behavesAsBucket(() => s3Objects(client, BUCKET));

  it("lists only what was written since", async () => {
    const objects = s3Objects(client, BUCKET);
    await objects.create("since/a.json", "1");
    const later = new Date(Date.now() + 60_000);
    expect(await collected(objects.list("since/", later))).toEqual([]);
    expect(await collected(objects.list("since/", BEGINNING))).toEqual(["since/a.json"]);
  });

  it("serves Create, Update and Delete, each delivered twice", async () => {
    runner = await testRunner(s3Objects(client, BUCKET));
    for (const type of ["Create", "Update", "Delete"] as const) {
      const event = request(type);
      await runner.deliver(event);
      await runner.deliver(event);
      await runner.end({ buildStatus: "SUCCEEDED" });
      await runner.deliver(event);
    }
    await runner.deliver(SWEEP);
    expect(runner.cloudFormation.answers.map(({ body }) => body.Status)).toEqual([
      "SUCCESS",
      "SUCCESS",
      "SUCCESS",
    ]);
    expect(runner.builds.started).toHaveLength(3);
  });
});
