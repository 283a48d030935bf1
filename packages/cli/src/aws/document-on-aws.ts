import type { S3Client } from "@aws-sdk/client-s3";
import { type Issue, type JsonScalar, type PipelineDefinition, parameterValues } from "@sagewright/core";
import type { ExecutionRecord, ExecutionStatus } from "@sagewright/local-engine";
import { type ExecutionDocument, executionDocument } from "../execution-document.ts";
import type { AwsClients } from "./clients.ts";
import type { ExecutionState } from "./follow-execution.ts";
import { registeredModels } from "./registered-models.ts";
import { listedSteps } from "./step-record.ts";
import { stepResults } from "./step-results.ts";

/** An execution, and what it was started with. */
export interface StartedExecution {
  readonly executionArn: string;
  readonly pipelineName: string;
  readonly definition: PipelineDefinition;
  readonly parameters: Readonly<Record<string, string>>;
  readonly displayName?: string;
}

/** With where it is asked about. */
export interface ExecutionOnAws extends StartedExecution {
  readonly clients: Pick<AwsClients, "sagemaker">;
  /** Where reports are read. */
  readonly s3: S3Client;
}

/** An execution as a program is told of it, with what its steps have left once it has ended. */
export async function documentOf(
  run: ExecutionOnAws,
  { execution, steps }: ExecutionState,
): Promise<{ readonly document: ExecutionDocument; readonly warnings: readonly Issue[] }> {
  const { clients, s3, definition } = run;
  const listed = listedSteps(steps, definition);
  const record = executionRecord(run, execution);
  if (record.endTime === undefined) {
    const records = listed.map((step) => step.record);
    return { document: executionDocument(record, records, []), warnings: [] };
  }
  const results = await stepResults({ sagemaker: clients.sagemaker, s3 }, listed);
  const registered = await registeredModels(clients.sagemaker, listed);
  const document = {
    ...executionDocument(record, results.steps, []),
    registeredModels: registered.models,
  };
  return { document, warnings: [...results.warnings, ...registered.warnings] };
}

/** What the service answers of an execution, as the engine on this machine would. */
export function executionRecord(
  { executionArn, pipelineName, definition, parameters, displayName }: StartedExecution,
  execution: ExecutionState["execution"],
): ExecutionRecord {
  const status = (execution.PipelineExecutionStatus ?? "Executing") as ExecutionStatus;
  const name = displayName ?? execution.PipelineExecutionDisplayName;
  const isOver = !["Executing", "Stopping"].includes(status);
  return {
    executionArn,
    pipelineName,
    ...(name === undefined ? {} : { displayName: name }),
    status,
    ...(execution.FailureReason && status !== "Succeeded" ? { failureReason: execution.FailureReason } : {}),
    startTime: (execution.CreationTime ?? new Date()).toISOString(),
    ...(isOver ? { endTime: (execution.LastModifiedTime ?? new Date()).toISOString() } : {}),
    parameters: valuesOf(definition, parameters),
  };
}

/** Every parameter's value in its type, defaults included; of a value that the definition no longer knows, its text. */
function valuesOf(
  definition: PipelineDefinition,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, JsonScalar>> {
  const checked = parameterValues(definition, given);
  if (!checked.ok) return given;
  return Object.fromEntries([...checked.value].map(([name, { value }]) => [name, scalarOf(value)]));
}

/** An integer too big for a number is its digits. */
function scalarOf(value: string | number | bigint | boolean): JsonScalar {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}
