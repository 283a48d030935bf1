import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import {
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  type ProcessingOutput,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { type Issue, type JsonObject, type JsonValue, parseJson, SagewrightError } from "@sagewright/core";
import type { StepRecord } from "@sagewright/local-engine";
import { inParallel } from "../in-parallel.ts";
import { awsCall } from "./aws-call.ts";
import { resultsUnread } from "./run-issues.ts";
import { s3Place } from "./s3-place.ts";
import { type ListedStep, typedOutputs } from "./step-record.ts";

/** Where results are read. */
export interface ResultClients {
  readonly sagemaker: SageMakerClient;
  readonly s3: S3Client;
}

type Results = Pick<StepRecord, "outputs" | "reports">;

/** Steps with what they have left, as far as it can be read; a warning for what cannot. */
export async function stepResults(
  clients: ResultClients,
  steps: readonly ListedStep[],
): Promise<{ readonly steps: readonly StepRecord[]; readonly warnings: readonly Issue[] }> {
  const warnings: Issue[] = [];
  const records = await inParallel(steps, 4, async (listed) => {
    const { record } = listed;
    if (record.status !== "Succeeded") return record;
    try {
      return { ...record, ...(await resultsOf(clients, listed, warnings)) };
    } catch (error) {
      warnings.push(unread(`Steps.${record.name}`, error));
      return record;
    }
  });
  return { steps: records, warnings };
}

const unread = (what: string, error: unknown): Issue => {
  if (!(error instanceof SagewrightError)) throw error;
  return resultsUnread(what, error.issues.map(({ message }) => message).join(" "));
};

async function resultsOf(
  { sagemaker, s3 }: ResultClients,
  listed: ListedStep,
  warnings: Issue[],
): Promise<Results> {
  const { metadata, record, step } = listed;
  if (metadata.RegisterModel?.Arn !== undefined)
    return { outputs: { modelPackage: metadata.RegisterModel.Arn } };
  if (metadata.TrainingJob?.Arn !== undefined) return trainingResults(sagemaker, metadata.TrainingJob.Arn);
  if (metadata.ProcessingJob?.Arn === undefined) {
    const outputs = typedOutputs(listed);
    return outputs === undefined ? {} : { outputs };
  }
  const outputs = await processingOutputs(sagemaker, metadata.ProcessingJob.Arn);
  const files = step !== undefined && "PropertyFiles" in step ? (step.PropertyFiles ?? []) : [];
  const reports: Record<string, JsonValue> = {};
  for (const { PropertyFileName, OutputName, FilePath } of files) {
    const folder = outputs[OutputName];
    if (typeof folder !== "string") continue;
    const uri = `${folder.replace(/\/+$/, "")}/${FilePath}`;
    try {
      const report = await readReport(s3, uri);
      if (report !== undefined) reports[PropertyFileName] = report;
    } catch (error) {
      warnings.push(unread(`Steps.${record.name}.PropertyFiles.${PropertyFileName}`, error));
    }
  }
  return {
    ...(Object.keys(outputs).length === 0 ? {} : { outputs }),
    ...(Object.keys(reports).length === 0 ? {} : { reports }),
  };
}

async function trainingResults(sagemaker: SageMakerClient, arn: string): Promise<Results> {
  const job = await awsCall({ action: "sagemaker:DescribeTrainingJob", resource: arn }, () =>
    sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: jobOf(arn) })),
  );
  const model = job.ModelArtifacts?.S3ModelArtifacts;
  return model === undefined ? {} : { outputs: { model } };
}

async function processingOutputs(sagemaker: SageMakerClient, arn: string): Promise<JsonObject> {
  const job = await awsCall({ action: "sagemaker:DescribeProcessingJob", resource: arn }, () =>
    sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: jobOf(arn) })),
  );
  const outputs: readonly ProcessingOutput[] = job.ProcessingOutputConfig?.Outputs ?? [];
  return Object.fromEntries(
    outputs.flatMap(({ OutputName, S3Output }) =>
      OutputName === undefined || S3Output?.S3Uri === undefined ? [] : [[OutputName, S3Output.S3Uri]],
    ),
  );
}

const jobOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

/** Of a larger file no one wants to see all of it, as in a run on this machine. */
const MAX_BYTES = 64 * 1024;

export async function readReport(s3: S3Client, uri: string): Promise<JsonValue | undefined> {
  const text = await awsCall({ action: "s3:GetObject", resource: uri }, async () => {
    const { Body, ContentLength = 0 } = await s3.send(new GetObjectCommand(s3Place(uri)));
    if (ContentLength <= MAX_BYTES) return await Body?.transformToString();
    // Left unread, the connection would stay open.
    (Body as { destroy?: () => void } | undefined)?.destroy?.();
    return undefined;
  });
  if (text === undefined) return undefined;
  const parsed = parseJson(text);
  if (!parsed.ok) throw new SagewrightError(parsed.issues);
  return parsed.value;
}
