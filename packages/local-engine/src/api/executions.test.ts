import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { apiPipeline, each, PIPELINE_ARN } from "../../test/api-pipeline.ts";
import {
  codesOf,
  definitionOf,
  fail,
  failStep,
  fakeClock,
  processing,
  untilStopped,
} from "../../test/engine-fixture.ts";

const TOKEN = "t".repeat(32);
const PARAMETERS = {
  Parameters: [
    { Name: "Count", Type: "Integer", DefaultValue: 1 },
    { Name: "Exact", Type: "Boolean", DefaultValue: true },
  ],
};

describe("StartPipelineExecution", () => {
  it("starts what DescribePipelineExecution then tells of", async () => {
    const { call, start, reaches } = await apiPipeline([processing("A")], { definition: PARAMETERS });

    const arn = await start({
      PipelineParameters: [{ Name: "Count", Value: "7" }],
      PipelineExecutionDisplayName: "first",
      PipelineExecutionDescription: "a try",
      ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
    });

    await reaches(arn, "Succeeded");
    expect(await call("DescribePipelineExecution", { PipelineExecutionArn: arn })).toEqual({
      PipelineArn: PIPELINE_ARN,
      PipelineExecutionArn: arn,
      PipelineExecutionDisplayName: "first",
      PipelineExecutionDescription: "a try",
      PipelineExecutionStatus: "Succeeded",
      CreationTime: Date.UTC(2026, 0, 1) / 1000,
      LastModifiedTime: Date.UTC(2026, 0, 1) / 1000,
      CreatedBy: {},
      LastModifiedBy: {},
      ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
      PipelineVersionId: 1,
    });
    expect(await call("ListPipelineParametersForExecution", { PipelineExecutionArn: arn })).toEqual({
      PipelineParameters: [
        { Name: "Count", Value: "7" },
        { Name: "Exact", Value: "true" },
      ],
    });
  });

  it("starts once for one token, however often and how much at the same time it is asked", async () => {
    const { engine, start } = await apiPipeline([processing("A")]);

    const arns = await Promise.all([1, 2, 3].map(() => start({ ClientRequestToken: TOKEN })));

    expect(new Set(arns).size).toBe(1);
    expect(engine.listExecutions()).toHaveLength(1);
  });

  it("runs the version that is asked for, and its snapshot stays", async () => {
    const { call, start } = await apiPipeline([processing("A")]);
    await call("UpdatePipeline", {
      PipelineName: "Mine",
      PipelineDefinition: definitionOf([processing("B")]),
    });

    const arns = [await start({ PipelineVersionId: 1 }), await start()];

    const definitions = await Promise.all(
      arns.map((PipelineExecutionArn) =>
        call("DescribePipelineDefinitionForExecution", { PipelineExecutionArn }),
      ),
    );
    expect(definitions.map(({ PipelineDefinition }) => PipelineDefinition)).toEqual([
      definitionOf([processing("A")]),
      definitionOf([processing("B")]),
    ]);
    const { PipelineVersionSummaries } = await call("ListPipelineVersions", { PipelineName: "Mine" });
    expect(each(PipelineVersionSummaries, "LastExecutionPipelineExecutionArn")).toEqual(arns.toReversed());
  });

  it("takes the pipeline's parallelism when the request names none", async () => {
    const { call, start } = await apiPipeline(
      [processing("A")],
      {},
      { ParallelismConfiguration: { MaxParallelExecutionSteps: 4 } },
    );

    const described = await call("DescribePipelineExecution", { PipelineExecutionArn: await start() });

    expect(described.ParallelismConfiguration).toEqual({ MaxParallelExecutionSteps: 4 });
  });

  it("refuses a parameter that is there twice, or not in the definition", async () => {
    const { start, engine } = await apiPipeline([processing("A")], { definition: PARAMETERS });

    const twice = start({
      PipelineParameters: [
        { Name: "Count", Value: "1" },
        { Name: "Count", Value: "2" },
      ],
    });
    const unknown = () => start({ PipelineParameters: [{ Name: "None", Value: "1" }] });

    await expect(twice).rejects.toMatchObject({ name: "ValidationException" });
    expect(await codesOf(unknown)).toEqual(["PARAMETER_UNKNOWN"]);
    expect(engine.listExecutions()).toEqual([]);
  });

  it("runs the selected steps on the results of an earlier execution", async () => {
    const { call, start, reaches } = await apiPipeline([
      processing("A"),
      processing("B", { DependsOn: ["A"] }),
    ]);
    const source = await start();
    await reaches(source, "Succeeded");

    const arn = await start({
      SelectiveExecutionConfig: {
        SourcePipelineExecutionArn: source,
        SelectedSteps: [{ StepName: "B" }],
      },
    });

    await reaches(arn, "Succeeded");
    const { PipelineExecutionSteps } = await call("ListPipelineExecutionSteps", {
      PipelineExecutionArn: arn,
      SortOrder: "Ascending",
    });
    expect(PipelineExecutionSteps).toMatchObject([
      { StepName: "A", SelectiveExecutionResult: { SourcePipelineExecutionArn: source } },
      { StepName: "B", StepStatus: "Succeeded" },
    ]);
    const described = await call("DescribePipelineExecution", { PipelineExecutionArn: arn });
    expect(described.SelectiveExecutionConfig).toEqual({
      SourcePipelineExecutionArn: source,
      SelectedSteps: [{ StepName: "B" }],
    });
  });
});

