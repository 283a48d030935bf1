import {
  CodeStarConnectionsClient,
  type Connection,
  GetConnectionCommand,
  ListConnectionsCommand,
} from "@aws-sdk/client-codestar-connections";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../aws/aws-call.ts";
import { type AwsOptions, clientSettings, regionOf } from "../aws/clients.ts";
import { connectionAmbiguous, connectionNotFound } from "./issues.ts";

/** A connection, as this program speaks of it. */
export interface ConnectionRecord {
  readonly name: string;
  readonly arn: string;
  /** `GitHub`, `GitLab`, `Bitbucket`, … */
  readonly provider: string;
  /** Only an AVAILABLE one can be used. */
  readonly status: "PENDING" | "AVAILABLE" | "ERROR";
  /** Of a server of one's own. */
  readonly hostArn?: string;
}

/** The connections of one account and region. */
export interface Connections {
  readonly client: CodeStarConnectionsClient;
  /** For the one request that must not be repeated before someone has looked. */
  readonly once: CodeStarConnectionsClient;
  readonly region: string;
}

/**
 * The service has two names; the older one is what the SDK at hand speaks, and both know the same connections.
 *
 * Issues: AWS_REGION_MISSING.
 */
export async function openConnections(options: AwsOptions): Promise<Connections> {
  const settings = clientSettings(options);
  const client = new CodeStarConnectionsClient(settings);
  const region = await regionOf(client);
  return { client, once: new CodeStarConnectionsClient({ ...settings, maxAttempts: 1 }), region };
}

/** All of them, by name. */
export async function listConnections(
  client: CodeStarConnectionsClient,
): Promise<readonly ConnectionRecord[]> {
  const found: Connection[] = [];
  let token: string | undefined;
  do {
    const page = await awsCall({ action: "codestar-connections:ListConnections", resource: "*" }, () =>
      client.send(
        new ListConnectionsCommand({ MaxResults: 100, ...(token !== undefined && { NextToken: token }) }),
      ),
    );
    found.push(...(page.Connections ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return found.map(recordOf).toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}

/**
 * The connection of an ARN or a name.
 *
 * Issues: CONNECTION_NOT_FOUND, CONNECTION_AMBIGUOUS and those of AWS.
 */
export async function findConnection(
  { client, region }: Connections,
  name: string,
): Promise<ConnectionRecord> {
  const found = name.startsWith("arn:")
    ? [await getConnection(client, name)].filter((one) => one !== undefined)
    : (await listConnections(client)).filter((one) => one.name === name);
  const [connection] = found;
  if (connection === undefined) throw new SagewrightError([connectionNotFound(name, region)]);
  if (found.length > 1)
    throw new SagewrightError([
      connectionAmbiguous(
        name,
        found.map(({ arn }) => arn),
      ),
    ]);
  return connection;
}

/** As it is now; undefined where there is none of this ARN. */
export const getConnection = (
  client: CodeStarConnectionsClient,
  arn: string,
): Promise<ConnectionRecord | undefined> =>
  awsCall({ action: "codestar-connections:GetConnection", resource: arn }, async () => {
    try {
      const { Connection: connection } = await client.send(new GetConnectionCommand({ ConnectionArn: arn }));
      return connection === undefined ? undefined : recordOf(connection);
    } catch (error) {
      if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
      throw error;
    }
  });

const recordOf = (connection: Connection): ConnectionRecord => ({
  name: connection.ConnectionName ?? "",
  arn: connection.ConnectionArn ?? "",
  provider: connection.ProviderType ?? "",
  status: connection.ConnectionStatus ?? "PENDING",
  ...(connection.HostArn !== undefined && { hostArn: connection.HostArn }),
});
