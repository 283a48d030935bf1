import { expect, it } from "vitest";
import { consoleHost, dnsSuffix, isOfOtherPartition, partitionOf, partitionOfRegion } from "./partition.ts";

it.each([
  [
    "arn:aws:sts::111122223333:assumed-role/A/b",
    "eu-west-1",
    "amazonaws.com",
    "eu-west-1.console.aws.amazon.com",
  ],
  [
    "arn:aws-cn:iam::111122223333:user/a",
    "cn-north-1",
    "amazonaws.com.cn",
    "cn-north-1.console.amazonaws.cn",
  ],
  [
    "arn:aws-us-gov:iam::111122223333:user/a",
    "us-gov-west-1",
    "amazonaws.com",
    "us-gov-west-1.console.amazonaws-us-gov.com",
  ],
  ["arn:aws-iso-b:iam::111122223333:user/a", "us-isob-east-1", "sc2s.sgov.gov", undefined],
  [
    "arn:aws-eusc:iam::111122223333:user/a",
    "eusc-de-east-1",
    "amazonaws.eu",
    "eusc-de-east-1.console.amazonaws-eusc.eu",
  ],
])("knows the hosts of the partition of %s", (arn, region, suffix, host) => {
  const partition = partitionOf(arn);
  expect([dnsSuffix(partition), consoleHost(partition, region)]).toEqual([suffix, host]);
});

it.each([
  ["eu-west-1", "aws"],
  ["cn-north-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
  ["eusc-de-east-1", "aws-eusc"],
  ["us-iso-west-1", "aws-iso"],
  ["us-isob-east-1", "aws-iso-b"],
  ["eu-isoe-west-1", "aws-iso-e"],
  ["us-isof-south-1", "aws-iso-f"],
])("knows that %s is a region of %s", (region, partition) => {
  expect(partitionOfRegion(region)).toBe(partition);
  expect(isOfOtherPartition(`arn:${partition}:iam::444455556666:role/ml`, region)).toBe(false);
});

it("tells a role of another partition, but of a partition that is not known nothing", () => {
  expect(isOfOtherPartition("arn:aws:iam::444455556666:role/ml", "cn-north-1")).toBe(true);
  expect(isOfOtherPartition("arn:aws-new:iam::444455556666:role/ml", "new-north-1")).toBe(false);
});
