import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, type JsonObject } from "@sagewright/core";
import { Header } from "tar";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestBench, testBench } from "../../test/step-job.ts";
import { packDirectory, unpackArchive } from "../adapters/archive.ts";
import { openIsolation } from "../adapters/isolation.ts";
import { runTraining } from "./training.ts";

const auto = await openIsolation("auto");
const isolations = auto.kind === "none" ? [auto] : [{ kind: "none" } as const, auto];

const training = (script: string, more: JsonObject = {}, algorithm: JsonObject = {}): JsonObject => ({
  RoleArn: "arn:aws:iam::123456789012:role/r",
  AlgorithmSpecification: {
    TrainingImage: "machine",
    TrainingInputMode: "File",
    ...(script === "" ? {} : { ContainerEntrypoint: ["/bin/sh", "-c", script] }),
    ...algorithm,
  },
  OutputDataConfig: { S3OutputPath: "s3://b/models" },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 10 },
  ...more,
});
const channel = (ChannelName: string, S3Uri: string, more: JsonObject = {}): JsonObject => ({
  ChannelName,
  DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri, S3DataDistributionType: "FullyReplicated" } },
  ...more,
});

describe.each(isolations)("runTraining, isolation $kind", (isolation) => {
  let bench: TestBench;
  beforeEach(() => {
    bench = testBench(isolation);
  });
  afterEach(() => bench.remove());

  const unpacked = async (uri: string): Promise<string> => {
    const directory = join(bench.root, "unpacked");
    rmSync(directory, { recursive: true, force: true });
    await unpackArchive(bench.context.objects.pathOf(uri), directory);
    return directory;
  };

  /** Uploads a sourcedir.tar.gz of these files. */
  const source = async (files: Readonly<Record<string, string>>): Promise<JsonObject> => {
    const directory = join(bench.root, "source");
    mkdirSync(directory);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    await packDirectory(directory, bench.context.objects.pathOf("s3://b/code/sourcedir.tar.gz"));
    return {
      sagemaker_submit_directory: '"s3://b/code/sourcedir.tar.gz"',
      sagemaker_container_log_level: "20",
    };
  };

  it("has every folder that its SM_ variables name", async () => {
    const job = bench.job(
      { Type: "Training" },
      training(
        'cd "$SM_MODEL_DIR" && cd "$SM_OUTPUT_DATA_DIR" && cd "$SM_OUTPUT_INTERMEDIATE_DIR" && cd "$SM_INPUT_DIR"',
      ),
    );

    expect(await runTraining(job)).toMatchObject({ status: "Succeeded" });
  });

  it("packs the model and the output, and describes the job", async () => {
    bench.context.objects.write("s3://b/data/train/a.csv", "1");
    const job = bench.job(
      { Type: "Training" },
      training(
        "cp /opt/ml/input/data/train/a.csv /opt/ml/model/model.bin; echo more > /opt/ml/output/data/report.txt",
        { InputDataConfig: [channel("train", "s3://b/data/train")] },
      ),
    );

    const outcome = await runTraining(job);

    const model = `s3://b/models/${job.jobName}/output/model.tar.gz`;
    expect(bench.log(job)).toBe("");
    expect(outcome).toMatchObject({
      status: "Succeeded",
      metadata: { TrainingJob: { Arn: job.jobArn } },
      properties: {
        TrainingJobName: job.jobName,
        TrainingJobStatus: "Completed",
        SecondaryStatus: "Completed",
        ModelArtifacts: { S3ModelArtifacts: model },
        OutputDataConfig: { S3OutputPath: "s3://b/models" },
      },
    });
    const keys = bench.context.objects.list("s3://b/models/").map((object) => object.key.split("/").at(-1));
    expect(keys).toEqual(["model.tar.gz", "output.tar.gz"]);
    expect(await unpacked(model)).toSatisfy(
      (folder: string) => bench.read(join(folder, "model.bin")) === "1",
    );
  });

  it("leaves an empty archive where there is no model, and no archive where there is no output", async () => {
    const job = bench.job({ Type: "Training" }, training("true"));

    const outcome = await runTraining(job);

    expect(outcome.status).toBe("Succeeded");
    expect(bench.context.objects.list("s3://b/").map((object) => object.key)).toEqual([
      `models/${job.jobName}/output/model.tar.gz`,
    ]);
  });

  it("does not pack with CompressionType NONE", async () => {
    const OutputDataConfig = { S3OutputPath: "s3://b/models/", CompressionType: "NONE" };
    const job = bench.job({ Type: "Training" }, training("echo 1 > /opt/ml/model/a", { OutputDataConfig }));

    await runTraining(job);

    expect(bench.context.objects.find(`s3://b/models/${job.jobName}/output/model/a`)?.size).toBe(2);
  });

  it("writes the three configuration files", async () => {
    bench.context.objects.write("s3://b/data/a", "a");
    const job = bench.job(
      { Type: "Training" },
      training("cd /opt/ml/input/config; cat hyperparameters.json inputdataconfig.json resourceconfig.json", {
        HyperParameters: { num_round: "50", eta: "0.1" },
        InputDataConfig: [
          channel("train", "s3://b/data", { ContentType: "text/csv", InputMode: "FastFile" }),
        ],
      }),
    );

    await runTraining(job);

    expect(bench.log(job)).toBe(
      '{"num_round":"50","eta":"0.1"}' +
        '{"train":{"TrainingInputMode":"FastFile","S3DistributionType":"FullyReplicated","RecordWrapperType":"None","ContentType":"text/csv"}}' +
        '{"current_host":"algo-1","hosts":["algo-1"],"network_interface_name":"eth0","current_instance_type":"ml.m5.large",' +
        '"current_group_name":"homogeneousCluster","instance_groups":[{"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.large","hosts":["algo-1"]}]}',
    );
  });

  it("runs a script as the toolkit of framework images does", async () => {
    bench.context.objects.write("s3://b/data/a", "a");
    const hyperparameters = await source({
      "train.sh":
        'echo "$PWD|$*|$SM_CHANNEL_TRAIN|$SM_HP_EPOCHS|$SM_MODEL_DIR|$SM_CHANNELS|$SM_HPS|$SM_USER_ENTRY_POINT"',
    });
    const job = bench.job(
      { Type: "Training" },
      training("", {
        HyperParameters: {
          ...hyperparameters,
          sagemaker_program: '"train.sh"',
          epochs: "5",
          name: '"a b"',
          k: "2",
          shuffle: "true",
          layers: '[1, "x"]',
        },
        InputDataConfig: [channel("train", "s3://b/data")],
      }),
    );

    const outcome = await runTraining(job);

    const ml = isolation.kind === "none" ? job.directory : "/opt/ml";
    expect(outcome.status).toBe("Succeeded");
    expect(bench.log(job)).toBe(
      `${ml}/code|--epochs 5 -k 2 --layers [1, 'x'] --name a b --shuffle True|${ml}/input/data/train|5|${ml}/model|["train"]|` +
        '{"epochs":5,"k":2,"layers":[1,"x"],"name":"a b","shuffle":true}|train.sh\n',
    );
  });

  it.each([
    ["../evil.sh", "does not lie in the source archive"],
    ["/bin/evil.sh", "does not lie in the source archive"],
    ["none.py", "is not in the source archive"],
    ["train.exe", "its kind of file is not known"],
  ])("refuses the program %s", async (program, reason) => {
    const HyperParameters = {
      ...(await source({ "train.sh": "" })),
      sagemaker_program: JSON.stringify(program),
    };

    const outcome = await runTraining(bench.job({ Type: "Training" }, training("", { HyperParameters })));

    expect(outcome).toMatchObject({ status: "Failed", failureReason: expect.stringContaining(reason) });
  });

  it("refuses a source archive that would leave its folder", async () => {
    const header = new Header({ path: "../evil.sh", type: "File", size: 0, mode: 0o644, mtime: new Date(0) });
    header.encode();
    bench.context.objects.write(
      "s3://b/code/sourcedir.tar.gz",
      Buffer.concat([header.block ?? Buffer.alloc(0), Buffer.alloc(1024)]),
    );
    const HyperParameters = {
      sagemaker_submit_directory: "s3://b/code/sourcedir.tar.gz",
      sagemaker_program: "evil.sh",
    };

    const outcome = await runTraining(bench.job({ Type: "Training" }, training("", { HyperParameters })));

    expect(outcome).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("was not unpacked"),
    });
  });

  it("says what to do where an algorithm has no train program here", async () => {
    expect(await runTraining(bench.job({ Type: "Training" }, training("")))).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining('the program "train" is not there for the runtime "machine"'),
    });
  });

  it("cuts what the failure file says, never inside a character", async () => {
    const outcome = await runTraining(
      bench.job(
        { Type: "Training" },
        training("yes 🐧 | head -n 5000 | tr -d '\\n' > /opt/ml/output/failure; exit 9"),
      ),
    );

    expect(outcome).toMatchObject({
      status: "Failed",
      failureReason: `AlgorithmError: ${"🐧".repeat(1024)}, exit code: 9`,
    });
  });

  it("keeps no model of a failed job", async () => {
    await runTraining(bench.job({ Type: "Training" }, training("echo 1 > /opt/ml/model/a; exit 1")));

    expect(bench.context.objects.list("s3://b/")).toEqual([]);
  });

  it("keeps the model so far of a job that ran out of time, and fails the step", async () => {
    const outcome = await runTraining(
      bench.job(
        { Type: "Training" },
        training("echo 1 > /opt/ml/model/a; sleep 60", { StoppingCondition: { MaxRuntimeInSeconds: 0.8 } }),
      ),
    );

    expect(outcome).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("MaxRuntimeExceeded"),
    });
    expect(bench.context.objects.list("s3://b/")).toHaveLength(1);
  });

  it("brings checkpoints back and keeps new ones, of a failed job too", async () => {
    bench.context.objects.write("s3://b/checkpoints/epoch-1", "1");
    const CheckpointConfig = { S3Uri: "s3://b/checkpoints" };
    const job = bench.job(
      { Type: "Training" },
      training("cd /opt/ml/checkpoints; cp epoch-1 epoch-2; exit 1", { CheckpointConfig }),
    );

    await runTraining(job);

    expect(bench.context.objects.read("s3://b/checkpoints/epoch-2").toString()).toBe("1");
  });

  it("keeps the model so far of a job that is stopped", async () => {
    const stop = new AbortController();
    const job = bench.job({ Type: "Training" }, training("echo 1 > /opt/ml/model/a; echo ready; sleep 60"), {
      signal: stop.signal,
    });
    const running = runTraining(job);
    await expect.poll(() => bench.log(job)).toContain("ready");

    stop.abort();

    expect(await running).toEqual({ status: "Stopped", metadata: { TrainingJob: { Arn: job.jobArn } } });
    expect(bench.context.objects.list("s3://b/")).toHaveLength(1);
  });

  it("begins anew where a killed engine left a folder", async () => {
    const job = bench.job({ Type: "Training" }, training("ls /opt/ml/model"));
    mkdirSync(join(job.directory, "model"), { recursive: true });
    mkdirSync(join(job.directory, "ml/model"), { recursive: true });
    writeFileSync(join(job.directory, "ml/model/stale"), "");
    writeFileSync(join(job.directory, "model/stale"), "");

    expect((await runTraining(job)).status).toBe("Succeeded");
    expect(bench.log(job)).toBe("");
  });

  it("has the last value of each metric", async () => {
    const MetricDefinitions = [
      { Name: "val:acc", Regex: "acc=([0-9.]+)" },
      { Name: "text", Regex: "acc=(.*);" },
      { Name: "never", Regex: "loss=([0-9.]+)" },
    ];
    const job = bench.job(
      { Type: "Training" },
      training("echo 'acc=0.5;'; echo 'acc=0.75; acc=0.875;' >&2", {}, { MetricDefinitions }),
    );

    const outcome = await runTraining(job);

    const properties = outcome.status === "Succeeded" ? outcome.properties : {};
    const metrics = isJsonObject(properties.FinalMetricDataList) ? properties.FinalMetricDataList : {};
    expect(metrics).toMatchObject({ "val:acc": { MetricName: "val:acc", Value: 0.875 } });
    expect(Object.keys(metrics)).not.toContain("never");
  });

  it.each([
    [channel("train", "s3://b/data", { InputMode: "Pipe" }), "Pipe mode"],
    [channel("train", "s3://b/data", { CompressionType: "Gzip" }), "decompressed on the way"],
    [{ ChannelName: "train", DataSource: { FileSystemDataSource: {} } }, "EFS or FSx"],
    [channel("..", "s3://b/data"), "LocalPath"],
  ])("refuses a channel that only AWS can serve: %#", async (only, reason) => {
    bench.context.objects.write("s3://b/data", "a");

    const outcome = await runTraining(
      bench.job({ Type: "Training" }, training("true", { InputDataConfig: [only] })),
    );

    expect(outcome).toMatchObject({ status: "Failed", failureReason: expect.stringContaining(reason) });
  });
});
