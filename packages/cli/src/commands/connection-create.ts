import type { AwsOptions } from "../aws/clients.ts";
import { placeFlags } from "../aws/place-flags.ts";
import { awaitHandshake } from "../connection/await-handshake.ts";
import { openConnections } from "../connection/connections.ts";
import { connectionsPage } from "../connection/console-page.ts";
import { checkConnection, createConnection } from "../connection/create-connection.ts";
import type { Provider } from "../connection/providers.ts";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { commandText } from "../print/next-commands.ts";
import { printJson, tell } from "../print/output.ts";
import { plainLine } from "../print/plain.ts";
import { connectionDocumentOf, tellConnectionNext } from "./connection-words.ts";

export interface ConnectionCreateOptions extends AwsOptions {
  readonly name: string;
  readonly provider: Provider;
  readonly hostArn?: string;
  readonly wait: boolean;
  /** Minutes. */
  readonly timeout: number;
  readonly json?: boolean;
}

/** Makes a connection, shows where its handshake is finished, and waits for it. */
export async function createConnectionCommand(options: ConnectionCreateOptions): Promise<number> {
  checkConnection(options);
  const connections = await openConnections(options);
  const again = commandText("sagewright", "connection", "status", options.name, ...placeFlags(options));
  const { connection, isNew } = await createConnection(connections, options, again);
  const page = connectionsPage(connection.arn);
  tell(
    `${isNew ? "Made" : "There is already"} the connection ${plainLine(connection.name)} (${connection.arn}).`,
  );
  const isOpen = connection.status !== "AVAILABLE";
  if (isOpen) {
    tell(
      `Its handshake is finished by you, in a browser:\n  ${page}\n  choose ${plainLine(connection.name)}, then "Update pending connection".`,
    );
  }
  const waits = isOpen && options.wait;
  const leaving = new AbortController();
  const interrupts = watchInterrupts(
    () => leaving.abort(),
    () => {},
  );
  try {
    if (waits) tell(`Waiting for it, ${options.timeout} minutes at most. Ctrl-C leaves it as it is.`);
    const settled = waits
      ? await awaitHandshake(
          connections,
          connection,
          { page, again, milliseconds: options.timeout * 60_000 },
          leaving.signal,
        )
      : connection;
    if (options.json) printJson(connectionDocumentOf(settled));
    if (settled.status === "AVAILABLE") tellConnectionNext(settled, options);
    else tell(`When it is done: ${again}`);
    return EXIT.done;
  } catch (error) {
    if (interrupts.code === undefined) throw error;
    tell(`The connection stays, its handshake is still to be finished: ${page}\nThen: ${again}`);
    return interrupts.code;
  } finally {
    interrupts.stopWatching();
  }
}
