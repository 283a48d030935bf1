import { CloudwatchEventRule, CloudwatchEventTarget, SnsTopic, SnsTopicPolicy } from "./bindings.ts";
import { policyDocument } from "./policy.ts";
import { arnOf, type Project } from "./project.ts";

/**
 * Tells of each model of the project that someone approves: an EventBridge rule and the topic that deployments
 * subscribe to. Any rule of EventBridge's may publish there: before it acts, a subscriber looks at the event's `account`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html#eventbridge-model-package
 */
export function modelApproval(project: Project, keyArn: string): SnsTopic {
  const { stack, names } = project;
  const topic = new SnsTopic(stack, "model_approval_topic", {
    name: names.approvalTopic,
    kmsMasterKeyId: keyArn,
    tags: project.tags,
  });
  const rule = new CloudwatchEventRule(stack, "model_approval_rule", {
    name: names.approvalRule,
    description: "A model of the project was approved.",
    eventPattern: JSON.stringify({
      source: ["aws.sagemaker"],
      "detail-type": ["SageMaker Model Package State Change"],
      detail: { ModelPackageGroupName: [names.modelPackageGroup], ModelApprovalStatus: ["Approved"] },
    }),
    tags: project.tags,
  });
  const policy = new SnsTopicPolicy(stack, "model_approval_topic_policy", {
    arn: topic.arn,
    policy: policyDocument([
      {
        // No condition: EventBridge meets none in the policy of a topic, and its events would be lost without a word.
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
        Sid: "RuleOfTheProject",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: ["sns:Publish"],
        Resource: [arnOf(project, "sns", names.approvalTopic)],
      },
    ]),
  });
  new CloudwatchEventTarget(stack, "model_approval_target", {
    rule: rule.name,
    targetId: "topic",
    arn: topic.arn,
    dependsOn: [policy],
  });
  return topic;
}
