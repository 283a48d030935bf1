import type { Build } from "@aws-sdk/client-codebuild";
import { describe, expect, it } from "vitest";
import { causeHint } from "./cause-hint.ts";
import type { Observed } from "./observe.ts";
import { rootCause } from "./root-cause.ts";
import type { OperationEvent } from "./stack-events.ts";

const second = (number: number): Date => new Date(1_000_000 + number * 1000);

const NESTED_ARN = "arn:aws:cloudformation:eu-west-1:111122223333:stack/inner/1";

const event = (at: number, status: string, more: Partial<OperationEvent> = {}): OperationEvent => ({
  id: `${at}`,
  at: second(at),
  stack: "outer",
  depth: 0,
  isOfStack: false,
  logicalId: "Project",
  type: "Custom::SagewrightProject",
  status,
  ...more,
});

const build = (id: string, from: number, to: number, more: Partial<Build> = {}): Build => ({
  id,
  startTime: second(from),
  endTime: second(to),
  buildStatus: "FAILED",
  ...more,
});

const observed = (more: Partial<Observed>): Observed => ({
  events: [],
  builds: [],
  logs: new Map(),
  unseen: [],
  ...more,
});

const causeOf = (more: Partial<Observed>) => rootCause(undefined, observed(more));

describe("the root cause", () => {
  it("is what failed first, not what was cancelled or rolled back after it", () => {
    const cause = causeOf({
      events: [
        event(5, "CREATE_FAILED", { logicalId: "Role", type: "AWS::IAM::Role", reason: "Name is taken" }),
        event(6, "CREATE_FAILED", { logicalId: "Other", reason: "Resource creation cancelled" }),
        event(7, "ROLLBACK_IN_PROGRESS", {
          isOfStack: true,
          reason: "The following resource(s) failed to create",
        }),
        event(9, "DELETE_FAILED", { logicalId: "Bucket", reason: "The bucket is not empty" }),
      ],
    });
    expect(cause).toEqual({
      layer: "stack",
      where: ["outer", "Role"],
      message: "AWS::IAM::Role: Name is taken",
    });
  });

  it("is within the innermost stack", () => {
    const cause = causeOf({
      events: [
        event(5, "CREATE_FAILED", {
          stack: "inner",
          depth: 1,
          logicalId: "Queue",
          type: "AWS::SQS::Queue",
          reason: "Denied",
        }),
        event(6, "CREATE_FAILED", {
          logicalId: "Nested",
          type: "AWS::CloudFormation::Stack",
          nested: NESTED_ARN,
          reason: "Embedded stack was not successfully created",
        }),
      ],
    });
    expect(cause.where).toEqual(["inner", "Queue"]);
  });

  it("is the stack around one whose events cannot be seen", () => {
    const reason = "Embedded stack was not successfully created";
    const nested = { type: "AWS::CloudFormation::Stack", nested: NESTED_ARN, reason };
    expect(causeOf({ events: [event(6, "CREATE_FAILED", nested)] }).message).toContain(reason);
  });

  it("is a resource that failed before the build that undid the rest failed, too", () => {
    const events = [
      event(5, "CREATE_FAILED", { logicalId: "Role", type: "AWS::IAM::Role", reason: "Name is taken" }),
    ];
    expect(causeOf({ events, builds: [build("b", 7, 8)] }).where).toEqual(["outer", "Role"]);
  });

  it("is what Terraform said, though CloudFormation has written down its answer before the build's end", () => {
    const reason = "Received response status [FAILED] from custom resource. Message returned: cut sh…";
    const lines = ["Error: whole words", "Error: second"].map((text) => ({ at: second(1), text }));
    const cause = causeOf({
      events: [event(5, "CREATE_FAILED", { reason })],
      builds: [build("b", 1, 6)],
      logs: new Map([["b", lines]]),
    });
    expect(cause).toMatchObject({ layer: "terraform", message: "whole words" });
  });

  it("is the runner's answer without CloudFormation's words around it, where builds cannot be seen", () => {
    const reason =
      "Received response status [FAILED] from custom resource. Message returned: No such repository. (RequestId: 00000000-0000-4000-8000-000000000039)";
    expect(causeOf({ events: [event(5, "CREATE_FAILED", { reason })] }).message).toBe(
      "Custom::SagewrightProject: No such repository.",
    );
  });

  it("is the runner's refusal, though the build that undid the rest failed after it", () => {
    const events = [event(5, "CREATE_FAILED", { reason: "Project p-1 belongs to another stack." })];
    expect(causeOf({ events, builds: [build("b", 7, 8)] }).message).toContain("belongs to another stack");
  });

  it.each([
    [{ exportedEnvironmentVariables: [{ name: "RUN_REASON", value: "No lock" }] }, "No lock"],
    [{ buildStatus: "TIMED_OUT" as const }, "ran out of time"],
    [
      {
        phases: [
          {
            phaseType: "PROVISIONING" as const,
            phaseStatus: "FAILED" as const,
            contexts: [{ message: "No subnet" }],
          },
        ],
      },
      "PROVISIONING: No subnet",
    ],
    [{ buildStatus: "FAULT" as const }, "The build ended as FAULT."],
  ])("is what CodeBuild knows of a build without a log: %j", (more, words) => {
    expect(causeOf({ builds: [build("b", 1, 2, more)] })).toMatchObject({
      layer: "build",
      message: expect.stringContaining(words),
    });
  });

  it("is what Service Catalog recorded where there is no stack, and else what SageMaker says", () => {
    const record = { RecordErrors: [{ Code: "InvalidParameters", Description: "No launch path" }] };
    const product = { id: "pp-1", status: "ERROR", stack: "SC-1-pp-1", record };
    expect(causeOf({ product })).toEqual({
      layer: "service-catalog",
      where: ["pp-1"],
      message: "InvalidParameters: No launch path",
    });
    expect(causeOf({})).toEqual({ layer: "sagemaker", where: [""], message: "No reason was given." });
  });
});

it.each([
  ["Access denied while assuming the role arn:aws:iam::1:role/x", "doctor"],
  ["The run left the state of p-1 locked (lock 5d).", "States and locks"],
  ["AccountLimitExceededException: Cannot have more than 1 builds in queue", "Service Quotas"],
  ["User: a is not authorized to perform: s3:CreateBucket", "catalog deploy"],
  ["Connection arn:… is not available", "connection status"],
  ["BucketAlreadyOwnedByYou: it already exists", "left from before"],
  ["nothing that is known", "Mend the cause"],
])("has a hint for %j", (message, words) => {
  const hint = causeHint({ layer: "stack", where: [], message }, "churn", "create", " --target local");
  expect(hint).toContain(words);
  expect(hint).toContain("sagewright project delete churn --target local");
});
