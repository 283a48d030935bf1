/**
 * The constructs of CDK for Terraform that this package uses, each from its own file: the index of the AWS provider
 * loads all 1,600 of them, which takes six seconds.
 */
export { CloudwatchEventRule } from "@cdktn/provider-aws/lib/cloudwatch-event-rule/index.js";
export { CloudwatchEventTarget } from "@cdktn/provider-aws/lib/cloudwatch-event-target/index.js";
export { CloudwatchLogGroup } from "@cdktn/provider-aws/lib/cloudwatch-log-group/index.js";
export {
  CodebuildProject,
  type CodebuildProjectConfig,
} from "@cdktn/provider-aws/lib/codebuild-project/index.js";
export { Codepipeline, type CodepipelineStage } from "@cdktn/provider-aws/lib/codepipeline/index.js";
export { DataAwsCallerIdentity } from "@cdktn/provider-aws/lib/data-aws-caller-identity/index.js";
export { DataAwsPartition } from "@cdktn/provider-aws/lib/data-aws-partition/index.js";
export { DataAwsRegion } from "@cdktn/provider-aws/lib/data-aws-region/index.js";
export { IamRole } from "@cdktn/provider-aws/lib/iam-role/index.js";
export { IamRolePolicy } from "@cdktn/provider-aws/lib/iam-role-policy/index.js";
export { KmsKey } from "@cdktn/provider-aws/lib/kms-key/index.js";
export { LambdaFunction } from "@cdktn/provider-aws/lib/lambda-function/index.js";
export { LambdaInvocation } from "@cdktn/provider-aws/lib/lambda-invocation/index.js";
export { AwsProvider } from "@cdktn/provider-aws/lib/provider/index.js";
export { S3Bucket } from "@cdktn/provider-aws/lib/s3-bucket/index.js";
export { S3BucketLifecycleConfiguration } from "@cdktn/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
export { S3BucketOwnershipControls } from "@cdktn/provider-aws/lib/s3-bucket-ownership-controls/index.js";
export { S3BucketPolicy } from "@cdktn/provider-aws/lib/s3-bucket-policy/index.js";
export { S3BucketPublicAccessBlock } from "@cdktn/provider-aws/lib/s3-bucket-public-access-block/index.js";
export { S3BucketServerSideEncryptionConfigurationA } from "@cdktn/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
export { S3BucketVersioningA } from "@cdktn/provider-aws/lib/s3-bucket-versioning/index.js";
export { S3Object } from "@cdktn/provider-aws/lib/s3-object/index.js";
export { SagemakerCodeRepository } from "@cdktn/provider-aws/lib/sagemaker-code-repository/index.js";
export { SagemakerModelPackageGroup } from "@cdktn/provider-aws/lib/sagemaker-model-package-group/index.js";
export { SnsTopic } from "@cdktn/provider-aws/lib/sns-topic/index.js";
export { SnsTopicPolicy } from "@cdktn/provider-aws/lib/sns-topic-policy/index.js";
export {
  App,
  DataResource,
  Fn,
  type ITerraformDependable,
  S3Backend,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from "cdktn";
