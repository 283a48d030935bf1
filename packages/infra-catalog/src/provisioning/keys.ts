import { TOPIC_KEY_ACTIONS } from "@sagewright/infra-project";
import { arnOf, type Platform } from "../platform.ts";
import type { Statement } from "../policy-document.ts";

/**
 * The platform's key, or where there is none the keys of the projects' topics. A key has no name that a policy could
 * hold: the tag of a project that it is made with is what tells it from other keys.
 */
export function keyProvisioningStatements(platform: Platform): readonly Statement[] {
  const { kmsKeyArn } = platform.settings;
  if (kmsKeyArn !== undefined) {
    return [
      {
        Sid: "UseKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
        Resource: [kmsKeyArn],
      },
      {
        Sid: "LetServicesUseKey",
        Effect: "Allow",
        Action: ["kms:CreateGrant"],
        Resource: [kmsKeyArn],
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ];
  }
  return [
    {
      Sid: "CreateKeys",
      Effect: "Allow",
      Action: ["kms:CreateKey"],
      Resource: "*",
      Condition: { StringLike: { "aws:RequestTag/sagemaker:project-id": "p-*" } },
    },
    {
      Sid: "TagNewKeys",
      Effect: "Allow",
      Action: ["kms:TagResource"],
      Resource: [arnOf(platform, "kms", "key/*")],
      Condition: { StringLike: { "aws:RequestTag/sagemaker:project-id": "p-*" } },
    },
    {
      Sid: "ProjectKeys",
      Effect: "Allow",
      Action: TOPIC_KEY_ACTIONS,
      Resource: [arnOf(platform, "kms", "key/*")],
      Condition: { StringLike: { "aws:ResourceTag/sagemaker:project-id": "p-*" } },
    },
  ];
}
