import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type JsonObject, SagewrightError } from "@sagewright/core";
import { reasonOf } from "../failure-reason.ts";
import { callbackOutputInvalid } from "../job-issues.ts";
import type { CallbackAnswer, CallbackRow } from "../store/callbacks.ts";
import { type CallbackMessage, MAX_MESSAGE_BYTES, queueNameOf, sendMessage } from "./callback-queue.ts";
import { guarded } from "./job-guard.ts";
import { type DeclaredOutput, outputValues } from "./lambda-outputs.ts";
import type { StepJob, StepOutcome, StepRunner } from "./runner.ts";

/** As the service is said to: seven days. */
const LIMIT_SECONDS = 7 * 24 * 60 * 60;

/** How soon an answer is seen, in milliseconds. */
const LOOK_MS = 100;

/**
 * Puts a message into the step's queue and waits for SendPipelineExecutionStepSuccess or …Failure. A stop sends another
 * message and waits on, as on the service; only the end of the engine ends the wait, and then the token stays good.
 */
export const runCallback: StepRunner = callbackRunner();

export function callbackRunner(limitSeconds = LIMIT_SECONDS): StepRunner {
  return async (job) => {
    if (job.signal.aborted) return { status: "Stopped" };
    const { callbacks } = job.context;
    const queueUrl = job.queueUrl ?? "";
    const queue = queueNameOf(queueUrl);
    if (queue === undefined) return clientError(`${JSON.stringify(queueUrl)} is no URL of an SQS queue.`);
    const callback = callbacks.open({ executionId: job.executionId, step: job.step.Name, queueUrl });
    const message = messageOf(job, callback);
    const size = Buffer.byteLength(JSON.stringify(message));
    if (size > MAX_MESSAGE_BYTES) {
      callbacks.finish(callback.token);
      return clientError(`The message has ${size} bytes; SQS takes ${MAX_MESSAGE_BYTES}.`);
    }
    const sent = await send(job, queue, message);
    if (sent.status !== "Succeeded") return sent;
    const outcome = await wait(
      job,
      callback,
      () => send(job, queue, { ...message, status: "Stopping" }),
      limitSeconds,
    );
    if (outcome.status !== "Succeeded" && !callbacks.closing.aborted) callbacks.finish(callback.token);
    return outcome;
  };
}

const clientError = (reason: string): StepOutcome => ({
  status: "Failed",
  failureReason: `ClientError: ${reason}`,
});

const messageOf = (job: StepJob, { token }: CallbackRow): CallbackMessage => ({
  token,
  pipelineExecutionArn: job.executionArn,
  arguments: job.arguments,
  status: "Executing",
});

/** What the disk says is not the step's fault alone: a retry policy may name it. */
const send = (job: StepJob, queue: string, message: CallbackMessage): Promise<StepOutcome> =>
  guarded({ ...job, signal: NEVER }, {}, async () => {
    const { stateDir, now } = job.context.callbacks;
    sendMessage(stateDir, queue, message, now());
    mkdirSync(dirname(job.logFile), { recursive: true });
    appendFileSync(job.logFile, LOG_LINE[message.status](message.token, queue));
    return { status: "Succeeded", properties: {} };
  });

/** What `runs logs` shows, so that who waits knows for whom. */
const LOG_LINE: Readonly<Record<CallbackMessage["status"], (token: string, queue: string) => string>> = {
  Executing: (token, queue) =>
    `Waiting for SendPipelineExecutionStepSuccess or …Failure with the token ${token}; the message lies in sqs/${queue}.\n`,
  Stopping: (token, queue) =>
    `To be stopped: waiting for the answer to the token ${token}; another message lies in sqs/${queue}.\n`,
};

const NEVER = new AbortController().signal;

async function wait(
  job: StepJob,
  callback: CallbackRow,
  tellStopping: () => Promise<StepOutcome>,
  limitSeconds: number,
): Promise<StepOutcome> {
  const { callbacks } = job.context;
  const metadata = metadataOf(callback);
  const end = performance.now() + limitSeconds * 1000;
  let told = false;
  for (;;) {
    const answer = callbacks.find(callback.token)?.answer;
    if (answer !== undefined) return outcomeOf(job, callback, answer);
    if (callbacks.closing.aborted) return { status: "Stopped", metadata };
    if (job.signal.aborted && !told) {
      told = true;
      await tellStopping();
    }
    if (performance.now() > end && !told) {
      const failureReason = `The callback was not answered within ${limitSeconds} seconds.`;
      return { status: "Failed", failureReason, metadata };
    }
    await setTimeout(LOOK_MS);
  }
}

function outcomeOf(job: StepJob, callback: CallbackRow, answer: CallbackAnswer): StepOutcome {
  const metadata = metadataOf(callback);
  if (job.signal.aborted) return { status: "Stopped", metadata };
  if (answer.status === "Failed") {
    return {
      status: "Failed",
      failureReason: answer.reason ?? "The callback was answered with a failure.",
      metadata,
    };
  }
  // What is missing fails the first step that reads it.
  const given = declaredOutputs(job).filter(({ OutputName }) => Object.hasOwn(answer.outputs, OutputName));
  try {
    const values = outputValues(job.step.Name, given, answer.outputs, callbackOutputInvalid);
    return {
      status: "Succeeded",
      properties: { OutputParameters: values },
      metadata: metadataOf(callback, answer.outputs),
    };
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    return { status: "Failed", failureReason: `ClientError: ${reasonOf(error)}`, metadata };
  }
}

const declaredOutputs = ({ step }: StepJob): readonly DeclaredOutput[] =>
  step.Type === "Callback" ? (step.OutputParameters ?? []) : [];

/** As ListPipelineExecutionSteps has it. */
export const metadataOf = ({ token, queueUrl }: CallbackRow, outputs: JsonObject = {}): JsonObject => ({
  Callback: {
    CallbackToken: token,
    SqsQueueUrl: queueUrl,
    OutputParameters: Object.entries(outputs).map(([Name, value]) => ({ Name, Value: String(value) })),
  },
});