describe("StopPipelineExecution and RetryPipelineExecution", () => {
  it("stop it, and finish it with the same ARN", async () => {
    let stopped = false;
    const { call, start, started, reaches } = await apiPipeline([processing("A")], {
      behaviours: {
        A: (job) => {
          if (stopped) return { status: "Succeeded", properties: {} };
          stopped = true;
          return untilStopped(job);
        },
      },
    });
    const arn = await start();
    await expect.poll(started).toEqual(["A"]);

    await call("StopPipelineExecution", { PipelineExecutionArn: arn });
    await reaches(arn, "Stopped");
    const retried = await call("RetryPipelineExecution", {
      PipelineExecutionArn: arn,
      ClientRequestToken: TOKEN,
      ParallelismConfiguration: { MaxParallelExecutionSteps: 9 },
    });

    expect(retried).toEqual({ PipelineExecutionArn: arn });
    await reaches(arn, "Succeeded");
    const again = await call("RetryPipelineExecution", {
      PipelineExecutionArn: arn,
      ClientRequestToken: TOKEN,
      ParallelismConfiguration: { MaxParallelExecutionSteps: 9 },
    });
    expect(again).toEqual(retried);
    const described = await call("DescribePipelineExecution", { PipelineExecutionArn: arn });
    expect(described.ParallelismConfiguration).toEqual({ MaxParallelExecutionSteps: 9 });
  });

  it("refuse what has ended, and what runs", async () => {
    const { call, start, reaches } = await apiPipeline([failStep("No", "enough")]);
    const arn = await start();
    await reaches(arn, "Failed");

    const stop = () => call("StopPipelineExecution", { PipelineExecutionArn: arn });
    const retry = () => call("RetryPipelineExecution", { PipelineExecutionArn: arn });

    expect([await codesOf(stop), await codesOf(retry)]).toEqual([
      ["EXECUTION_ALREADY_ENDED"],
      ["EXECUTION_ENDED_BY_FAIL"],
    ]);
  });

  it("refuse to retry what has not ended, and say what it is", async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const { call, start, started, reaches } = await apiPipeline([processing("A")], {
      behaviours: { A: () => answered.then(() => ({ status: "Stopped" })) },
    });
    const arn = await start();
    await expect.poll(started).toEqual(["A"]);
    const retry = () => call("RetryPipelineExecution", { PipelineExecutionArn: arn });

    await expect(retry()).rejects.toThrow(`Execution ${arn} has not ended: it is Executing.`);
    await call("StopPipelineExecution", { PipelineExecutionArn: arn });
    await expect(retry()).rejects.toThrow(`Execution ${arn} has not ended: it is Stopping.`);

    answer();
    await reaches(arn, "Stopped");
  });
});

describe("UpdatePipelineExecution", () => {
  it("changes name and description, and lets more steps run at once", async () => {
    const { call, start, started, reaches } = await apiPipeline([processing("A"), processing("B")], {
      behaviours: { A: untilStopped, B: untilStopped },
    });
    const arn = await start({ ParallelismConfiguration: { MaxParallelExecutionSteps: 1 } });
    await expect.poll(started).toEqual(["A"]);

    await call("UpdatePipelineExecution", {
      PipelineExecutionArn: arn,
      PipelineExecutionDisplayName: "renamed",
      ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
    });

    await expect.poll(started).toEqual(["A", "B"]);
    expect(await call("DescribePipelineExecution", { PipelineExecutionArn: arn })).toMatchObject({
      PipelineExecutionDisplayName: "renamed",
      ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
    });
    await call("StopPipelineExecution", { PipelineExecutionArn: arn });
    await reaches(arn, "Stopped");
  });
});

describe("ListPipelineExecutions", () => {
  it("pages newest first, also through those of one millisecond, and filters by time", async () => {
    const clock = fakeClock();
    const { call, start } = await apiPipeline([processing("A", {}, ["true"])], {
      clock,
      behaviours: { A: () => fail("broken") },
    });
    const arns = [await start(), await start(), await start()];
    clock.advance(5000);
    arns.push(await start());

    const first = await call("ListPipelineExecutions", { PipelineName: "Mine", MaxResults: 3 });
    const rest = await call("ListPipelineExecutions", {
      PipelineName: "Mine",
      MaxResults: 3,
      NextToken: first.NextToken ?? "",
    });
    const late = await call("ListPipelineExecutions", {
      PipelineName: PIPELINE_ARN,
      CreatedAfter: Date.UTC(2026, 0, 1) / 1000 + 1,
    });

    const listed = [first, rest].flatMap(({ PipelineExecutionSummaries }) =>
      each(PipelineExecutionSummaries, "PipelineExecutionArn"),
    );
    expect(listed).toEqual(arns.toReversed());
    expect(each(late.PipelineExecutionSummaries, "PipelineExecutionArn")).toEqual(arns.slice(3));
  });
});

it("calls an execution whose engine is gone stopped, so that nobody waits for it", async () => {
  const { stateDir, call, start, started } = await apiPipeline([processing("A")], {
    behaviours: { A: untilStopped },
  });
  const arn = await start();
  await expect.poll(started).toEqual(["A"]);
  const database = new DatabaseSync(`${stateDir}/state.db`);
  database.exec("UPDATE executions SET engine_id = 'gone', pid = 1, boot_id = 'another'");
  database.close();

  const described = await call("DescribePipelineExecution", { PipelineExecutionArn: arn });
  const { PipelineExecutionSteps } = await call("ListPipelineExecutionSteps", { PipelineExecutionArn: arn });

  expect(described).toMatchObject({
    PipelineExecutionStatus: "Stopped",
    FailureReason: expect.stringContaining("RetryPipelineExecution"),
  });
  expect(PipelineExecutionSteps).toMatchObject([{ StepName: "A", StepStatus: "Stopped" }]);
});
