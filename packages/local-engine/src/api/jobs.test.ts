import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { fail, fakeClock, fakeEngine, processing, untilStopped } from "../../test/engine-fixture.ts";

const START = Date.UTC(2026, 0, 1) / 1000;
const training = (name: string): JsonObject => ({
  Name: name,
  Type: "Training",
  Arguments: {
    RoleArn: "arn:aws:iam::111122223333:role/Test",
    AlgorithmSpecification: { TrainingImage: "any:1", TrainingInputMode: "File" },
    OutputDataConfig: { S3OutputPath: "s3://b/models" },
    ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
    StoppingCondition: { MaxRuntimeInSeconds: 60 },
    Tags: [{ Key: "a", Value: "b" }],
  },
});

describe("Processing jobs", () => {
  it("are described with what was asked of them, their times and their outputs as a list", async () => {
    const clock = fakeClock();
    const { engine, run, jobs } = await fakeEngine({
      clock,
      behaviours: {
        A: ({ arguments: request, jobName }) => {
          clock.advance(2500);
          return {
            status: "Succeeded",
            properties: {
              ...request,
              ProcessingJobName: jobName,
              ProcessingOutputConfig: { Outputs: { train: { OutputName: "train" } } },
              ExitMessage: "fine",
              ProcessingEndTime: clock.now().toISOString(),
            },
          };
        },
      },
    });
    await run({ steps: [processing("A")] });
    const { jobName: ProcessingJobName = "", jobArn } = jobs[0] ?? {};

    const described = await engine.api.call("DescribeProcessingJob", { ProcessingJobName });

    expect(described).toMatchObject({
      ...(processing("A").Arguments as JsonObject),
      ProcessingJobName,
      ProcessingJobArn: jobArn,
      ProcessingJobStatus: "Completed",
      ProcessingOutputConfig: { Outputs: [{ OutputName: "train" }] },
      ExitMessage: "fine",
      StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
      CreationTime: START,
      ProcessingStartTime: START,
      ProcessingEndTime: START + 2.5,
      LastModifiedTime: START + 2.5,
    });
  });

  it("are listed by status, name and time; each retry is a job of its own", async () => {
    const clock = fakeClock();
    const { engine, run, jobs } = await fakeEngine({
      clock,
      behaviours: {
        A: ({ attempt }) =>
          attempt === 1
            ? { status: "Failed", failureReason: "busy", retryable: "SageMaker.JOB_INTERNAL_ERROR" }
            : fail("AlgorithmError: no"),
      },
    });
    const RetryPolicies = [
      { ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR"], MaxAttempts: 2, IntervalSeconds: 10 },
    ];
    await run({ steps: [processing("A", { RetryPolicies })] });
    clock.advance(1000);
    await run({ steps: [processing("B")] });
    const list = async (input: JsonObject) => {
      const { ProcessingJobSummaries } = await engine.api.call("ListProcessingJobs", input);
      return (ProcessingJobSummaries as readonly JsonObject[]).map(
        ({ ProcessingJobName }) => ProcessingJobName,
      );
    };
    const names = jobs.map(({ jobName }) => jobName);

    expect(await list({})).toEqual(names);
    expect(await list({ SortOrder: "Descending", MaxResults: 1 })).toEqual([names[2]]);
    expect(await list({ StatusEquals: "Failed" })).toEqual(names.slice(0, 2));
    expect(await list({ NameContains: "-B-" })).toEqual([names[2]]);
    expect(await list({ CreationTimeAfter: START + 5 })).toEqual(names.slice(1));
  });

  it("are none where the cache gave the results", async () => {
    const { engine, run, jobs } = await fakeEngine();
    const cached = processing("A", { CacheConfig: { Enabled: true, ExpireAfter: "P30D" } });
    await run({ steps: [cached] });
    await run({ steps: [cached] });

    const { ProcessingJobSummaries } = await engine.api.call("ListProcessingJobs", {});

    expect(ProcessingJobSummaries).toMatchObject([{ ProcessingJobName: jobs[0]?.jobName }]);
  });
});

describe("Training jobs", () => {
  it("say why they failed, and where their model would be", async () => {
    const { engine, run, jobs } = await fakeEngine({ behaviours: { T: () => fail("AlgorithmError: no") } });
    await run({ steps: [training("T")] });
    const { jobName: TrainingJobName = "", jobArn } = jobs[0] ?? {};

    const described = await engine.api.call("DescribeTrainingJob", { TrainingJobName });

    const { Tags: _, ...request } = training("T").Arguments as JsonObject;
    expect(described).toEqual({
      ...request,
      TrainingJobName,
      TrainingJobArn: jobArn,
      TrainingJobStatus: "Failed",
      SecondaryStatus: "Failed",
      SecondaryStatusTransitions: [
        { Status: "Training", StartTime: START, EndTime: START },
        { Status: "Failed", StartTime: START, EndTime: START },
      ],
      FailureReason: "AlgorithmError: no",
      ModelArtifacts: { S3ModelArtifacts: `s3://b/models/${TrainingJobName}/output/model.tar.gz` },
      CreationTime: START,
      TrainingStartTime: START,
      TrainingEndTime: START,
      LastModifiedTime: START,
    });
  });

  it("that ran out of time were stopped, as the service says it", async () => {
    const { engine, run } = await fakeEngine({
      behaviours: { T: () => fail("MaxRuntimeExceeded: the job was stopped after 60.") },
    });
    await run({ steps: [training("T")] });

    const { TrainingJobSummaries } = await engine.api.call("ListTrainingJobs", { StatusEquals: "Stopped" });

    expect(TrainingJobSummaries).toMatchObject([{ SecondaryStatus: "MaxRuntimeExceeded" }]);
  });

  it("are of no warm pool and no training plan", async () => {
    const { engine, run } = await fakeEngine();
    await run({ steps: [training("T")] });
    const plan = "arn:aws:sagemaker:us-east-1:111122223333:training-plan/mine";

    for (const filter of [{ WarmPoolStatusEquals: "Available" }, { TrainingPlanArnEquals: plan }]) {
      expect(await engine.api.call("ListTrainingJobs", filter)).toEqual({ TrainingJobSummaries: [] });
    }
  });

  it("are in progress while they run, and stopped with their execution", async () => {
    const started = Promise.withResolvers<void>();
    const { engine } = await fakeEngine({
      behaviours: {
        T(job) {
          started.resolve();
          return untilStopped(job);
        },
      },
    });
    const definition = JSON.stringify({ Version: "2020-12-01", Steps: [training("T")] });
    const execution = await engine.start({ pipelineName: "Test", definition });
    const statuses = async () => {
      const { TrainingJobSummaries } = await engine.api.call("ListTrainingJobs", {});
      const [summary] = TrainingJobSummaries as readonly JsonObject[];
      return [summary?.TrainingJobStatus, summary?.SecondaryStatus];
    };

    await started.promise;
    const during = await statuses();
    engine.stop(execution.executionArn);
    await execution.done;

    expect(during).toEqual(["InProgress", "Training"]);
    expect(await statuses()).toEqual(["Stopped", "Stopped"]);
  });
});

it.each([
  ["Processing", "Could not find requested job with name: none"],
  ["Training", "Requested resource not found."],
  ["Transform", "Could not find requested job with name: none"],
])("says of a %s job that is not there what the service says", async (type, message) => {
  const { engine } = await fakeEngine();

  const describing = engine.api.call(`Describe${type}Job`, { [`${type}JobName`]: "none" });

  await expect(describing).rejects.toMatchObject({ name: "ValidationException", message });
});
