import { type Connection, ListConnectionsCommand } from "@aws-sdk/client-codestar-connections";
import { awsCall } from "../aws/aws-call.ts";
import type { Choice } from "../form/form.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";

/** The connections of the account and region, to choose from; one whose handshake is not done cannot be. */
export async function connectionChoices({ connections }: AwsProjectClients): Promise<readonly Choice[]> {
  const found: Connection[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await awsCall({ action: "codeconnections:ListConnections", resource: "*" }, () =>
      connections.send(
        new ListConnectionsCommand({ MaxResults: 50, ...(NextToken !== undefined && { NextToken }) }),
      ),
    );
    found.push(...(answer.Connections ?? []));
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return found.map(({ ConnectionArn = "", ConnectionName = "", ConnectionStatus, ProviderType }) => ({
    value: ConnectionArn,
    name: `${ConnectionName} (${ProviderType})`,
    description: ConnectionArn,
    ...(ConnectionStatus !== "AVAILABLE" && {
      disabled: `(${ConnectionStatus}: finish it, see sagewright connection status)`,
    }),
  }));
}
