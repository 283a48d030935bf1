import { describe, expect, it, vi } from "vitest";
import { isBotocoreThere, NEEDS_BOTOCORE } from "./botocore-faults.ts";
import { type WireCall, wireFaults } from "./wire-faults.ts";

/** Python is started, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const json = (operation: string, request: object, response: object, status = 200): WireCall => ({
  operation,
  request: { method: "POST", path: "/", body: JSON.stringify(request) },
  response: { status, body: JSON.stringify(response) },
});
const PROJECT = {
  ProjectArn: "arn:aws:sagemaker:eu-west-1:111122223333:project/demo",
  ProjectName: "demo",
  ProjectId: "p-abcdef123456",
  ProjectStatus: "CreateCompleted",
  CreationTime: 1_767_225_600.5,
};
const describeProject = (more: object, request: object = { ProjectName: "demo" }) =>
  wireFaults("sagemaker", [json("DescribeProject", request, { ...PROJECT, ...more })]);

const query = (form: string, body: string, status = 200): WireCall => ({
  operation: "DescribeStacks",
  request: { method: "POST", path: "/", body: `Action=DescribeStacks&Version=2010-05-15${form}` },
  response: { status, body },
});
const stacks = (stack: string) =>
  `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>${stack}</member></Stacks></DescribeStacksResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DescribeStacksResponse>`;
const STACK =
  "<StackName>S</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>";

describe.skipIf(!isBotocoreThere)(`calls on the wire against AWS's models${NEEDS_BOTOCORE}`, () => {
  it("has nothing to say against right calls of each protocol", () => {
    expect(describeProject({})).toEqual([]);
    expect(wireFaults("cloudformation", [query("&StackName=S", stacks(STACK))])).toEqual([]);
    const objects: WireCall = {
      operation: "ListObjectsV2",
      request: { method: "GET", path: "/bucket?list-type=2&prefix=projects%2F&x-id=ListObjectsV2", body: "" },
      response: {
        status: 200,
        body: "<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated><Contents><Key>projects/p</Key><Size>3</Size></Contents></ListBucketResult>",
      },
    };
    expect(wireFaults("s3", [objects])).toEqual([]);
  });

  it.each([
    ["an unknown member", { ProjectColour: "red" }, "unknown member ProjectColour"],
    ["a missing one", { ProjectId: undefined }, "lacks ProjectId"],
    ["a wrong type", { ProjectDescription: 7 }, "7 is no str"],
    ["a time that is a text", { CreationTime: "2026-01-01T00:00:00Z" }, "is no number of seconds"],
    ["a time in milliseconds", { CreationTime: 1_767_225_600_000 }, "are no seconds since 1970"],
    ["a value that the service has not", { ProjectStatus: "Done" }, "'Done' is none of"],
    ["a text against its pattern", { ProjectName: "de_mo" }, "does not match"],
    ["a text that is too long", { ProjectId: "p".repeat(21) }, "are more than 20"],
  ])("finds %s in an answer in JSON", (_, more, fault) => {
    expect(describeProject(more)).toEqual([expect.stringContaining(fault)]);
  });

  it("finds what is wrong with a request", () => {
    expect(describeProject({}, { Project: "demo" })).toEqual([
      "DescribeProject request: lacks ProjectName",
      "DescribeProject request: unknown member Project",
    ]);
  });

  it("knows the errors of an operation", () => {
    const error = (type: string) =>
      wireFaults("servicecatalog", [
        json("DescribeRecord", { Id: "rec-1" }, { __type: type, message: "no" }, 400),
      ]);
    expect(error("ResourceNotFoundException")).toEqual([]);
    expect(error("ThrottlingException")).toEqual([]);
    expect(error("NoSuchRecord")).toEqual(["DescribeRecord response: 'NoSuchRecord' is no error of it"]);
  });

  it("finds what is wrong with a query and its answer in XML", () => {
    const wrong = stacks(
      "<StackName>S</StackName><StackColour>red</StackColour><StackStatus>DONE</StackStatus>",
    );
    expect(wireFaults("cloudformation", [query("&Stack=S", wrong)])).toEqual([
      "DescribeStacks request: unknown member Stack",
      expect.stringContaining("'DONE' is none of"),
      "DescribeStacks response.Stacks[0]: lacks CreationTime",
      "DescribeStacks response.Stacks[0]: unknown element StackColour",
    ]);
    expect(wireFaults("cloudformation", [query("", "<html>")])).toContainEqual(
      expect.stringContaining("is no XML"),
    );
  });

  it("finds a path and a member that S3 does not know", () => {
    const call: WireCall = {
      operation: "GetBucketCors",
      request: { method: "PUT", path: "/bucket/key?cors&colour=red", body: "" },
      response: {
        status: 200,
        body: "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin><Colour>red</Colour></CORSRule></CORSConfiguration>",
      },
    };
    expect(wireFaults("s3", [call])).toEqual([
      "GetBucketCors request: its method is not GET",
      "GetBucketCors request: its path is not /{Bucket}?cors",
      "GetBucketCors request: unknown member colour",
      "GetBucketCors response.CORSRules: unknown element Colour",
    ]);
  });
});
