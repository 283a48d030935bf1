import { describe, expect, it } from "vitest";
import { policyFaults } from "./iam-policy.ts";

const events = (condition?: object) =>
  JSON.stringify({
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: ["sns:Publish"],
        Resource: ["arn:aws:sns:eu-west-1:123456789012:approvals"],
        ...(condition && { Condition: condition }),
      },
    ],
  });
const topic = (condition?: object) => ({
  resource: { aws_sns_topic_policy: { approvals: { policy: events(condition) } } },
});
const key = (condition?: object) => ({
  resource: { aws_kms_key: { approvals: { policy: events(condition) } } },
});
const rules = (stack: object) => policyFaults(stack).map(({ rule }) => rule);

const rule = { ArnEquals: { "aws:SourceArn": "arn:aws:events:eu-west-1:123456789012:rule/approvals" } };
const named = {
  StringEquals: {
    "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:eu-west-1:123456789012:approvals",
  },
};

describe("a rule that tells a topic", () => {
  it("is let in by what EventBridge does say", () => {
    expect(rules(topic())).toEqual([]);
    expect(rules(key(named))).toEqual([]);
  });

  it("is not let in by a condition that it never meets", () => {
    expect(rules(topic(rule))).toEqual(["unmet"]);
    expect(rules(key({ ...named, ...rule }))).toEqual(["unmet"]);
  });

  it("gets no key for whatever topic", () => {
    expect(rules(key())).toEqual(["trust"]);
  });
});
