import { arnOf, type Platform } from "../platform.ts";
import type { Statement } from "../policy-document.ts";

/** The code repositories and model package groups of projects. */
export const machineLearningStatements = (platform: Platform): readonly Statement[] => [
  {
    Sid: "CodeRepositories",
    Effect: "Allow",
    Action: [
      "sagemaker:AddTags",
      "sagemaker:CreateCodeRepository",
      "sagemaker:DeleteCodeRepository",
      "sagemaker:DeleteTags",
      "sagemaker:DescribeCodeRepository",
      "sagemaker:ListTags",
      "sagemaker:UpdateCodeRepository",
    ],
    Resource: [arnOf(platform, "sagemaker", "code-repository/sagemaker-p-*")],
  },
  {
    Sid: "ModelPackageGroups",
    Effect: "Allow",
    Action: [
      "sagemaker:AddTags",
      "sagemaker:CreateModelPackageGroup",
      "sagemaker:DeleteModelPackageGroup",
      "sagemaker:DeleteTags",
      "sagemaker:DescribeModelPackageGroup",
      "sagemaker:ListTags",
    ],
    Resource: [arnOf(platform, "sagemaker", "model-package-group/*-p-*")],
  },
];
