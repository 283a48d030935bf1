import type { JsonObject } from "../../../tools/infra-checks/stack-json.ts";
import { type Grant, rendered } from "./grants.fixture.ts";

/** Actions of Terraform's provider on the resources of a project, as named there. */
export function needs(type: string, body: JsonObject): readonly Grant[] {
  const at = (service: string, resource: string, ...actions: string[]): Grant[] =>
    actions.map((action) => ({
      action: `${service}:${action}`,
      resource: rendered(`arn:aws-us-gov:${service}:us-gov-west-1:123456789012:${resource}`),
    }));
  const bucket = (...actions: string[]) =>
    actions.map((action) => ({
      action: `s3:${action}`,
      resource: rendered(`arn:aws-us-gov:s3:::${BUCKET}`),
    }));
  const role = (name: unknown, ...actions: string[]) =>
    actions.map((action) => ({
      action: `iam:${action}`,
      resource: rendered(`arn:aws-us-gov:iam::123456789012:role/sagewright/acme/dev/${name}`),
    }));
  switch (type) {
    case "aws_s3_bucket":
      return bucket(
        "CreateBucket",
        "DeleteBucket",
        "GetBucketTagging",
        "PutBucketTagging",
        "ListBucketVersions",
      );
    case "aws_s3_bucket_policy":
      return bucket("PutBucketPolicy", "GetBucketPolicy", "DeleteBucketPolicy");
    case "aws_s3_bucket_public_access_block":
      return bucket("PutBucketPublicAccessBlock", "GetBucketPublicAccessBlock");
    case "aws_s3_bucket_versioning":
      return bucket("PutBucketVersioning", "GetBucketVersioning");
    case "aws_s3_bucket_server_side_encryption_configuration":
      return bucket("PutEncryptionConfiguration", "GetEncryptionConfiguration");
    case "aws_s3_bucket_lifecycle_configuration":
      return bucket("PutLifecycleConfiguration", "GetLifecycleConfiguration");
    case "aws_s3_bucket_ownership_controls":
      return bucket("PutBucketOwnershipControls", "GetBucketOwnershipControls");
    case "aws_s3_object":
      return ["PutObject", "GetObject", "DeleteObject", "DeleteObjectVersion"].map((action) => ({
        action: `s3:${action}`,
        resource: rendered(`arn:aws-us-gov:s3:::${BUCKET}/${body.key}`),
      }));
    case "aws_iam_role":
      return role(
        body.name,
        "CreateRole",
        "GetRole",
        "DeleteRole",
        "TagRole",
        "UpdateAssumeRolePolicy",
        "PassRole",
      );
    case "aws_iam_role_policy":
      return role(
        "sagemaker-p-x-build",
        "PutRolePolicy",
        "GetRolePolicy",
        "DeleteRolePolicy",
        "ListRolePolicies",
      );
    case "aws_cloudwatch_log_group":
      return at(
        "logs",
        `log-group:${body.name}`,
        "CreateLogGroup",
        "DeleteLogGroup",
        "PutRetentionPolicy",
        "TagResource",
      );
    case "aws_codebuild_project":
      return at(
        "codebuild",
        `project/${body.name}`,
        "CreateProject",
        "UpdateProject",
        "DeleteProject",
        "BatchGetProjects",
      );
    case "aws_codepipeline":
      return at(
        "codepipeline",
        String(body.name),
        "CreatePipeline",
        "UpdatePipeline",
        "DeletePipeline",
        "GetPipeline",
        "TagResource",
      );
    case "aws_lambda_function":
      return at(
        "lambda",
        `function:${body.function_name}`,
        "CreateFunction",
        "GetFunction",
        "UpdateFunctionCode",
        "DeleteFunction",
        "TagResource",
      );
    case "aws_lambda_invocation":
      return at("lambda", "function:project-p-x-seed", "InvokeFunction");
    case "aws_sagemaker_code_repository":
      return at(
        "sagemaker",
        `code-repository/${body.code_repository_name}`,
        "CreateCodeRepository",
        "DescribeCodeRepository",
        "UpdateCodeRepository",
        "DeleteCodeRepository",
        "AddTags",
        "ListTags",
      );
    case "aws_sagemaker_model_package_group":
      return at(
        "sagemaker",
        `model-package-group/${body.model_package_group_name}`,
        "CreateModelPackageGroup",
        "DescribeModelPackageGroup",
        "DeleteModelPackageGroup",
        "AddTags",
        "ListTags",
      );
    case "aws_cloudwatch_event_rule":
      return at("events", `rule/${body.name}`, "PutRule", "DescribeRule", "DeleteRule", "TagResource");
    case "aws_cloudwatch_event_target":
      return at(
        "events",
        "rule/sagemaker-p-x-model-approval",
        "PutTargets",
        "ListTargetsByRule",
        "RemoveTargets",
      );
    case "aws_sns_topic":
      return at(
        "sns",
        String(body.name),
        "CreateTopic",
        "GetTopicAttributes",
        "SetTopicAttributes",
        "DeleteTopic",
      );
    case "aws_sns_topic_policy":
      return at("sns", "sagemaker-p-x-model-approval", "SetTopicAttributes");
    case "aws_kms_key":
      return [
        { action: "kms:CreateKey", resource: "*" },
        ...at("kms", "key/x", "DescribeKey", "PutKeyPolicy", "EnableKeyRotation", "ScheduleKeyDeletion"),
      ];
    case "terraform_data":
      // Is in the state only.
      return [];
    default:
      throw new Error(`Say what Terraform needs for ${type}.`);
  }
}

const BUCKET = "sagemaker-p-x-123456789012-us-gov-west-1";
