/**
 * The bindings of the AWS provider that the catalog uses. Deep imports, in this one module: an import of the package's
 * index costs seconds and hundreds of megabytes.
 */
export {
  CloudwatchEventRule,
  type CloudwatchEventRuleConfig,
} from "@cdktn/provider-aws/lib/cloudwatch-event-rule/index.js";
export { CloudwatchEventTarget } from "@cdktn/provider-aws/lib/cloudwatch-event-target/index.js";
export { CloudwatchLogGroup } from "@cdktn/provider-aws/lib/cloudwatch-log-group/index.js";
export { CodebuildProject } from "@cdktn/provider-aws/lib/codebuild-project/index.js";
export { DataAwsCallerIdentity } from "@cdktn/provider-aws/lib/data-aws-caller-identity/index.js";
export { DataAwsPartition } from "@cdktn/provider-aws/lib/data-aws-partition/index.js";
export { DataAwsRegion } from "@cdktn/provider-aws/lib/data-aws-region/index.js";
export { DynamodbTable } from "@cdktn/provider-aws/lib/dynamodb-table/index.js";
export { EcrPullThroughCacheRule } from "@cdktn/provider-aws/lib/ecr-pull-through-cache-rule/index.js";
export { IamGroupPolicyAttachment } from "@cdktn/provider-aws/lib/iam-group-policy-attachment/index.js";
export { IamInstanceProfile } from "@cdktn/provider-aws/lib/iam-instance-profile/index.js";
export { IamPolicy } from "@cdktn/provider-aws/lib/iam-policy/index.js";
export { IamRole } from "@cdktn/provider-aws/lib/iam-role/index.js";
export { IamRolePolicy } from "@cdktn/provider-aws/lib/iam-role-policy/index.js";
export { IamRolePolicyAttachment } from "@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js";
export { IamUserPolicyAttachment } from "@cdktn/provider-aws/lib/iam-user-policy-attachment/index.js";
export { LambdaFunction } from "@cdktn/provider-aws/lib/lambda-function/index.js";
export { LambdaFunctionEventInvokeConfig } from "@cdktn/provider-aws/lib/lambda-function-event-invoke-config/index.js";
export { LambdaInvocation } from "@cdktn/provider-aws/lib/lambda-invocation/index.js";
export { LambdaPermission } from "@cdktn/provider-aws/lib/lambda-permission/index.js";
export { AwsProvider } from "@cdktn/provider-aws/lib/provider/index.js";
export { S3Bucket } from "@cdktn/provider-aws/lib/s3-bucket/index.js";
export { S3BucketCorsConfiguration } from "@cdktn/provider-aws/lib/s3-bucket-cors-configuration/index.js";
export { S3BucketLifecycleConfiguration } from "@cdktn/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
export { S3BucketOwnershipControls } from "@cdktn/provider-aws/lib/s3-bucket-ownership-controls/index.js";
export { S3BucketPolicy } from "@cdktn/provider-aws/lib/s3-bucket-policy/index.js";
export { S3BucketPublicAccessBlock } from "@cdktn/provider-aws/lib/s3-bucket-public-access-block/index.js";
export { S3BucketServerSideEncryptionConfigurationA as S3BucketServerSideEncryptionConfiguration } from "@cdktn/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
export { S3BucketVersioningA as S3BucketVersioning } from "@cdktn/provider-aws/lib/s3-bucket-versioning/index.js";
export { S3Object } from "@cdktn/provider-aws/lib/s3-object/index.js";
export { SecretsmanagerSecret } from "@cdktn/provider-aws/lib/secretsmanager-secret/index.js";
export { SecretsmanagerSecretVersion } from "@cdktn/provider-aws/lib/secretsmanager-secret-version/index.js";
export { ServicecatalogConstraint } from "@cdktn/provider-aws/lib/servicecatalog-constraint/index.js";
export { ServicecatalogPortfolio } from "@cdktn/provider-aws/lib/servicecatalog-portfolio/index.js";
export { ServicecatalogPrincipalPortfolioAssociation } from "@cdktn/provider-aws/lib/servicecatalog-principal-portfolio-association/index.js";
export { ServicecatalogProduct } from "@cdktn/provider-aws/lib/servicecatalog-product/index.js";
export { ServicecatalogProductPortfolioAssociation } from "@cdktn/provider-aws/lib/servicecatalog-product-portfolio-association/index.js";
export { SqsQueue } from "@cdktn/provider-aws/lib/sqs-queue/index.js";
