import { defineParams, execution, experiment, join, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({ Experiment: param.string({ default: "my-experiment" }) });

const vars = step.lambda("Vars", {
  functionArn: "arn:aws:lambda:us-west-2:123456789012:function:f",
  inputs: {
    start: execution.startDateTime,
    current: execution.currentDateTime,
    name: execution.pipelineName,
    arn: execution.pipelineArn,
    exec_id: execution.pipelineExecutionId,
    exec_arn: execution.pipelineExecutionArn,
    training: execution.trainingJobName,
    processing: execution.processingJobName,
    experiment: experiment.experimentName,
    trial: experiment.trialName,
    uri: join("/", "s3:/", "my-bucket", execution.pipelineName, execution.pipelineExecutionId),
  },
  silence: {
    EXECUTION_VARIABLE_MISPLACED: "this shows every variable, also those that only jobs have a value for",
  },
});

export default pipeline("exec-vars", {
  params,
  experiment: {
    experimentName: params.Experiment,
    trialName: join("-", "trial", execution.pipelineExecutionId),
  },
  steps: [vars],
});
