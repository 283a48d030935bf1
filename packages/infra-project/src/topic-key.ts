import { KmsKey } from "./bindings.ts";
import { policyDocument } from "./policy.ts";
import { arnOf, type Project } from "./project.ts";

/** What it takes to make, change and delete the key, and to have its topics use it. */
export const TOPIC_KEY_ACTIONS: readonly string[] = [
  "kms:CancelKeyDeletion",
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:DisableKeyRotation",
  "kms:EnableKeyRotation",
  "kms:GenerateDataKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateKeyDescription",
];

/**
 * Key of the project's topics where the platform has none: with SNS's own key EventBridge's messages would be lost, as
 * the policy of that key does not let EventBridge use it.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function topicKey(project: Project): KmsKey {
  const { account, partition } = project.place;
  // In the policy of a key this is the key itself.
  const Resource = ["*"];
  return new KmsKey(project.stack, "topic_key", {
    description: `Topics of the SageMaker project ${project.variables.projectId}.`,
    enableKeyRotation: true,
    deletionWindowInDays: 7,
    policy: policyDocument([
      {
        Sid: "RolesOfTheAccount",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: TOPIC_KEY_ACTIONS,
        Resource,
      },
      {
        // A runner's own policy knows the key by its tag, which KMS may heed minutes late only. As a principal KMS would
        // refuse a role that is not there.
        Sid: "RunnersOfThePlatform",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: TOPIC_KEY_ACTIONS,
        Resource,
        Condition: {
          StringEquals: { "kms:CallerAccount": account },
          ArnEquals: { "aws:PrincipalArn": project.runnerRoleArns },
        },
      },
      {
        // EventBridge does not say for which rule it asks, so that aws:SourceArn would keep it out; SNS says for which topic.
        Sid: "RuleOfTheProject",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource,
        Condition: {
          StringEquals: {
            "kms:EncryptionContext:aws:sns:topicArn": arnOf(project, "sns", project.names.approvalTopic),
          },
        },
      },
    ]),
    tags: project.tags,
  });
}
