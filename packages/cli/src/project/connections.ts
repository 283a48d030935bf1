import { type ConnectionRecord, listConnections } from "../connection/connections.ts";
import type { Choice } from "../form/form.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";

/** The connections of the account and region, to choose from; one whose handshake is not done cannot be. */
export const connectionChoices = async ({ connections }: AwsProjectClients): Promise<readonly Choice[]> =>
  (await listConnections(connections)).toSorted(byUse).map(({ arn, name, provider, status }) => ({
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
