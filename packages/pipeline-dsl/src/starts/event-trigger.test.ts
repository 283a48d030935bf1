import type { PutRuleCommandInput, PutTargetsCommandInput } from "@aws-sdk/client-eventbridge";
import { describe, expect, expectTypeOf, it } from "vitest";
import { check } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { eventValue, onEvent } from "./event-trigger.ts";
import { type PutRuleRequest, type PutTargetsRequest, triggerRequests } from "./start-requests.ts";
import { build, issuesOf, params, steps, target } from "./starts.fixture.ts";

const pattern = { source: ["aws.s3"], detail: { bucket: { name: ["my-data"] } } };

describe("event triggers", () => {
  it("become a rule and its target", () => {
    const made = build({
      triggers: [
        onEvent("NewData", {
          pattern,
          description: "new data",
          eventBusName: "bus",
          parameters: {
            Input: eventValue("$.detail.object.key"),
            Rows: eventValue("$.detail.rows[0]"),
            MaxRmse: 5,
          },
        }),
        onEvent("Off", { pattern, enabled: false, role: "arn:aws:iam::111122223333:role/own" }),
      ],
    });
    expect(triggerRequests(made, target)).toEqual([
      {
        rule: {
          Name: "NewData",
          EventBusName: "bus",
          Description: "new data",
          EventPattern: '{"source":["aws.s3"],"detail":{"bucket":{"name":["my-data"]}}}',
          State: "ENABLED",
        },
        targets: {
          Rule: "NewData",
          EventBusName: "bus",
          Targets: [
            {
              Id: "pipeline",
              Arn: target.pipelineArn,
              RoleArn: target.role,
              SageMakerPipelineParameters: {
                PipelineParameterList: [
                  { Name: "Input", Value: "$.detail.object.key" },
                  { Name: "Rows", Value: "$.detail.rows[0]" },
                  { Name: "MaxRmse", Value: "5" },
                ],
              },
            },
          ],
        },
      },
      {
        rule: { Name: "Off", EventPattern: JSON.stringify(pattern), State: "DISABLED" },
        targets: {
          Rule: "Off",
          Targets: [
            {
              Id: "pipeline",
              Arn: target.pipelineArn,
              RoleArn: "arn:aws:iam::111122223333:role/own",
              SageMakerPipelineParameters: { PipelineParameterList: [] },
            },
          ],
        },
      },
    ]);
    expect(check(made).ok).toBe(true);
  });

  it("are typed against the pipeline's parameters", () => {
    const wrong = onEvent("A", { pattern, parameters: { Wrong: eventValue("$.a") } });
    const text = onEvent("A", { pattern, parameters: { Rows: "2" } });
    pipeline("P", {
      params,
      steps,
      triggers: [onEvent("A", { pattern, parameters: { Rows: eventValue("$.a") } })],
    });
    // @ts-expect-error no such parameter
    pipeline("P", { params, steps, triggers: [wrong] });
    // @ts-expect-error a value of another type
    pipeline("P", { params, steps, triggers: [text] });
    expectTypeOf<PutRuleRequest>().toExtend<PutRuleCommandInput>();
    expectTypeOf<PutTargetsRequest>().toExtend<PutTargetsCommandInput>();
  });

  it.each([
    [{}, "it is empty"],
    [[], "it is no object"],
    [{ source: "aws.s3" }, 'source is no list: write ["aws.s3"]'],
    [{ detail: { bucket: { name: [] } } }, "detail.bucket.name lists nothing"],
    [{ source: ["x".repeat(2048)] }, "may have 2048"],
  ])("refuse a pattern that cannot pick: %#", (wrong, words) => {
    const result = check(build({ triggers: [onEvent("A", { pattern: wrong as never })] }));
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: "EVENT_PATTERN_INVALID", message: expect.stringContaining(words) }],
    });
  });

  it.each(["detail.key", "$", "$.a b", "s3://$.detail.key", "$.a..b", "$['a']"])(
    "refuse the path %j",
    (path) => {
      const triggers = [onEvent("A", { pattern, parameters: { Input: eventValue(path) } })];
      expect(issuesOf({ triggers })).toEqual([
        ["EVENT_PATH_INVALID", "triggers", "A", "parameters", "Input"],
      ]);
    },
  );

  it("need no default for what the event gives, and one for the rest", () => {
    const open = defineParams({ Key: param.string(), Day: param.string() });
    const made = pipeline("P", {
      params: open,
      steps,
      triggers: [onEvent("A", { pattern, parameters: { Key: eventValue("$.detail.key") } })],
    });
    expect(check(made)).toMatchObject({
      ok: false,
      issues: [{ code: "PARAMETER_UNDEFINED", path: ["triggers", "A", "parameters", "Day"] }],
    });
  });

  it("refuse names, unknown parameters, texts that read as paths", () => {
    const triggers = [
      onEvent("no spaces", { pattern }),
      onEvent("A", { pattern, parameters: { Wrong: eventValue("$.a") } as never }),
      onEvent("B", { pattern, parameters: { Input: "$.detail.key" } as never }),
      onEvent("B", { pattern, description: "x".repeat(513) }),
    ];
    expect(issuesOf({ triggers })).toEqual([
      ["TRIGGER_NAME_INVALID", "triggers", "no spaces"],
      ["PARAMETER_UNKNOWN", "triggers", "A", "parameters", "Wrong"],
      ["EVENT_VALUE_AMBIGUOUS", "triggers", "B", "parameters", "Input"],
      ["TRIGGER_DESCRIPTION_TOO_LONG", "triggers", "B", "description"],
      ["TRIGGER_NAME_DUPLICATE", "triggers", "B"],
    ]);
  });

  it("are told from what plain JavaScript may give", () => {
    expect(issuesOf({ triggers: { pattern } as never })).toEqual([["START_NOT_DECLARED", "triggers", 0]]);
  });
});
