import { describe, expect, it } from "vitest";
import { fakeClock, fakeEngine, processing, processingWith, succeed } from "../test/engine-fixture.ts";

const variables = (names: readonly string[]) => ({
  Environment: Object.fromEntries(names.map((name) => [name, { Get: `Execution.${name}` }])),
});

describe("execution variables", () => {
  it("are those of this execution, of the step's own job and of one instant", async () => {
    const clock = fakeClock();
    const { run, jobs } = await fakeEngine({
      clock,
      behaviours: {
        Before(job) {
          clock.advance(90_500);
          return succeed(job);
        },
      },
    });
    const names = [
      "PipelineName",
      "PipelineArn",
      "PipelineExecutionId",
      "PipelineExecutionArn",
      "StartDateTime",
      "CurrentDateTime",
      "ProcessingJobName",
    ];

    const { executionArn } = await run({
      pipelineName: "MyPipe",
      steps: [processing("Before"), processingWith("A_b", variables(names), { DependsOn: ["Before"] })],
    });

    const job = jobs[1];
    expect(job?.arguments.Environment).toEqual({
      PipelineName: "MyPipe",
      PipelineArn: "arn:aws:sagemaker:us-east-1:111122223333:pipeline/mypipe",
      PipelineExecutionId: executionArn.slice(-12),
      PipelineExecutionArn: executionArn,
      StartDateTime: "2026-01-01T00:00:00Z",
      CurrentDateTime: "2026-01-01T00:01:30Z",
      ProcessingJobName: job?.jobName,
    });
    expect(job?.jobName).toMatch(/^pipelines-[a-z2-7]{12}-A-b-[a-z2-7]{10}$/);
    expect(job?.jobArn).toBe(
      `arn:aws:sagemaker:us-east-1:111122223333:processing-job/${job?.jobName.toLowerCase()}`,
    );
  });

  it("name the job by the prefix of the arguments", async () => {
    const { run, jobs } = await fakeEngine();

    const { executionArn } = await run({
      steps: [processingWith("A", { ProcessingJobName: `my_prefix-${"x".repeat(80)}` })],
    });

    expect(jobs[0]?.jobName).toMatch(new RegExp(`^my-prefix-x+-${executionArn.slice(-12)}-[a-z2-7]{10}$`));
    expect(jobs[0]?.jobName).toHaveLength(63);
  });
});

describe("experiment values", () => {
  it("are resolved when the execution starts", async () => {
    const { engine, jobs } = await fakeEngine();
    const execution = await engine.start({
      pipelineName: "P",
      definition: JSON.stringify({
        Version: "2020-12-01",
        PipelineExperimentConfig: {
          ExperimentName: { Get: "Execution.PipelineName" },
          TrialName: { "Std:Join": { On: "-", Values: ["t", { Get: "Execution.PipelineExecutionId" }] } },
        },
        Steps: [
          processingWith("A", {
            Environment: {
              E: { Get: "PipelineExperimentConfig.ExperimentName" },
              T: { Get: "PipelineExperimentConfig.TrialName" },
            },
          }),
        ],
      }),
    });
    await execution.done;

    expect(jobs[0]?.arguments.Environment).toEqual({ E: "P", T: `t-${execution.executionArn.slice(-12)}` });
  });
});
