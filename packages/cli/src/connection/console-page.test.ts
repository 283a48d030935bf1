import { expect, it } from "vitest";
import { connectionsPage } from "./console-page.ts";

const page = (partition: string, region: string): string =>
  connectionsPage(`arn:${partition}:codeconnections:${region}:111122223333:connection/0`);

it.each([
  ["aws", "eu-west-1", "https://eu-west-1.console.aws.amazon.com/"],
  ["aws-cn", "cn-north-1", "https://cn-north-1.console.amazonaws.cn/"],
  ["aws-us-gov", "us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/"],
])("opens the console of the partition %s", (partition, region, start) => {
  expect(page(partition, region)).toBe(`${start}codesuite/settings/connections?region=${region}`);
});

it("says where to look in a console whose host is not known", () => {
  expect(page("aws-iso", "us-iso-east-1")).toBe(
    "the console in us-iso-east-1: Developer Tools, Settings, Connections",
  );
});
