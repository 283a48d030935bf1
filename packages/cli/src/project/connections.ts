import { SagewrightError } from "@sagewright/core";
import { placeFlags } from "../aws/place-flags.ts";
import { type ConnectionRecord, listConnections } from "../connection/connections.ts";
import { connectionUnusable } from "../connection/issues.ts";
import type { Choice } from "../form/form.ts";
import { printIssues } from "../print/issues.ts";
import { commandText } from "../print/next-commands.ts";
import { UsageError } from "../usage-error.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";
import type { Projects } from "./open-projects.ts";

/** The connections of the account and region, to choose from; one whose handshake is not done cannot be. */
export const connectionChoices = async (aws: AwsProjectClients): Promise<readonly Choice[]> =>
  ((await knownConnections(aws)) ?? []).toSorted(byUse).map(({ arn, name, provider, status }) => ({
    value: arn,
    name: `${name} (${provider})`,
    description: arn,
    ...(status !== "AVAILABLE" && {
      disabled: `(${status}: sagewright connection status ${name} says how to go on)`,
    }),
  }));

/** Those that can be used come first. */
const byUse = (a: ConnectionRecord, b: ConnectionRecord): number =>
  Number(b.status === "AVAILABLE") - Number(a.status === "AVAILABLE");

/**
 * Refuses a connection with which the project's pipeline could not read its repository, as AWS would only minutes later.
 *
 * Issue: CONNECTION_UNUSABLE.
 */
export async function mustBeUsable({ aws, region }: Projects, arn: string | undefined): Promise<void> {
  if (aws === undefined || arn === undefined) return;
  const command = (...words: readonly string[]): string =>
    commandText("sagewright", "connection", ...words, ...placeFlags(aws.options));
  const refused = (message: string, hint: string) => new UsageError([connectionUnusable(arn, message, hint)]);
  const choose = `Choose one that \`${command("list")}\` shows.`;
  const [, , , place = ""] = arn.split(":");
  if (place !== region)
    throw refused(`This connection is in ${place}; the project is to be in ${region}.`, choose);
  const known = await knownConnections(aws);
  if (known === undefined) return;
  const connection = known.find((each) => sameName(each.arn) === sameName(arn));
  if (connection === undefined) throw refused(`This account has no such connection in ${region}.`, choose);
  const { name, status } = connection;
  if (status !== "AVAILABLE")
    throw refused(`This connection is ${status}.`, `\`${command("status", name)}\` says how to go on.`);
}

/** The service has two names, and a connection goes by both. */
const sameName = (arn: string): string => arn.replace(":codestar-connections:", ":codeconnections:");

/** Where they cannot be listed, that is told as a warning, and nothing is known of them. */
async function knownConnections({
  connections,
}: AwsProjectClients): Promise<readonly ConnectionRecord[] | undefined> {
  try {
    return await listConnections(connections);
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    printIssues(error.issues.map((issue) => ({ ...issue, severity: "warning" })));
    return undefined;
  }
}
