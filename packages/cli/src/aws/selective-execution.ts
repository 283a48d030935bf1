import {
  type PipelineExecutionStep,
  paginateListPipelineExecutions,
  type SageMakerClient,
  type SelectiveExecutionConfig,
} from "@aws-sdk/client-sagemaker";
import { type PipelineDefinition, SagewrightError, type StepCopies } from "@sagewright/core";
import { usageInvalid } from "../issues.ts";
import { type SelectionOptions, selectsSteps, stepSelection } from "../step-selection.ts";
import { UsageError } from "../usage-error.ts";
import { awsCall } from "./aws-call.ts";
import { executionState } from "./follow-execution.ts";
import { sourceExecutionNone } from "./run-issues.ts";

export interface SelectiveExecutionOptions extends SelectionOptions {
  /** The ARN of the execution that has the results of steps which are not run. @default the newest that has them */
  readonly source?: string;
}

export interface SelectedOn {
  readonly pipelineName: string;
  readonly definition: PipelineDefinition;
  readonly copies?: StepCopies | undefined;
}

/**
 * What `--only`, `--from` and `--until` ask of SageMaker; nothing where the whole pipeline is to run. It looks for a source
 * as an engine on this machine does, as the service takes none by itself.
 *
 * Issues: SOURCE_EXECUTION_NONE, USAGE_INVALID, and those of stepSelection.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-selective-ex.html
 */
export async function selectiveExecution(
  sagemaker: SageMakerClient,
  { pipelineName, definition, copies }: SelectedOn,
  options: SelectiveExecutionOptions,
): Promise<SelectiveExecutionConfig | undefined> {
  const { source } = options;
  const selection = stepSelection(definition, options, copies);
  if (selection === undefined) return undefined;
  const SelectedSteps = [...selection.selected].map((StepName) => ({ StepName }));
  if (source !== undefined) return { SelectedSteps, SourcePipelineExecutionArn: source };
  if (selection.reused.length === 0) return { SelectedSteps };
  const found = await sourceOf(sagemaker, pipelineName, selection.reused);
  if (found === undefined) throw new SagewrightError([sourceExecutionNone(pipelineName, selection.reused)]);
  return { SelectedSteps, SourcePipelineExecutionArn: found };
}

/** Whether `--source` goes with the rest of the command line. */
export function checkSource(options: SelectiveExecutionOptions): void {
  const { source } = options;
  if (source === undefined) return;
  if (!selectsSteps(options))
    throw new UsageError([
      usageInvalid(
        "--source is where steps that are not run have their results.",
        "Name the steps to run with --only, --from or --until.",
      ),
    ]);
  if (!/^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:pipeline\/[\w-]+\/execution\/\w+$/.test(source))
    throw new UsageError([
      usageInvalid(
        "--source is the ARN of an execution of this pipeline.",
        "Take one from `sagewright runs list --target aws`, or leave it out for the newest that will do.",
      ),
    ]);
}

/** Executions that are looked at, newest first. */
const LOOKS = 50;

async function sourceOf(
  sagemaker: SageMakerClient,
  PipelineName: string,
  needed: readonly string[],
): Promise<string | undefined> {
  const ended: string[] = [];
  const call = { action: "sagemaker:ListPipelineExecutions", resource: `pipeline/${PipelineName}` };
  await awsCall(call, async () => {
    const request = { PipelineName, SortBy: "CreationTime", SortOrder: "Descending" } as const;
    for await (const page of paginateListPipelineExecutions({ client: sagemaker }, request)) {
      for (const { PipelineExecutionArn, PipelineExecutionStatus } of page.PipelineExecutionSummaries ?? [])
        if (PipelineExecutionArn !== undefined && isSource(PipelineExecutionStatus))
          ended.push(PipelineExecutionArn);
      if (ended.length >= LOOKS) return;
    }
  });
  for (const arn of ended.slice(0, LOOKS)) {
    const { steps } = await executionState(sagemaker, arn);
    if (needed.every((name) => steps.some((step) => isResultOf(step, name)))) return arn;
  }
  return undefined;
}

/** The service takes no others. */
const isSource = (status: string | undefined): boolean => status === "Succeeded" || status === "Failed";

const isResultOf = ({ StepName, StepStatus }: PipelineExecutionStep, name: string): boolean =>
  StepName === name && StepStatus === "Succeeded";
