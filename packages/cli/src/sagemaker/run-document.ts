import type { Issue } from "@sagewright/core";
import { accountOf } from "../aws/account-of.ts";
import { listedSteps } from "../aws/step-record.ts";
import { type ExecutionDocument, executionDocument } from "../execution-document.ts";
import type { DescribedRun } from "./described-run.ts";
import type { LocalSagemaker, Sagemaker } from "./open-sagemaker.ts";

export interface RunDocument {
  readonly document: ExecutionDocument;
  /** What could not be read of its results. */
  readonly warnings: readonly Issue[];
}

/** An execution as `runs show --json` prints it: what the API says of it, and what its steps have left. */
export async function runDocument(sagemaker: Sagemaker, run: DescribedRun): Promise<RunDocument> {
  if (sagemaker.target === "local") return { document: localDocument(sagemaker, run), warnings: [] };
  // With S3's client, which takes its time.
  const { documentOf } = await import("../aws/document-on-aws.ts");
  const { client, s3Of } = sagemaker;
  const s3 = s3Of(accountOf(run.executionArn));
  return await documentOf({ ...run, clients: { sagemaker: client }, s3 }, run.state);
}

/** Outputs, reports, and that its engine is gone: the engine says them itself, the API cannot. */
function localDocument({ engine }: LocalSagemaker, { executionArn, definition, state }: DescribedRun) {
  const results = new Map(engine.listSteps(executionArn).map((step) => [step.name, step]));
  const steps = listedSteps(state.steps, definition).map(({ record }) => {
    const { outputs, reports } = results.get(record.name) ?? {};
    return { ...record, ...(outputs && { outputs }), ...(reports && { reports }) };
  });
  return executionDocument(engine.describeExecution(executionArn), steps, engine.listModelPackages());
}
