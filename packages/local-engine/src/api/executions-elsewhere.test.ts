import { expect, it } from "vitest";
import { apiPipeline } from "../../test/api-pipeline.ts";
import { fakeEngine, processing, untilStopped } from "../../test/engine-fixture.ts";

it("changes and stops an execution that another engine runs", async () => {
  const { stateDir, start, started, reaches } = await apiPipeline([processing("A"), processing("B")], {
    behaviours: { A: untilStopped, B: untilStopped },
  });
  const { engine: other } = await fakeEngine({ stateDir });
  const arn = await start({ ParallelismConfiguration: { MaxParallelExecutionSteps: 1 } });
  await expect.poll(started).toEqual(["A"]);

  await other.api.call("UpdatePipelineExecution", {
    PipelineExecutionArn: arn,
    ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
  });
  await expect.poll(started, { timeout: 5000 }).toEqual(["A", "B"]);
  await other.api.call("StopPipelineExecution", { PipelineExecutionArn: arn });

  await reaches(arn, "Stopped");
  const described = await other.api.call("DescribePipelineExecution", { PipelineExecutionArn: arn });
  expect(described.PipelineExecutionStatus).toBe("Stopped");
});

it("starts one execution for one token, in however many engines it is asked for", async () => {
  const { stateDir, engine } = await apiPipeline([processing("A")]);
  const { engine: other } = await fakeEngine({ stateDir });
  const input = { PipelineName: "Mine", ClientRequestToken: "x".repeat(40) };

  const answers = await Promise.all(
    [engine, other, engine, other].map(({ api }) => api.call("StartPipelineExecution", input)),
  );

  expect(new Set(answers.map(({ PipelineExecutionArn }) => PipelineExecutionArn)).size).toBe(1);
  expect(engine.listExecutions()).toHaveLength(1);
});
