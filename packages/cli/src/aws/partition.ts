/** What AWS calls itself in a partition: a part of it with accounts, regions and domains of its own. */
interface Partition {
  /** What the addresses of its services end in. */
  readonly dnsSuffix: string;
  /** What those of its console end in; where there is none here, it is of no use to say one. */
  readonly console?: string;
}

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const PARTITIONS: { readonly [partition: string]: Partition } = {
  aws: { dnsSuffix: "amazonaws.com", console: "console.aws.amazon.com" },
  "aws-cn": { dnsSuffix: "amazonaws.com.cn", console: "console.amazonaws.cn" },
  "aws-us-gov": { dnsSuffix: "amazonaws.com", console: "console.amazonaws-us-gov.com" },
  "aws-eusc": { dnsSuffix: "amazonaws.eu", console: "console.amazonaws-eusc.eu" },
  "aws-iso": { dnsSuffix: "c2s.ic.gov" },
  "aws-iso-b": { dnsSuffix: "sc2s.sgov.gov" },
  "aws-iso-e": { dnsSuffix: "cloud.adc-e.uk" },
  "aws-iso-f": { dnsSuffix: "csp.hci.ic.gov" },
};

/** The partition that an ARN is of. */
export const partitionOf = (arn: string): string => arn.split(":")[1] || "aws";

/** What the addresses of a partition's services end in. */
export const dnsSuffix = (partition: string): string => PARTITIONS[partition]?.dnsSuffix ?? "amazonaws.com";

/** The console's host for a region; nothing where it is not known. */
export function consoleHost(partition: string, region: string): string | undefined {
  const host = PARTITIONS[partition]?.console;
  return host && `${region}.${host}`;
}
