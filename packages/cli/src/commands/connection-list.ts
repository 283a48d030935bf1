import type { AwsOptions } from "../aws/clients.ts";
import { findConnection, listConnections, openConnections } from "../connection/connections.ts";
import { connectionsPage } from "../connection/console-page.ts";
import { EXIT } from "../exit-code.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { plainLine } from "../print/plain.ts";
import { styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import { connectionDocumentOf, tellConnectionNext } from "./connection-words.ts";

export interface ConnectionOptions extends AwsOptions {
  readonly json?: boolean;
}

/** Lists the connections of the account and region. */
export async function listConnectionsCommand(options: ConnectionOptions): Promise<number> {
  const { client, region } = await openConnections(options);
  const found = await listConnections(client);
  if (options.json) {
    printJson({ connections: found.map(connectionDocumentOf) });
    return EXIT.done;
  }
  if (found.length === 0) {
    tell(
      `There are no connections in ${region}. Make one: sagewright connection create --provider github --name NAME`,
    );
    return EXIT.done;
  }
  const style = styleFor(process.stdout);
  printData(
    table([
      ["NAME", "PROVIDER", "STATUS", "ARN"].map((word) => style("bold", word)),
      ...found.map(({ name, provider, status, arn }) => [plainLine(name), provider, status, arn]),
    ]),
  );
  const pending = found.find(({ status }) => status !== "AVAILABLE");
  if (pending !== undefined) tell(`Pending ones are finished here: ${connectionsPage(pending.arn)}`);
  return EXIT.done;
}

/** Shows one connection. 0 where it can be used, 1 where it cannot yet. */
export async function connectionStatusCommand(name: string, options: ConnectionOptions): Promise<number> {
  const connections = await openConnections(options);
  const connection = await findConnection(connections, name);
  if (options.json) printJson(connectionDocumentOf(connection));
  else
    printData(
      table([
        ["name", plainLine(connection.name)],
        ["arn", connection.arn],
        ["provider", connection.provider],
        ["status", connection.status],
        ...(connection.hostArn === undefined ? [] : [["host", connection.hostArn]]),
      ]),
    );
  if (connection.status === "AVAILABLE") {
    tellConnectionNext(connection, options);
    return EXIT.done;
  }
  tell(`Its handshake is finished in a browser: ${connectionsPage(connection.arn)}`);
  return EXIT.failed;
}
