import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribePipelineExecutionCommand,
  type DescribePipelineExecutionResponse,
  type PipelineExecutionStep,
  paginateListPipelineExecutionSteps,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "./aws-call.ts";
import { isPassing } from "./failure-issue.ts";
import { isMissing } from "./missing.ts";
import { executionNotFoundOnAws } from "./run-issues.ts";

export interface ExecutionState {
  readonly execution: DescribePipelineExecutionResponse;
  readonly steps: readonly PipelineExecutionStep[];
}

export interface FollowExecutionOptions {
  /** Aborted, following ends with the state that was seen last, if any was; the execution goes on. */
  readonly signal: AbortSignal;
  readonly onState: (state: ExecutionState) => void;
  /** That the service cannot be asked for the time being, and that it can again. */
  readonly say: (text: string) => void;
  readonly pace?: Pace;
}

/** Milliseconds. */
export interface Pace {
  readonly first: number;
  /** The wait grows up to here while nothing changes. */
  readonly longest: number;
  /** For so long nothing needs to be answered. */
  readonly patience: number;
}

const PACE: Pace = { first: 1000, longest: 15_000, patience: 15 * 60_000 };

/**
 * Asks for the state of an execution until it has ended. The service being out of reach for a while is no reason to give
 * up: the execution does not know of it.
 */
export async function followExecution(
  sagemaker: SageMakerClient,
  executionArn: string,
  { signal, onState, say, pace = PACE }: FollowExecutionOptions,
): Promise<ExecutionState | undefined> {
  let wait = pace.first;
  let seen = "";
  let answeredAt = Date.now();
  let isSilent = false;
  let state: ExecutionState | undefined;
  while (!signal.aborted) {
    try {
      state = await executionState(sagemaker, executionArn);
      if (isSilent) say("AWS answers again.");
      [answeredAt, isSilent] = [Date.now(), false];
      onState(state);
      if (hasEnded(state)) return state;
      const now = JSON.stringify([state.execution.PipelineExecutionStatus, state.steps]);
      wait = now === seen ? Math.min(wait * 1.5, pace.longest) : pace.first;
      seen = now;
    } catch (error) {
      if (!isPassing((error as Error).cause) || Date.now() - answeredAt > pace.patience) throw error;
      if (!isSilent) say("AWS does not answer for now; the execution goes on, and so does asking.");
      isSilent = true;
      wait = Math.min(wait * 2, pace.longest);
    }
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
  return state;
}

export const hasEnded = ({ execution }: ExecutionState): boolean =>
  ["Succeeded", "Failed", "Stopped"].includes(execution.PipelineExecutionStatus ?? "");

/** First the execution, then its steps: of one that has ended, the steps have, too. */
export async function executionState(
  sagemaker: SageMakerClient,
  PipelineExecutionArn: string,
): Promise<ExecutionState> {
  const execution = await describeExecution(sagemaker, PipelineExecutionArn);
  const steps: PipelineExecutionStep[] = [];
  await awsCall(
    { action: "sagemaker:ListPipelineExecutionSteps", resource: PipelineExecutionArn },
    async () => {
      const request = { PipelineExecutionArn, SortOrder: "Ascending", MaxResults: 100 } as const;
      for await (const page of paginateListPipelineExecutionSteps({ client: sagemaker }, request))
        steps.push(...(page.PipelineExecutionSteps ?? []));
    },
  );
  return { execution, steps };
}

async function describeExecution(
  sagemaker: SageMakerClient,
  PipelineExecutionArn: string,
): Promise<DescribePipelineExecutionResponse> {
  const call = { action: "sagemaker:DescribePipelineExecution", resource: PipelineExecutionArn };
  return await awsCall(call, async () => {
    try {
      return await sagemaker.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn }));
    } catch (error) {
      if (isMissing(error))
        throw new SagewrightError([executionNotFoundOnAws(PipelineExecutionArn)], { cause: error });
      throw error;
    }
  });
}
