import type { AwsOptions } from "../aws/clients.ts";
import { placeFlags } from "../aws/place-flags.ts";
import type { ConnectionRecord } from "../connection/connections.ts";
import { connectionsPage } from "../connection/console-page.ts";
import { commandText } from "../print/next-commands.ts";
import { tell } from "../print/output.ts";

/** A connection as `--json` tells it. */
export const connectionDocumentOf = (connection: ConnectionRecord) => ({
  ...connection,
  consoleUrl: connectionsPage(connection.arn),
});

/** What a connection that is available is for. */
export function tellConnectionNext({ name, arn }: ConnectionRecord, options: AwsOptions): void {
  tell(`The connection ${name} is available. Projects read their repositories through it:`);
  tell(
    `  sagewright project create NAME --repository-url URL ${commandText("--connection-arn", arn, ...placeFlags(options))}`,
  );
}
