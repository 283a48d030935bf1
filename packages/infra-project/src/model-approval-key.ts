import { KmsKey } from "./bindings.ts";
import { policyDocument } from "./policy.ts";
import { arnOf, type Project } from "./project.ts";

/**
 * Key of the approval topic where the platform has none: with SNS's own key EventBridge's messages would be lost, as the
 * policy of that key does not let EventBridge use it.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html
 */
export const modelApprovalKey = (project: Project): KmsKey =>
  new KmsKey(project.stack, "model_approval_key", {
    description: `Model approvals of the SageMaker project ${project.variables.projectId}.`,
    enableKeyRotation: true,
    deletionWindowInDays: 7,
    policy: policyDocument([
      {
        Sid: "RolesOfTheAccount",
        Effect: "Allow",
        Principal: { AWS: `arn:${project.place.partition}:iam::${project.place.account}:root` },
        Action: [
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
        ],
        // In the policy of a key this is the key itself.
        Resource: ["*"],
      },
      {
        Sid: "RuleOfTheProject",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: ["*"],
        Condition: {
          ArnEquals: {
            "aws:SourceArn": arnOf(project, "events", `rule/${project.names.approvalRule}`),
          },
        },
      },
    ]),
    tags: project.tags,
  });
