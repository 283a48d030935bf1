/**
 * Actions that take no resource, so that `*` is all that a policy can say; with what they are needed for.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const ACTIONS_WITHOUT_RESOURCE: { readonly [action: string]: string } = {
  "cloudwatch:PutMetricData":
    "Metrics of a step; a namespace is limited by the condition cloudwatch:namespace.",
  "cloudformation:GetTemplateSummary": "Asked of a template that is not in a stack yet.",
  "cloudformation:ValidateTemplate": "As above.",
  "codebuild:ListProjects": "Terraform never needs it; Studio's list of projects does.",
  "ec2:DescribeDhcpOptions": "CodeBuild and Lambda in a VPC look at the network before they join it.",
  "ec2:DescribeNetworkInterfaces": "As above.",
  "ec2:DescribeSecurityGroups": "As above.",
  "ec2:DescribeSubnets": "As above.",
  "ec2:DescribeVpcs": "As above.",
  "ecr:GetAuthorizationToken":
    "The password for pulling an image; what is pulled is limited by its repository.",
  "events:ListRules": "A list of the account.",
  "iam:ListRoles": "A list of the account.",
  "kms:CreateKey": "A key gets its id when it is made; limited by the condition aws:RequestTag.",
  "kms:ListAliases": "A list of the account.",
  "lambda:ListEventSourceMappings": "A list of the account.",
  "lambda:ListFunctions": "A list of the account.",
  "logs:DescribeLogGroups": "Terraform finds a log group by its prefix in the list of all.",
  "logs:DescribeResourcePolicies": "A list of the account.",
  "s3:ListAllMyBuckets": "A list of the account.",
  "sagemaker:ListModelPackageGroups": "A list of the account.",
  "sagemaker:ListPipelines": "A list of the account.",
  "sagemaker:Search": "A search over the account.",
  "secretsmanager:ListSecrets": "A list of the account.",
  "sns:ListTopics": "A list of the account.",
  "sts:GetCallerIdentity": "Terraform's data source of the account; nobody can be denied it.",
  "tag:GetResources": "A list of the account.",
  "xray:PutTelemetryRecords": "Traces of a function.",
  "xray:PutTraceSegments": "As above.",
};

/** Actions whose resource gets its name from AWS only when they act, so that a policy can say its type at most. */
export const ACTIONS_ON_UNNAMED_RESOURCE: { readonly [action: string]: string } = {
  "ec2:CreateNetworkInterface": "The interface that a build in a VPC makes for itself.",
  "ec2:CreateNetworkInterfacePermission": "As above.",
  "ec2:DeleteNetworkInterface": "As above.",
};
