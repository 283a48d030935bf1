import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribePipelineExecutionCommand,
  type DescribePipelineExecutionResponse,
  type PipelineExecutionStep,
  paginateListPipelineExecutionSteps,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { pollMilliseconds } from "../poll-milliseconds.ts";
import { awsCall } from "./aws-call.ts";
import { isPassing } from "./failure-issue.ts";
import { isMissing } from "./missing.ts";
import type { Pace } from "./pace.ts";
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
  /** The execution as it had ended before it was told to go on: for a while it may still be shown so. */
  readonly before?: DescribePipelineExecutionResponse | undefined;
  readonly pace?: Pace;
}

const usualPace = (): Pace => ({
  first: pollMilliseconds(1000),
  longest: pollMilliseconds(15_000),
  patience: 15 * 60_000,
});
/** Looks at an execution that may show what was before a request that has been taken. */
const LOOKS = 6;

/**
 * Asks for the state of an execution that is there, until it has ended. The service being out of reach for a while is no
 * reason to give up: the execution does not know of it. Nor is that it does not show yet what it was asked for just before.
 */
export async function followExecution(
  sagemaker: SageMakerClient,
  executionArn: string,
  { signal, onState, say, before, pace = usualPace() }: FollowExecutionOptions,
): Promise<ExecutionState | undefined> {
  let wait = pace.first;
  let seen = "";
  let looks = 0;
  let answeredAt = Date.now();
  let isSilent = false;
  let state: ExecutionState | undefined;
  while (!signal.aborted) {
    looks++;
    try {
      state = await executionState(sagemaker, executionArn);
      if (isSilent) say("AWS answers again.");
      [answeredAt, isSilent] = [Date.now(), false];
      onState(state);
      const isStale = looks < LOOKS && isAsBefore(state.execution, before);
      if (hasEnded(state) && !isStale) return state;
      const now = JSON.stringify([state.execution.PipelineExecutionStatus, state.steps]);
      wait = now === seen ? Math.min(wait * 1.5, pace.longest) : pace.first;
      seen = now;
    } catch (error) {
      const { cause } = error as Error;
      const isUnknownYet = state === undefined && looks < LOOKS && isMissing(cause);
      if (!(isUnknownYet || isPassing(cause)) || Date.now() - answeredAt > pace.patience) throw error;
      if (!isSilent && !isUnknownYet)
        say("AWS does not answer for now; the execution goes on, and so does asking.");
      isSilent ||= !isUnknownYet;
      wait = Math.min(wait * 2, pace.longest);
    }
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
  return state;
}

export const hasEnded = ({ execution }: ExecutionState): boolean =>
  ["Succeeded", "Failed", "Stopped"].includes(execution.PipelineExecutionStatus ?? "");

const isAsBefore = (
  now: DescribePipelineExecutionResponse,
  before: DescribePipelineExecutionResponse | undefined,
): boolean =>
  before !== undefined &&
  now.PipelineExecutionStatus === before.PipelineExecutionStatus &&
  now.LastModifiedTime?.getTime() === before.LastModifiedTime?.getTime();

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
