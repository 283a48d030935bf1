import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { NEEDS_BOTOCORE } from "../../../../tools/infra-checks/botocore-faults.ts";
import { type Answer, type Boto3, bytes, isBoto3There, NEEDS_BOTO3 } from "./boto3.ts";
import { realPipeline } from "./real-pipeline.ts";
import { servedEngine } from "./served-engine.ts";

const BUCKET = "sagewright-life";
const ROLE = "arn:aws:iam::111122223333:role/Pipeline";
const TIMEOUT = 120_000;
const definition = JSON.stringify(realPipeline(BUCKET));

async function ended(boto3: Boto3, arn: string): Promise<Answer> {
  for (;;) {
    const execution = await boto3.call("sagemaker", "describe_pipeline_execution", {
      PipelineExecutionArn: arn,
    });
    if (!["Executing", "Stopping"].includes(execution.PipelineExecutionStatus)) return execution;
    await setTimeout(50);
  }
}

async function withInput(boto3: Boto3, seconds = 0): Promise<void> {
  await boto3.call("s3", "create_bucket", { Bucket: BUCKET });
  await boto3.call("s3", "put_object", { Bucket: BUCKET, Key: "input/data.csv", Body: bytes("1,2\n3,4\n") });
  await boto3.call("s3", "put_object", {
    Bucket: BUCKET,
    Key: "input/seconds",
    Body: bytes(String(seconds)),
  });
}

