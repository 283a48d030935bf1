import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { JsonObject } from "@sagewright/core";
import { expect, it } from "vitest";
import { NEEDS_BOTOCORE } from "../../../../tools/infra-checks/botocore-faults.ts";
import { processing } from "../engine-fixture.ts";
import { type Answer, type Boto3, isBoto3There, NEEDS_BOTO3 } from "./boto3.ts";
import { servedEngine } from "./served-engine.ts";

const NEEDS = `${NEEDS_BOTO3}${NEEDS_BOTOCORE}`;
/** A machine that does much else is slow to start Python. */
const TIMEOUT = 60_000;
const RoleArn = "arn:aws:iam::111122223333:role/Pipeline";

const definitionOf = (...Steps: readonly JsonObject[]): string =>
  JSON.stringify({ Version: "2020-12-01", Steps });

const ask = (boto3: Boto3) => ({
  sagemaker: (method: string, input: object = {}): Promise<Answer> => boto3.call("sagemaker", method, input),
  async ended(PipelineExecutionArn: string): Promise<string> {
    for (;;) {
      const { PipelineExecutionStatus: status } = await boto3.call(
        "sagemaker",
        "describe_pipeline_execution",
        { PipelineExecutionArn },
      );
      if (!["Executing", "Stopping"].includes(status)) return status;
      await setTimeout(50);
    }
  },
});

it.skipIf(!isBoto3There)(
  `boto3 starts versions and parts of a pipeline, each once${NEEDS}`,
  { timeout: TIMEOUT },
  async () => {
    const { boto3, faults } = await servedEngine();
    const { sagemaker, ended } = ask(boto3);
    const PipelineName = "Versions";
    const first = definitionOf(processing("A"));
    const { PipelineArn } = await sagemaker("create_pipeline", {
      PipelineName,
      RoleArn,
      PipelineDefinition: first,
    });
    await sagemaker("update_pipeline", {
      PipelineName,
      PipelineDefinition: definitionOf(processing("A"), processing("B", { DependsOn: ["A"] })),
    });
    await sagemaker("update_pipeline_version", {
      PipelineArn,
      PipelineVersionId: 1,
      PipelineVersionDisplayName: "old",
      PipelineVersionDescription: "only A",
    });

    const versions = await boto3.all("sagemaker", "list_pipeline_versions", "PipelineVersionSummaries", {
      PipelineName,
    });
    expect(
      versions.map((version) => [version.PipelineVersionId, version.PipelineVersionDisplayName]),
    ).toEqual([
      [2, undefined],
      [1, "old"],
    ]);
    const old = await sagemaker("describe_pipeline", { PipelineName, PipelineVersionId: 1 });
    expect(JSON.parse(old.PipelineDefinition)).toEqual(JSON.parse(first));

    const start = { PipelineName, PipelineVersionId: 1, ClientRequestToken: "v".repeat(32) };
    const { PipelineExecutionArn: one } = await sagemaker("start_pipeline_execution", start);
    expect((await sagemaker("start_pipeline_execution", start)).PipelineExecutionArn).toBe(one);
    await expect(
      sagemaker("start_pipeline_execution", { ...start, PipelineVersionId: 2 }),
    ).rejects.toMatchObject({ status: 400 });
    expect(await ended(one)).toBe("Succeeded");
    const { PipelineExecutionArn: whole } = await sagemaker("start_pipeline_execution", {
      PipelineName,
      PipelineExecutionDescription: "all of it",
      ParallelismConfiguration: { MaxParallelExecutionSteps: 1 },
    });
    expect(await ended(whole)).toBe("Succeeded");
    const { PipelineExecutionArn: part } = await sagemaker("start_pipeline_execution", {
      PipelineName,
      SelectiveExecutionConfig: { SelectedSteps: [{ StepName: "B" }], SourcePipelineExecutionArn: whole },
    });
    expect(await ended(part)).toBe("Succeeded");
    expect(await sagemaker("describe_pipeline_execution", { PipelineExecutionArn: part })).toMatchObject({
      SelectiveExecutionConfig: { SelectedSteps: [{ StepName: "B" }], SourcePipelineExecutionArn: whole },
    });
    await sagemaker("update_pipeline_execution", {
      PipelineExecutionArn: part,
      PipelineExecutionDisplayName: "half",
    });
    expect(
      await boto3.all("sagemaker", "list_pipeline_executions", "PipelineExecutionSummaries", {
        PipelineName,
        SortOrder: "Ascending",
      }),
    ).toMatchObject([
      { PipelineExecutionArn: one },
      { PipelineExecutionArn: whole },
      { PipelineExecutionArn: part, PipelineExecutionDisplayName: "half" },
    ]);
    expect(faults()).toEqual({ sagemaker: [] });
  },
);

it.skipIf(!isBoto3There)(`boto3 answers Callback steps${NEEDS}`, { timeout: TIMEOUT }, async () => {
  const { boto3, stateDir, faults } = await servedEngine();
  const { sagemaker, ended } = ask(boto3);
  const callback: JsonObject = {
    Name: "Ask",
    Type: "Callback",
    SqsQueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/questions",
    Arguments: { question: "why" },
    OutputParameters: [{ OutputName: "answer", OutputType: "String" }],
  };
  await sagemaker("create_pipeline", {
    PipelineName: "Asks",
    RoleArn,
    PipelineDefinition: definitionOf(callback),
  });
  const queue = `${stateDir}/sqs/questions`;
  const seen = new Set<string>();
  const nextToken = async (): Promise<string> => {
    for (;;) {
      const messages = existsSync(queue)
        ? readdirSync(queue).filter((name) => !name.startsWith(".") && !seen.has(name))
        : [];
      const [message] = messages;
      if (message !== undefined) {
        seen.add(message);
        return JSON.parse(readFileSync(`${queue}/${message}`, "utf8")).token;
      }
      await setTimeout(50);
    }
  };

  const { PipelineExecutionArn: good } = await sagemaker("start_pipeline_execution", {
    PipelineName: "Asks",
  });
  const CallbackToken = await nextToken();
  const success = { CallbackToken, OutputParameters: [{ Name: "answer", Value: "because" }] };
  expect(await sagemaker("send_pipeline_execution_step_success", success)).toEqual({
    PipelineExecutionArn: good,
  });
  expect(await ended(good)).toBe("Succeeded");
  const { PipelineExecutionArn: bad } = await sagemaker("start_pipeline_execution", { PipelineName: "Asks" });
  await sagemaker("send_pipeline_execution_step_failure", {
    CallbackToken: await nextToken(),
    FailureReason: "no idea",
  });
  expect(await ended(bad)).toBe("Failed");

  const stepsOf = (PipelineExecutionArn: string) =>
    boto3.all("sagemaker", "list_pipeline_execution_steps", "PipelineExecutionSteps", {
      PipelineExecutionArn,
    });
  expect(await stepsOf(good)).toMatchObject([
    { Metadata: { Callback: { CallbackToken, OutputParameters: [{ Name: "answer", Value: "because" }] } } },
  ]);
  expect(await stepsOf(bad)).toMatchObject([{ FailureReason: expect.stringContaining("no idea") }]);
  await expect(sagemaker("send_pipeline_execution_step_success", success)).rejects.toMatchObject({
    code: "ConflictException",
  });
  await expect(
    sagemaker("send_pipeline_execution_step_success", { CallbackToken: "0000000000" }),
  ).rejects.toMatchObject({ code: "ResourceNotFound" });
  expect(faults()).toEqual({ sagemaker: [] });
});
