import { expect, it } from "vitest";
import { apiPipeline } from "../../test/api-pipeline.ts";
import { processing } from "../../test/engine-fixture.ts";

it("tells the names of experiment and trial that the definition gives it", async () => {
  const { call, start } = await apiPipeline([processing("A")], {
    definition: {
      PipelineExperimentConfig: {
        ExperimentName: { Get: "Execution.PipelineName" },
        TrialName: { Get: "Execution.PipelineExecutionId" },
      },
    },
  });
  const arn = await start();

  const described = await call("DescribePipelineExecution", { PipelineExecutionArn: arn });

  expect(described.PipelineExperimentConfig).toEqual({
    ExperimentName: "Mine",
    TrialName: arn.split("/").at(-1),
  });
});

it("tells of MLflow what the definition says, but for another experiment that its start names", async () => {
  const server = "arn:aws:sagemaker:us-east-1:111122223333:mlflow-tracking-server/mine";
  const { call, start } = await apiPipeline([processing("A")], {
    definition: {
      MlflowConfig: { MlflowResourceArn: server, MlflowExperimentName: { Get: "Execution.PipelineName" } },
    },
  });
  const configs = [];

  for (const input of [{}, { MlflowExperimentName: "tuning" }]) {
    const PipelineExecutionArn = await start(input);
    configs.push((await call("DescribePipelineExecution", { PipelineExecutionArn })).MLflowConfig);
  }

  expect(configs).toEqual([
    { MlflowResourceArn: server, MlflowExperimentName: "Mine" },
    { MlflowResourceArn: server, MlflowExperimentName: "tuning" },
  ]);
});
