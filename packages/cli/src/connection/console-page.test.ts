import { expect, it } from "vitest";
import { connectionsPage } from "./console-page.ts";

it.each([
  ["eu-west-1", "https://eu-west-1.console.aws.amazon.com/"],
  ["cn-north-1", "https://console.amazonaws.cn/"],
  ["us-gov-west-1", "https://console.amazonaws-us-gov.com/"],
])("opens the console of the partition of %s", (region, start) => {
  expect(connectionsPage(region)).toBe(`${start}codesuite/settings/connections?region=${region}`);
});
