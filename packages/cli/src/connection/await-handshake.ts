import { setTimeout } from "node:timers/promises";
import { SagewrightError } from "@sagewright/core";
import { patience } from "../aws/patience.ts";
import { pollMilliseconds } from "../poll-milliseconds.ts";
import { tell } from "../print/output.ts";
import { type ConnectionRecord, type Connections, getConnection } from "./connections.ts";
import { connectionFailed, connectionNotFound, connectionStillPending } from "./issues.ts";

const MILLISECONDS_A_LOOK = 5000;
/** A handshake goes on in a browser, whether the service answers us or not. */
const MILLISECONDS_OF_SILENCE = 15 * 60_000;

/**
 * Looks until somebody has finished the handshake at the browser.
 *
 * Issues: CONNECTION_FAILED, CONNECTION_STILL_PENDING, CONNECTION_NOT_FOUND where it was deleted, and those of AWS.
 */
export async function awaitHandshake(
  { client, region }: Connections,
  { arn, name }: ConnectionRecord,
  words: { readonly page: string; readonly again: string; readonly milliseconds: number },
  signal: AbortSignal,
): Promise<ConnectionRecord> {
  const end = Date.now() + words.milliseconds;
  const silence = patience({ patience: MILLISECONDS_OF_SILENCE }, tell);
  const look = async (): Promise<ConnectionRecord> => {
    const connection = await getConnection(client, arn);
    if (connection === undefined) throw new SagewrightError([connectionNotFound(name, region)]);
    silence.answered();
    return connection;
  };
  for (;;) {
    const connection = await look().catch((error: unknown) => silence.failed(error));
    if (connection?.status === "AVAILABLE") return connection;
    if (connection?.status === "ERROR") throw new SagewrightError([connectionFailed(name, words.page)]);
    if (Date.now() >= end) throw new SagewrightError([connectionStillPending(name, words.page, words.again)]);
    await setTimeout(pollMilliseconds(MILLISECONDS_A_LOOK), undefined, { signal });
  }
}
