import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@sagewright/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { processing, type TestBench, testBench } from "../../test/step-job.ts";
import { openIsolation } from "../adapters/isolation.ts";
import { runProcessing } from "./processing.ts";

const auto = await openIsolation("auto");
const isolations = auto.kind === "none" ? [auto] : [{ kind: "none" } as const, auto];

const input = (name: string, uri: string, more: JsonObject = {}): JsonObject => ({
  InputName: name,
  S3Input: {
    S3Uri: uri,
    LocalPath: `/opt/ml/processing/${name}`,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
    ...more,
  },
});
const output = (name: string, uri: string): JsonObject => ({
  OutputName: name,
  S3Output: { S3Uri: uri, LocalPath: `/opt/ml/processing/${name}`, S3UploadMode: "EndOfJob" },
});
const shell = (script: string, more: JsonObject = {}) => processing(["/bin/sh", "-c", script], more);

describe.each(isolations)("runProcessing, isolation $kind", (isolation) => {
  let bench: TestBench;
  beforeEach(() => {
    bench = testBench(isolation);
  });
  afterEach(() => bench.remove());

  it("copies inputs in and outputs out, and describes the job", async () => {
    bench.context.objects.write("s3://b/data/train/a.csv", "1,2");
    const job = bench.job(
      {},
      shell("cp /opt/ml/processing/data/train/a.csv /opt/ml/processing/result/copy.csv", {
        ProcessingInputs: [input("data", "s3://b/data")],
        ProcessingOutputConfig: { Outputs: [output("result", "s3://b/out")] },
        Tags: [{ Key: "a", Value: "b" }],
      }),
    );

    const outcome = await runProcessing(job);

    expect(bench.log(job)).toBe("");
    expect(bench.context.objects.read("s3://b/out/copy.csv").toString()).toBe("1,2");
    expect(outcome).toMatchObject({
      status: "Succeeded",
      metadata: { ProcessingJob: { Arn: job.jobArn } },
      properties: {
        ProcessingJobName: job.jobName,
        ProcessingJobArn: job.jobArn,
        ProcessingJobStatus: "Completed",
        ProcessingInputs: { data: { InputName: "data" } },
        ProcessingOutputConfig: { Outputs: { result: { S3Output: { S3Uri: "s3://b/out" } } } },
        StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
      },
    });
    expect(outcome).not.toHaveProperty("properties.Tags");
  });

  it("reads arguments, the environment and the configuration like a container does", async () => {
    const job = bench.job(
      {},
      {
        ...shell('echo "$1 $DATA $PROCESSING_JOB_NAME $AWS_REGION"; cat /opt/ml/config/resourceconfig.json', {
          Environment: { DATA: "/opt/ml/processing/x", OTHER: "s3://b/opt/ml/x" },
        }),
        AppSpecification: {
          ImageUri: "machine",
          ContainerEntrypoint: [
            "/bin/sh",
            "-c",
            'echo "$0 $DATA $OTHER $PROCESSING_JOB_NAME $AWS_REGION"; cat "$0"',
          ],
          ContainerArguments: ["/opt/ml/config/resourceconfig.json"],
        },
      },
    );

    const outcome = await runProcessing(job);

    const ml = isolation.kind === "none" ? job.directory : "/opt/ml";
    expect(outcome.status).toBe("Succeeded");
    expect(bench.log(job)).toContain(
      `${ml}/config/resourceconfig.json ${ml}/processing/x s3://b/opt/ml/x ${job.jobName} eu-central-1\n`,
    );
    expect(bench.log(job)).toContain('"hosts":["algo-1"]');
  });

  it("keeps the user's secrets from the job", async () => {
    process.env.AWS_SECRET_ACCESS_KEY = "hidden";
    const job = bench.job({}, processing(["env"]));

    await runProcessing(job);

    delete process.env.AWS_SECRET_ACCESS_KEY;
    expect(bench.log(job)).toContain("SAGEWRIGHT_ENGINE=");
    expect(bench.log(job)).not.toContain("hidden");
  });

  it("fails with the exit code and the last error, and uploads what there is", async () => {
    const job = bench.job(
      {},
      shell("echo half > /opt/ml/processing/result/half; echo 'ValueError: no rows' >&2; exit 3", {
        ProcessingOutputConfig: { Outputs: [output("result", "s3://b/out")] },
      }),
    );

    const outcome = await runProcessing(job);

    expect(outcome).toMatchObject({
      status: "Failed",
      failureReason: "AlgorithmError: ValueError: no rows, exit code: 3",
    });
    expect(bench.context.objects.read("s3://b/out/half").toString()).toBe("half\n");
  });

  it("keeps the first KB of a message, in whole characters", async () => {
    const job = bench.job({}, shell("yes ü | head -n 2000 | tr -d '\\n' > /opt/ml/output/message"));

    expect(await runProcessing(job)).toMatchObject({
      status: "Succeeded",
      properties: { ExitMessage: "ü".repeat(512) },
    });
  });

  it("fails for a message that is not UTF-8", async () => {
    const outcome = await runProcessing(bench.job({}, shell("printf '\\377\\376' > /opt/ml/output/message")));

    expect(outcome).toMatchObject({ status: "Failed", failureReason: expect.stringContaining("not UTF-8") });
  });

  it("prefers what the job says about its failure", async () => {
    const outcome = await runProcessing(
      bench.job({}, shell("echo 'too few rows' > /opt/ml/output/message; exit 1")),
    );

    expect(outcome).toMatchObject({ failureReason: "AlgorithmError: too few rows, exit code: 1" });
  });

  it("does not follow links that a job leaves", async () => {
    writeFileSync(join(bench.root, "secret"), "secret");
    mkdirSync(join(bench.root, "secrets"));
    symlinkSync("/etc/passwd", join(bench.root, "secrets/passwd"));
    const job = bench.job(
      {},
      shell(
        `ln -s ${bench.root}/secret /opt/ml/output/message; cd /opt/ml/processing; ` +
          `ln -s ${bench.root}/secret result/link; rmdir other; ln -s /etc other`,
        {
          ProcessingOutputConfig: {
            Outputs: [output("result", "s3://b/out"), output("other", "s3://b/other")],
          },
        },
      ),
    );

    const outcome = await runProcessing(job);

    expect(outcome).not.toHaveProperty("properties.ExitMessage");
    expect(bench.context.objects.list("s3://b/")).toEqual([]);
    expect(bench.log(job)).toContain("nothing was uploaded to s3://b/other");
    expect(bench.log(job)).toContain("Left out of s3://b/out, being devices or links: link.");
  });

  it("refuses an output that is no S3 URI before it runs", async () => {
    const Outputs = [output("result", "/tmp/out")];
    const job = bench.job({}, shell("echo ran", { ProcessingOutputConfig: { Outputs } }));

    expect(await runProcessing(job)).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("is no S3 URI"),
    });
    expect(bench.log(job)).toBe("");
  });

  it("says which input holds nothing", async () => {
    const job = bench.job({}, shell("true", { ProcessingInputs: [input("data", "s3://b/none")] }));

    expect(await runProcessing(job)).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining('No S3 objects found under S3 URL "s3://b/none"'),
    });
  });

  it("copies what a manifest names", async () => {
    bench.context.objects.write("s3://b/data/a", "a");
    bench.context.objects.write("s3://b/data/a2", "not wanted");
    bench.context.objects.write("s3://b/manifest.json", '[{"prefix":"s3://b/data/"},"a"]');
    const job = bench.job(
      {},
      shell("ls /opt/ml/processing/data", {
        ProcessingInputs: [input("data", "s3://b/manifest.json", { S3DataType: "ManifestFile" })],
      }),
    );

    await runProcessing(job);

    expect(bench.log(job)).toBe("a\n");
  });

  it.each(["{}", "[]", '[{"prefix":"s3://b/data/"}]', '[{"prefix":"s3://b/"}, 5]', "nonsense"])(
    "refuses the manifest %j",
    async (manifest) => {
      bench.context.objects.write("s3://b/manifest.json", manifest);
      const inputs = [input("data", "s3://b/manifest.json", { S3DataType: "ManifestFile" })];

      const outcome = await runProcessing(bench.job({}, shell("true", { ProcessingInputs: inputs })));

      expect(outcome).toMatchObject({ status: "Failed", failureReason: expect.stringContaining("manifest") });
    },
  );

  it.each(["/etc/x", "/opt/ml/processing/../../x", "/opt/ml/model", "relative"])(
    "refuses the LocalPath %s",
    async (LocalPath) => {
      bench.context.objects.write("s3://b/a", "a");
      const inputs = [input("data", "s3://b/a", { LocalPath })];

      const outcome = await runProcessing(bench.job({}, shell("true", { ProcessingInputs: inputs })));

      expect(outcome).toMatchObject({ status: "Failed", failureReason: expect.stringContaining(LocalPath) });
    },
  );

  it("says what to do when a program is missing", async () => {
    expect(await runProcessing(bench.job({}, processing(["no-such-program"])))).toMatchObject({
      status: "Failed",
      failureReason: expect.stringMatching(
        /ClientError: the program "no-such-program" is not there .*sagewright\.config/,
      ),
    });
  });

  it("fails a job that runs longer than it may", async () => {
    const outcome = await runProcessing(
      bench.job({}, processing(["sleep", "60"], { StoppingCondition: { MaxRuntimeInSeconds: 0.2 } })),
    );

    expect(outcome).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("MaxRuntimeExceeded"),
    });
  });

  it("guesses at memory when a job is killed", async () => {
    const outcome = await runProcessing(bench.job({}, shell("kill -KILL $$")));

    expect(outcome).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("ran out of memory"),
    });
  });

  it("is stopped by its signal", async () => {
    const stop = new AbortController();
    const running = runProcessing(bench.job({}, processing(["sleep", "60"]), { signal: stop.signal }));
    setTimeout(() => stop.abort(), 50);

    expect(await running).toMatchObject({ status: "Stopped" });
  });

  it("notes that several instances are one here", async () => {
    const ProcessingResources = {
      ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 4, VolumeSizeInGB: 1 },
    };
    const job = bench.job({}, shell("true", { ProcessingResources }));

    await runProcessing(job);

    expect(bench.log(job)).toContain("InstanceCount is 4");
  });

  it("frees the disk after a success and keeps the folder of a failure", async () => {
    bench.context.objects.write("s3://b/a", "a");
    const inputs = { ProcessingInputs: [input("data", "s3://b/a")] };
    const good = bench.job({}, shell("true", inputs));
    const bad = bench.job({}, shell("false", inputs));

    await Promise.all([runProcessing(good), runProcessing(bad)]);

    await expect.poll(() => existsSync(good.directory)).toBe(false);
    expect(existsSync(bad.directory)).toBe(true);
  });

  it("makes an outcome of a disk that cannot be written", async () => {
    writeFileSync(join(bench.root, "jobs"), "a file where a folder must be");

    expect(await runProcessing(bench.job({}, shell("true")))).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("InternalServerError"),
      retryable: "SageMaker.JOB_INTERNAL_ERROR",
    });
  });
});

describe("runProcessing", () => {
  it("says that a script which holds /opt/ml itself needs bubblewrap", async () => {
    const bench = testBench();
    bench.context.objects.write("s3://b/code/run.sh", "cat /opt/ml/processing/none || exit 4");
    const path = "/opt/ml/processing/code/run.sh";
    const job = bench.job(
      {},
      processing(["/bin/sh", path], { ProcessingInputs: [input("code", "s3://b/code/run.sh")] }),
    );

    const outcome = await runProcessing(job);

    expect(outcome).toMatchObject({
      failureReason: expect.stringMatching(/run\.sh names \/opt\/ml.*bubblewrap/),
    });
    bench.remove();
  });

  it("says that an image has no runtime", async () => {
    const bench = testBench();
    const AppSpecification = { ImageUri: "my/own:1", ContainerEntrypoint: ["true"] };

    const outcome = await runProcessing(bench.job({}, processing([], { AppSpecification })));

    expect(outcome).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("sagewright.config.ts"),
    });
    bench.remove();
  });
});
