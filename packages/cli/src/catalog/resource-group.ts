/** The service that a resource belongs to, as people call it, by the type's beginning. */
const SERVICES: readonly (readonly [prefix: string, service: string])[] = [
  ["aws_s3", "S3"],
  ["aws_iam", "IAM"],
  ["aws_servicecatalog", "Service Catalog"],
  ["aws_lambda", "Lambda"],
  ["aws_codebuild", "CodeBuild"],
  ["aws_cloudwatch_event", "EventBridge"],
  ["aws_cloudwatch_log", "CloudWatch Logs"],
  ["aws_secretsmanager", "Secrets Manager"],
  ["aws_dynamodb", "DynamoDB"],
  ["aws_ecr", "ECR"],
  ["aws_sqs", "SQS"],
  ["aws_kms", "KMS"],
  ["terraform", "Terraform"],
];

export const resourceGroup = (type: string): string =>
  SERVICES.find(([prefix]) => type.startsWith(prefix))?.[1] ?? type.split("_").slice(0, 2).join("_");
