/** What AWS calls itself in a partition: a part of it with accounts, regions and domains of its own. */
interface Partition {
  /** What the addresses of its services end in. */
  readonly dnsSuffix: string;
  /** What those of its console end in; where there is none here, it is of no use to say one. */
  readonly console?: string;
  /** What the names of its regions begin with; those of `aws` are all others. */
  readonly regions?: RegExp;
}

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const PARTITIONS: { readonly [partition: string]: Partition } = {
  aws: { dnsSuffix: "amazonaws.com", console: "console.aws.amazon.com" },
  "aws-cn": { dnsSuffix: "amazonaws.com.cn", console: "console.amazonaws.cn", regions: /^cn-/ },
  "aws-us-gov": {
    dnsSuffix: "amazonaws.com",
    console: "console.amazonaws-us-gov.com",
    regions: /^us-gov-/,
  },
  "aws-eusc": { dnsSuffix: "amazonaws.eu", console: "console.amazonaws-eusc.eu", regions: /^eusc-/ },
  "aws-iso": { dnsSuffix: "c2s.ic.gov", regions: /^us-iso-/ },
  "aws-iso-b": { dnsSuffix: "sc2s.sgov.gov", regions: /^us-isob-/ },
  "aws-iso-e": { dnsSuffix: "cloud.adc-e.uk", regions: /^eu-isoe-/ },
  "aws-iso-f": { dnsSuffix: "csp.hci.ic.gov", regions: /^us-isof-/ },
};

/** The partition that an ARN is of. */
export const partitionOf = (arn: string): string => arn.split(":")[1] || "aws";

/** The partition that a region is of. */
export const partitionOfRegion = (region: string): string =>
  Object.keys(PARTITIONS).find((name) => PARTITIONS[name]?.regions?.test(region)) ?? "aws";

/** Whether what an ARN names is out of a region's reach; of a partition that is not known here nobody can say. */
export const isOfOtherPartition = (arn: string, region: string): boolean => {
  const partition = partitionOf(arn);
  return Object.hasOwn(PARTITIONS, partition) && partition !== partitionOfRegion(region);
};

/** What the addresses of a partition's services end in. */
export const dnsSuffix = (partition: string): string => PARTITIONS[partition]?.dnsSuffix ?? "amazonaws.com";

/** The console's host for a region; nothing where it is not known. */
export function consoleHost(partition: string, region: string): string | undefined {
  const host = PARTITIONS[partition]?.console;
  return host && `${region}.${host}`;
}
