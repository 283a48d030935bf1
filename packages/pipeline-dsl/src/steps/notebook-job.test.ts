import { describe, expect, expectTypeOf, it } from "vitest";
import { assetsOf, check, compile } from "../compile/check.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const ROLE = "arn:aws:iam::123456789012:role/R";
const of = (...steps: StepNode[]) => pipeline("P", { role: ROLE, bucket: "bucket", steps });
const argumentsOf = (node: StepNode) => compile(of(node)).Steps[0]?.Arguments;

const minimal = { inputNotebook: "nb/My notes (2).ipynb", image: "img:1", kernelName: "python3" } as const;
const explore = step.notebookJob("Explore", minimal);

describe("step.notebookJob", () => {
  it("needs a notebook, an image and a kernel only", () => {
    expect(argumentsOf(explore)).toEqual({
      TrainingJobName: "My-notes-2-ipynb",
      RoleArn: ROLE,
      RetryStrategy: { MaximumRetryAttempts: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 172_800 },
      EnableInterContainerTrafficEncryption: true,
      AlgorithmSpecification: {
        TrainingImage: "img:1",
        TrainingInputMode: "File",
        ContainerEntrypoint: ["amazon_sagemaker_scheduler"],
      },
      InputDataConfig: [
        {
          ChannelName: "sagemaker_headless_execution_pipelinestep",
          DataSource: {
            S3DataSource: {
              S3DataType: "S3Prefix",
              S3Uri: "s3://bucket/P/code/unhashed/files",
              S3DataDistributionType: "FullyReplicated",
            },
          },
        },
      ],
      OutputDataConfig: {
        S3OutputPath: {
          "Std:Join": {
            On: "/",
            Values: ["s3://bucket", "P", { Get: "Execution.PipelineExecutionId" }, "Explore"],
          },
        },
      },
      ResourceConfig: { VolumeSizeInGB: 30, InstanceCount: 1, InstanceType: "ml.m5.large" },
      Tags: [
        { Key: "sagemaker:name", Value: "My-notes-2-ipynb" },
        { Key: "sagemaker:notebook-name", Value: "My notes -2-.ipynb" },
        { Key: "sagemaker:notebook-job-origin", Value: "PIPELINE_STEP" },
        { Key: "sagemaker:is-studio-archived", Value: "false" },
      ],
      Environment: {
        SM_JOB_DEF_VERSION: "1.0",
        SM_ENV_NAME: "sagemaker-default-env",
        SM_SKIP_EFS_SIMULATION: "true",
        SM_EXECUTION_INPUT_PATH: "/opt/ml/input/data/sagemaker_headless_execution_pipelinestep",
        SM_KERNEL_NAME: "python3",
        SM_INPUT_NOTEBOOK_NAME: "My notes (2).ipynb",
        SM_OUTPUT_NOTEBOOK_NAME: "My-notes-2-ipynb.ipynb",
      },
    });
  });

  it("brings the notebook, its script and what it needs, each under its own name", () => {
    const full = step.notebookJob("Explore", {
      ...minimal,
      initializationScript: new URL("file:///project/init.sh"),
      additionalDependencies: ["lib/", "data.csv"],
      s3RootUri: "s3://other/root/",
      region: "eu-west-1",
      environment: { LEVEL: 2 },
      parameters: { share: 0.2 },
      overrides: { EnableNetworkIsolation: true },
    });

    expect(assetsOf(of(full))).toEqual([
      {
        kind: "folder",
        id: 'folder:["nb/My notes (2).ipynb","file:///project/init.sh","lib/","data.csv"] at s3://other/root/',
        step: "Explore",
        location: "s3://other/root/",
        members: [
          { path: "nb/My notes (2).ipynb", kind: "file", at: "My notes (2).ipynb" },
          { path: "file:///project/init.sh", kind: "file", at: "init.sh" },
          { path: "lib/", kind: "any", at: "lib" },
          { path: "data.csv", kind: "any", at: "data.csv" },
        ],
      },
    ]);
    expect(argumentsOf(full)).toMatchObject({
      InputDataConfig: [{ DataSource: { S3DataSource: { S3Uri: "s3://other/root/P/code/unhashed/files" } } }],
      OutputDataConfig: {
        S3OutputPath: { "Std:Join": { Values: expect.arrayContaining(["s3://other/root"]) } },
      },
      Environment: { LEVEL: "2", AWS_DEFAULT_REGION: "eu-west-1", SM_INIT_SCRIPT: "init.sh" },
      HyperParameters: { share: "0.2" },
      EnableNetworkIsolation: true,
    });
  });

  it("types its outputs", () => {
    expectTypeOf(explore.outputs.notebookJobOutputLocationPrefix).toEqualTypeOf<Ref<S3Uri>>();
    const use = step.lambda("Use", {
      functionArn: "arn:aws:lambda:us-west-2:123456789012:function:f",
      inputs: explore.outputs,
    });
    expect(compile(of(explore, use)).Steps[1]?.Arguments).toEqual({
      notebookJobOutputLocationPrefix: { Get: "Steps.Explore.OutputDataConfig.S3OutputPath" },
      computingJobName: { Get: "Steps.Explore.TrainingJobName" },
      inputNotebookName: { Get: "Steps.Explore.Environment['SM_INPUT_NOTEBOOK_NAME']" },
      outputNotebookName: { Get: "Steps.Explore.Environment['SM_OUTPUT_NOTEBOOK_NAME']" },
    });
    expect(expressionOf(explore.properties.TrainingJobStatus)).toEqual({
      Get: "Steps.Explore.TrainingJobStatus",
    });
    // @ts-expect-error no kernel
    step.notebookJob("Explore", { inputNotebook: "a.ipynb", image: "img:1" });
    // @ts-expect-error a list for a cell's variable
    step.notebookJob("Explore", { ...minimal, parameters: { list: [1] } });
  });

  it("tells plain JavaScript what it cannot be without", () => {
    const one = step.notebookJob("Explore", { ...minimal, additionalDependencies: "lib" } as never);
    expect(check(of(one))).toMatchObject({
      ok: false,
      issues: [{ code: "STEP_PROP_INVALID", path: ["steps", "Explore", "additionalDependencies"] }],
    });
    expect(() => step.notebookJob("Explore", undefined as never)).toThrow("STEP_PROP_INVALID");
  });

  it("reports a run time that the service does not allow", () => {
    const long = step.notebookJob("Explore", { ...minimal, maxRuntimeInSeconds: 0 });
    expect(check(of(long))).toMatchObject({
      ok: false,
      issues: expect.arrayContaining([expect.objectContaining({ code: "VALUE_OUT_OF_RANGE" })]),
    });
  });
});
