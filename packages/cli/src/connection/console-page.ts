/** The hosts of the consoles of AWS's partitions. */
const HOSTS: readonly (readonly [region: RegExp, host: string])[] = [
  [/^cn-/, "console.amazonaws.cn"],
  [/^us-gov-/, "console.amazonaws-us-gov.com"],
];

/** The page of the console that lists a region's connections, where a pending one is finished. */
export function connectionsPage(region: string): string {
  const host = HOSTS.find(([pattern]) => pattern.test(region))?.[1] ?? `${region}.console.aws.amazon.com`;
  return `https://${host}/codesuite/settings/connections?region=${region}`;
}
