import { describe, expect, it } from "vitest";
import { policyFaults } from "../../../tools/infra-checks/iam-policy.ts";
import { parameters, rendered, resource, type Stack, stackOf } from "./stack.fixture.ts";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/0123abcd";
const approvalTopic = "arn:aws:sns:eu-west-1:111122223333:sagemaker-p-abcdef123456-build-approval";

interface Statement {
  readonly Sid: string;
  readonly Principal: unknown;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const statementsOf = (stack: Stack, type: string, name: string): readonly Statement[] =>
  JSON.parse(rendered(resource(stack, type, name).policy, parameters, stack)).Statement;

describe("an approved model", () => {
  it("reaches the topic: EventBridge is asked for no more than it says", () => {
    const stack = stackOf();
    const [publish, ...others] = statementsOf(stack, "aws_sns_topic_policy", "model_approval_topic_policy");
    expect(others).toEqual([]);
    expect(publish).toMatchObject({
      Principal: { Service: "events.amazonaws.com" },
      Resource: ["arn:aws:sns:eu-west-1:111122223333:sagemaker-p-abcdef123456-model-approval"],
    });
    expect(publish?.Condition).toBeUndefined();

    const key = statementsOf(stack, "aws_kms_key", "topic_key").find(({ Sid }) => Sid === "RuleOfTheProject");
    expect(key?.Condition).toEqual({
      StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": publish?.Resource[0] },
    });
  });

  it("would be lost with a condition on the rule, and that would be found", () => {
    const stack = structuredClone(stackOf());
    const policy = resource(stack, "aws_sns_topic_policy", "model_approval_topic_policy");
    const document = JSON.parse(policy.policy);
    document.Statement[0].Condition = { ArnEquals: { "aws:SourceArn": "arn:aws:events:r:1:rule/x" } };
    policy.policy = JSON.stringify(document);
    expect(policyFaults(stack).map(({ rule }) => rule)).toEqual(["unmet"]);
  });
});

describe("the key of the topics", () => {
  it("lets the runners of the platform in by their names, as they make the key before KMS heeds its tags", () => {
    const runners = statementsOf(stackOf(), "aws_kms_key", "topic_key").find(
      ({ Sid }) => Sid === "RunnersOfThePlatform",
    );
    expect(runners?.Action).toEqual(expect.arrayContaining(["kms:EnableKeyRotation", "kms:GetKeyPolicy"]));
    expect(runners?.Condition).toEqual({
      StringEquals: { "kms:CallerAccount": "111122223333" },
      ArnEquals: {
        "aws:PrincipalArn": [
          "arn:aws:iam::111122223333:role/sagewright-acme-dev-runner-build",
          "arn:aws:iam::111122223333:role/sagewright-acme-dev-command-runner",
        ],
      },
    });
  });
});

describe("a build that waits for approval", () => {
  const rightsOf = (stack: Stack) =>
    statementsOf(stack, "aws_iam_role_policy", "pipeline_role_policy").filter(({ Sid }) =>
      /^(?:Approval|ApprovalKey|Key)$/.test(Sid),
    );

  it("is told to an encrypted topic, to which owners can subscribe", () => {
    const stack = stackOf({ manualApproval: true });
    const [, approval] = resource(stack, "aws_codepipeline", "pipeline").stage;
    expect(approval.action[0].configuration.NotificationArn).toBe(
      "${aws_sns_topic.build_approval_topic.arn}",
    );
    expect(stack.output.build_approval_topic_arn?.value).toBe("${aws_sns_topic.build_approval_topic.arn}");
    expect(resource(stack, "aws_sns_topic", "build_approval_topic").kms_master_key_id).toBe(
      "${aws_kms_key.topic_key.arn}",
    );
  });

  it("may be told by the pipeline, which publishes with its own role", () => {
    expect(rightsOf(stackOf({ manualApproval: true }))).toMatchObject([
      { Sid: "Approval", Action: ["sns:Publish"], Resource: [approvalTopic] },
      {
        Sid: "ApprovalKey",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: ["<aws_kms_key.topic_key.arn>"],
      },
    ]);
    expect(rightsOf(stackOf({ manualApproval: true, kmsKeyArn }))).toContainEqual(
      expect.objectContaining({ Sid: "ApprovalKey", Resource: [kmsKeyArn] }),
    );
  });

  it("is nothing that a pipeline without approval could tell", () => {
    const stack = stackOf();
    expect(Object.keys(stack.resource.aws_sns_topic ?? {})).toEqual(["model_approval_topic"]);
    expect(stack.output.build_approval_topic_arn).toBeUndefined();
    expect(rightsOf(stack)).toEqual([]);
  });
});
