import { consoleHost, partitionOf } from "../aws/partition.ts";

/** The page of the console that lists connections, where a pending one is finished; words where the console's host is not known. */
export function connectionsPage(connectionArn: string): string {
  const region = connectionArn.split(":")[3] ?? "";
  const host = consoleHost(partitionOf(connectionArn), region);
  return host === undefined
    ? `the console in ${region}: Developer Tools, Settings, Connections`
    : `https://${host}/codesuite/settings/connections?region=${region}`;
}
