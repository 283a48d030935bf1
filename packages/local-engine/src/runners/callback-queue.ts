import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@sagewright/core";

/** What a worker finds in its queue. @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-callback */
export interface CallbackMessage {
  readonly token: string;
  readonly pipelineExecutionArn: string;
  readonly arguments: JsonObject;
  /** `Stopping` asks the worker to clean up, and still to answer. */
  readonly status: "Executing" | "Stopping";
}

/** Bytes: what SQS takes. */
export const MAX_MESSAGE_BYTES = 262_144;

const QUEUE_URL = /(?:^|\/)([A-Za-z0-9_-]{1,80}(?:\.fifo)?)$/;

/** The name of the queue at the end of its URL; undefined when there is none. */
export const queueNameOf = (queueUrl: string): string | undefined => QUEUE_URL.exec(queueUrl)?.[1];

/**
 * Puts a message into a local queue, `sqs/<queue>/` of the state folder: one file a message, whose names sort by time. A worker
 * reads a file and removes it; a message may come twice, as with SQS.
 */
export function sendMessage(stateDir: string, queue: string, message: CallbackMessage, time: Date): void {
  const folder = join(stateDir, "sqs", queue);
  mkdirSync(folder, { recursive: true });
  const name = `${time.getTime()}-${message.token}-${message.status.toLowerCase()}.json`;
  const beside = join(folder, `.${name}`);
  writeFileSync(beside, JSON.stringify(message));
  renameSync(beside, join(folder, name));
}
