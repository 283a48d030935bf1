import { existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestBench, testBench } from "../../test/step-job.ts";
import { keepCheckpoints } from "./checkpoints.ts";
import { layOut } from "./job-layout.ts";

let bench: TestBench;
beforeEach(() => {
  bench = testBench();
});
afterEach(() => bench.remove());

function start() {
  const job = bench.job({}, { CheckpointConfig: { S3Uri: "s3://b/checkpoints", LocalPath: "/opt/ml/mine" } });
  return { job, layout: layOut(job, []), directory: join(job.directory, "mine") };
}
const keys = () => bench.context.objects.list("s3://b/").map((object) => object.key);

describe("keepCheckpoints", () => {
  it("copies new checkpoints out while the job runs", async () => {
    const { job, layout, directory } = start();
    const checkpoints = await keepCheckpoints(job, layout, 0.01);

    mkdirSync(join(directory, "epoch"));
    writeFileSync(join(directory, "epoch/1"), "1");

    await expect.poll(keys).toEqual(["checkpoints/epoch/1"]);
    await checkpoints.finish();
  });

  it("leaves alone what it brought back, and copies in the end what changed", async () => {
    bench.context.objects.write("s3://b/checkpoints/old", "old");
    bench.context.objects.write("s3://b/checkpoints/changed", "old");
    const { job, layout, directory } = start();
    const checkpoints = await keepCheckpoints(job, layout);
    writeFileSync(join(directory, "changed"), "new and longer");
    utimesSync(bench.context.objects.pathOf("s3://b/checkpoints/old"), 1, 1);

    await checkpoints.finish();

    expect(statSync(bench.context.objects.pathOf("s3://b/checkpoints/old")).mtimeMs).toBe(1000);
    expect(bench.context.objects.read("s3://b/checkpoints/changed").toString()).toBe("new and longer");
  });

  it("does nothing without a CheckpointConfig", async () => {
    const job = bench.job({}, {});
    const layout = layOut(job, []);

    await (await keepCheckpoints(job, layout)).finish();

    expect(existsSync(join(job.directory, "checkpoints"))).toBe(false);
  });

  it("refuses a folder outside /opt/ml", async () => {
    const job = bench.job({}, { CheckpointConfig: { S3Uri: "s3://b/c", LocalPath: "/etc" } });

    await expect(keepCheckpoints(job, layOut(job, []))).rejects.toThrow("JOB_PATH_INVALID");
  });
});
