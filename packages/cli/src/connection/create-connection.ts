import { setTimeout } from "node:timers/promises";
import {
  CreateConnectionCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from "@aws-sdk/client-codestar-connections";
import { type Issue, SagewrightError } from "@sagewright/core";
import { askUntilAnswered } from "../aws/ask-until-answered.ts";
import { awsCall } from "../aws/aws-call.ts";
import { isPassing } from "../aws/failure-issue.ts";
import { outcomeUnknown } from "../aws/issues.ts";
import { awsPace } from "../aws/pace.ts";
import { whileSent } from "../aws/while-sent.ts";
import { pollMilliseconds } from "../poll-milliseconds.ts";
import { tell } from "../print/output.ts";
import { type ConnectionRecord, type Connections, listConnections } from "./connections.ts";
import {
  connectionAmbiguous,
  connectionHostMissing,
  connectionHostNotWanted,
  connectionNameInvalid,
  connectionTaken,
} from "./issues.ts";
import { HOSTED, PROVIDERS, type Provider } from "./providers.ts";

export interface NewConnection {
  readonly name: string;
  readonly provider: Provider;
  readonly hostArn?: string | undefined;
}

/**
 * What can be known to be wrong before anyone is asked.
 *
 * Issues: CONNECTION_NAME_INVALID, CONNECTION_HOST_MISSING, CONNECTION_HOST_NOT_WANTED.
 */
export function checkConnection({ name, provider, hostArn }: NewConnection): void {
  const issues = [
    ...(/^[\w.-]{1,32}$/.test(name) ? [] : [connectionNameInvalid(name)]),
    ...(HOSTED.has(provider) && hostArn === undefined ? [connectionHostMissing(PROVIDERS[provider])] : []),
    ...(!HOSTED.has(provider) && hostArn !== undefined ? [connectionHostNotWanted(PROVIDERS[provider])] : []),
  ];
  if (issues.length > 0) throw new SagewrightError(issues);
}

/** Stock roles of SageMaker may use connections that carry it. */
const TAGS = [{ Key: "sagemaker", Value: "true" }];
const ATTEMPTS = 5;

/**
 * The connection of this name, made if there is none. The service knows no token that would make a repeated request the same
 * one, so after each failure that may have had its effect it is looked whether the connection is there.
 *
 * Issues: CONNECTION_TAKEN, CONNECTION_AMBIGUOUS and those of AWS; with OUTCOME_UNKNOWN where it could not be looked.
 *
 * @param again the command that looks at the connection
 */
export async function createConnection(
  connections: Connections,
  wanted: NewConnection,
  again: string,
): Promise<{ readonly connection: ConnectionRecord; readonly isNew: boolean }> {
  const there = connectionOf(await listConnections(connections.client), wanted);
  if (there !== undefined) {
    await seeTagged(connections, there);
    return { connection: there, isNew: false };
  }
  const unheard = outcomeUnknown(wanted.name, again);
  return { connection: await whileSent(unheard, () => make(connections, wanted, unheard)), isNew: true };
}

async function make(
  connections: Connections,
  wanted: NewConnection,
  unheard: Issue,
): Promise<ConnectionRecord> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await create(connections, wanted);
    } catch (error) {
      const cause = error instanceof SagewrightError ? error.cause : error;
      if (!isPassing(cause)) throw error;
      await setTimeout(pollMilliseconds(1000 * 2 ** attempt));
      const list = () => listConnections(connections.client);
      const made = connectionOf(await askUntilAnswered(awsPace(), unheard, list), wanted);
      if (made !== undefined) return made;
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** Whoever made it need not have known. */
async function seeTagged({ client }: Connections, { arn }: ConnectionRecord): Promise<void> {
  const { Tags: found = [] } = await awsCall(
    { action: "codestar-connections:ListTagsForResource", resource: arn },
    () => client.send(new ListTagsForResourceCommand({ ResourceArn: arn })),
  );
  if (TAGS.every((tag) => found.some(({ Key, Value }) => Key === tag.Key && Value === tag.Value))) return;
  await awsCall({ action: "codestar-connections:TagResource", resource: arn }, () =>
    client.send(new TagResourceCommand({ ResourceArn: arn, Tags: TAGS })),
  );
  tell("It has the tag sagemaker=true now, without which SageMaker's roles may not use it.");
}

async function create({ once }: Connections, wanted: NewConnection): Promise<ConnectionRecord> {
  const { name, provider, hostArn } = wanted;
  const { ConnectionArn: arn = "" } = await awsCall(
    { action: "codestar-connections:CreateConnection", resource: `connection/${name}` },
    () =>
      once.send(
        new CreateConnectionCommand({
          ConnectionName: name,
          Tags: TAGS,
          // A host says by itself what runs on it.
          ...(hostArn === undefined ? { ProviderType: PROVIDERS[provider] } : { HostArn: hostArn }),
        }),
      ),
  );
  return {
    name,
    arn,
    provider: PROVIDERS[provider],
    status: "PENDING",
    ...(hostArn !== undefined && { hostArn }),
  };
}

function connectionOf(
  all: readonly ConnectionRecord[],
  { name, provider, hostArn }: NewConnection,
): ConnectionRecord | undefined {
  const found = all.filter((one) => one.name === name);
  const [first] = found;
  if (first === undefined) return undefined;
  if (found.length > 1)
    throw new SagewrightError([
      connectionAmbiguous(
        name,
        found.map(({ arn }) => arn),
      ),
    ]);
  if (first.provider !== PROVIDERS[provider] || (hostArn !== undefined && first.hostArn !== hostArn))
    throw new SagewrightError([connectionTaken(name, first.provider, first.arn)]);
  return first;
}