it.skipIf(!isBoto3There)(
  `boto3 leads a pipeline through its whole life${NEEDS_BOTO3}${NEEDS_BOTOCORE}`,
  { timeout: TIMEOUT },
  async () => {
    const { boto3, faults } = await servedEngine();
    const sagemaker = (method: string, input: object = {}) => boto3.call("sagemaker", method, input);
    await withInput(boto3);
    const tags = [{ Key: "team", Value: "birds" }];

    const created = await sagemaker("create_pipeline", {
      PipelineName: "Life",
      PipelineDefinition: definition,
      PipelineDescription: "first",
      RoleArn: ROLE,
      Tags: tags,
    });
    await boto3.call("s3", "put_object", {
      Bucket: BUCKET,
      Key: "definition.json",
      Body: bytes(`${definition}\n`),
    });
    const updated = await sagemaker("update_pipeline", {
      PipelineName: "Life",
      PipelineDefinitionS3Location: { Bucket: BUCKET, ObjectKey: "definition.json" },
      PipelineDescription: "second",
      ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
    });
    const pipeline = await sagemaker("describe_pipeline", { PipelineName: created.PipelineArn });
    expect(updated.PipelineArn).toBe(created.PipelineArn);
    expect(pipeline).toMatchObject({
      PipelineDescription: "second",
      PipelineStatus: "Active",
      RoleArn: ROLE,
    });
    expect(JSON.parse(pipeline.PipelineDefinition)).toEqual(JSON.parse(definition));
    expect(await boto3.all("sagemaker", "list_pipelines", "PipelineSummaries")).toMatchObject([
      { PipelineName: "Life" },
    ]);
    expect(
      (
        await boto3.all("sagemaker", "list_pipeline_versions", "PipelineVersionSummaries", {
          PipelineName: "Life",
        })
      ).length,
    ).toBeGreaterThan(0);
    expect(await boto3.all("sagemaker", "list_tags", "Tags", { ResourceArn: created.PipelineArn })).toEqual(
      tags,
    );

    const start = {
      PipelineName: "Life",
      PipelineParameters: [{ Name: "MaxLoss", Value: "0.3" }],
      PipelineExecutionDisplayName: "good",
      ClientRequestToken: "a".repeat(32),
    };
    const { PipelineExecutionArn: arn } = await sagemaker("start_pipeline_execution", start);
    expect((await sagemaker("start_pipeline_execution", start)).PipelineExecutionArn).toBe(arn);
    expect(await ended(boto3, arn)).toMatchObject({
      PipelineExecutionStatus: "Succeeded",
      PipelineExecutionDisplayName: "good",
      PipelineArn: created.PipelineArn,
    });
    expect(
      await boto3.all("sagemaker", "list_pipeline_executions", "PipelineExecutionSummaries", {
        PipelineName: "Life",
      }),
    ).toMatchObject([{ PipelineExecutionArn: arn, PipelineExecutionStatus: "Succeeded" }]);
    expect(
      await boto3.all("sagemaker", "list_pipeline_parameters_for_execution", "PipelineParameters", {
        PipelineExecutionArn: arn,
      }),
    ).toEqual([{ Name: "MaxLoss", Value: "0.3" }]);
    const snapshot = await sagemaker("describe_pipeline_definition_for_execution", {
      PipelineExecutionArn: arn,
    });
    expect(JSON.parse(snapshot.PipelineDefinition)).toEqual(JSON.parse(definition));

    const steps = await boto3.all("sagemaker", "list_pipeline_execution_steps", "PipelineExecutionSteps", {
      PipelineExecutionArn: arn,
      SortOrder: "Ascending",
      PaginationConfig: { PageSize: 2 },
    });
    const metadataOf = (name: string) => steps.find(({ StepName }) => StepName === name)?.Metadata;
    expect(steps.map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`)).toEqual(
      ["Prepare", "Train", "Evaluate", "Gate", "Register", "Model"].map((name) => `${name} Succeeded`),
    );
    expect(metadataOf("Gate")).toEqual({ Condition: { Outcome: "True" } });

    const nameOf = (jobArn: string) => jobArn.slice(jobArn.indexOf("/") + 1);
    const jobs = await boto3.all("sagemaker", "list_processing_jobs", "ProcessingJobSummaries", {
      NameContains: "-Prepare-",
    });
    expect(jobs).toMatchObject([
      { ProcessingJobArn: metadataOf("Prepare").ProcessingJob.Arn, ProcessingJobStatus: "Completed" },
    ]);
    const ProcessingJobName = jobs[0].ProcessingJobName;
    const TrainingJobName = (await boto3.all("sagemaker", "list_training_jobs", "TrainingJobSummaries"))[0]
      .TrainingJobName;
    await boto3.wait("sagemaker", "processing_job_completed_or_stopped", { ProcessingJobName });
    await boto3.wait("sagemaker", "training_job_completed_or_stopped", { TrainingJobName });
    expect(await sagemaker("describe_processing_job", { ProcessingJobName })).toMatchObject({
      ProcessingInputs: [{ InputName: "input" }],
      ProcessingOutputConfig: { Outputs: [{ OutputName: "prepared" }] },
      RoleArn: ROLE,
    });
    const training = await sagemaker("describe_training_job", { TrainingJobName });
    expect(training).toMatchObject({
      TrainingJobStatus: "Completed",
      SecondaryStatus: "Completed",
      FinalMetricDataList: [{ MetricName: "loss", Value: 0.25 }],
      HyperParameters: { rounds: "5" },
    });
    const modelKey = training.ModelArtifacts.S3ModelArtifacts.replace(`s3://${BUCKET}/`, "");
    expect(
      (await boto3.call("s3", "head_object", { Bucket: BUCKET, Key: modelKey })).ContentLength,
    ).toBeGreaterThan(0);
    const evaluation = await boto3.call("s3", "get_object", {
      Bucket: BUCKET,
      Key: "evaluation/evaluation.json",
    });
    expect(JSON.parse(Buffer.from(evaluation.Body, "base64").toString())).toEqual({ loss: 0.25 });

    const logGroupName = "/aws/sagemaker/ProcessingJobs";
    const [stream] = await boto3.all("logs", "describe_log_streams", "logStreams", {
      logGroupName,
      logStreamNamePrefix: ProcessingJobName,
    });
    const log = await boto3.call("logs", "get_log_events", {
      logGroupName,
      logStreamName: stream.logStreamName,
      startFromHead: true,
    });
    expect(log.events.map(({ message }: Answer) => message)).toEqual(["preparing", "prepared"]);
    const found = await boto3.all("logs", "filter_log_events", "events", {
      logGroupName,
      filterPattern: "prepared",
    });
    expect(found.map(({ message }) => message)).toEqual(["prepared"]);

    const packageArn = metadataOf("Register").RegisterModel.Arn;
    const packages = await boto3.all("sagemaker", "list_model_packages", "ModelPackageSummaryList", {
      ModelPackageGroupName: "Penguins",
    });
    expect(packages).toMatchObject([
      { ModelPackageArn: packageArn, ModelApprovalStatus: "PendingManualApproval" },
    ]);
    await sagemaker("update_model_package", {
      ModelPackageArn: packageArn,
      ModelApprovalStatus: "Approved",
      ApprovalDescription: "looked at it",
    });
    expect(await sagemaker("describe_model_package", { ModelPackageName: packageArn })).toMatchObject({
      ModelApprovalStatus: "Approved",
      ApprovalDescription: "looked at it",
      MetadataProperties: { GeneratedBy: arn },
      InferenceSpecification: { Containers: [{ ModelDataUrl: training.ModelArtifacts.S3ModelArtifacts }] },
    });
    const ModelName = nameOf((await boto3.all("sagemaker", "list_models", "Models"))[0].ModelName);
    expect(await sagemaker("describe_model", { ModelName })).toMatchObject({
      ModelArn: metadataOf("Model").Model.Arn,
    });

    for (const ResourceArn of [created.PipelineArn, arn, packageArn, training.TrainingJobArn]) {
      await sagemaker("add_tags", { ResourceArn, Tags: [{ Key: "stage", Value: "test" }] });
      await sagemaker("delete_tags", { ResourceArn, TagKeys: ["team"] });
      expect(await boto3.all("sagemaker", "list_tags", "Tags", { ResourceArn })).toEqual([
        { Key: "stage", Value: "test" },
      ]);
    }

    await sagemaker("delete_model", { ModelName });
    await sagemaker("delete_model_package", { ModelPackageName: packageArn });
    await sagemaker("delete_model_package_group", { ModelPackageGroupName: "Penguins" });
    await sagemaker("delete_pipeline", { PipelineName: "Life" });
    for (const [method, member] of [
      ["list_models", "Models"],
      ["list_transform_jobs", "TransformJobSummaries"],
      ["list_model_package_groups", "ModelPackageGroupSummaryList"],
      ["list_pipelines", "PipelineSummaries"],
    ] as const) {
      expect(await boto3.all("sagemaker", method, member)).toEqual([]);
    }
    expect((await boto3.call("sts", "get_caller_identity")).Account).toBe("111122223333");
    expect(faults()).toEqual({ s3: [], sagemaker: [], logs: [], sts: [] });
  },
);

it.skipIf(!isBoto3There)(
  `boto3 stops an execution, goes on with it, and learns why another failed${NEEDS_BOTO3}${NEEDS_BOTOCORE}`,
  { timeout: TIMEOUT },
  async () => {
    const { boto3, faults } = await servedEngine();
    const sagemaker = (method: string, input: object = {}) => boto3.call("sagemaker", method, input);
    await withInput(boto3, 60);
    await sagemaker("create_pipeline", {
      PipelineName: "Life",
      PipelineDefinition: definition,
      RoleArn: ROLE,
      ClientRequestToken: "c".repeat(32),
    });
    const { PipelineExecutionArn: arn } = await sagemaker("start_pipeline_execution", {
      PipelineName: "Life",
    });
    const running = async () =>
      (await sagemaker("list_processing_jobs", { StatusEquals: "InProgress" })).ProcessingJobSummaries;
    while ((await running()).length === 0) await setTimeout(50);
    const [{ ProcessingJobName }] = await running();
    expect(await sagemaker("describe_processing_job", { ProcessingJobName })).toMatchObject({
      ProcessingJobStatus: "InProgress",
    });
    await expect(sagemaker("delete_pipeline", { PipelineName: "Life" })).rejects.toMatchObject({
      status: 400,
    });
    await expect(sagemaker("retry_pipeline_execution", { PipelineExecutionArn: arn })).rejects.toMatchObject({
      code: "ConflictException",
    });

    await sagemaker("stop_pipeline_execution", { PipelineExecutionArn: arn });
    expect(await ended(boto3, arn)).toMatchObject({ PipelineExecutionStatus: "Stopped" });
    expect(await sagemaker("describe_processing_job", { ProcessingJobName })).toMatchObject({
      ProcessingJobStatus: "Stopped",
    });
    await boto3.wait("sagemaker", "processing_job_completed_or_stopped", { ProcessingJobName });

    await boto3.call("s3", "put_object", { Bucket: BUCKET, Key: "input/seconds", Body: bytes("0") });
    await sagemaker("retry_pipeline_execution", { PipelineExecutionArn: arn });
    expect(await ended(boto3, arn)).toMatchObject({ PipelineExecutionStatus: "Succeeded" });

    const { PipelineExecutionArn: strict } = await sagemaker("start_pipeline_execution", {
      PipelineName: "Life",
      PipelineParameters: [{ Name: "MaxLoss", Value: "0.1" }],
    });
    expect(await ended(boto3, strict)).toMatchObject({
      PipelineExecutionStatus: "Failed",
      FailureReason: expect.stringContaining("The loss is too high."),
    });
    const last = await boto3.all("sagemaker", "list_pipeline_execution_steps", "PipelineExecutionSteps", {
      PipelineExecutionArn: strict,
    });
    expect(last.find(({ StepName }) => StepName === "Reject")).toMatchObject({
      StepStatus: "Failed",
      Metadata: { Fail: { ErrorMessage: "The loss is too high." } },
    });
    await expect(
      sagemaker("retry_pipeline_execution", { PipelineExecutionArn: strict }),
    ).rejects.toMatchObject({ status: 400 });
    const executions = await boto3.pages("sagemaker", "list_pipeline_executions", {
      PipelineName: "Life",
      PaginationConfig: { PageSize: 1 },
    });
    expect(
      executions.flatMap(({ PipelineExecutionSummaries }) =>
        PipelineExecutionSummaries.map((summary: Answer) => summary.PipelineExecutionArn),
      ),
    ).toEqual([strict, arn]);
    expect(executions).toHaveLength(2);
    expect(faults()).toEqual({ s3: [], sagemaker: [] });
  },
);
