import type { Operation } from "./operations-reached.ts";

/** A permission that is needed besides those named after the operations that a command asks. */
export interface Implied {
  readonly action: string;
  readonly resources: readonly string[];
  readonly condition?: object;
}

/** What IAM calls the services of clients. Connections go by two names, and a policy must say both. */
const PREFIXES: { readonly [client: string]: readonly string[] } = {
  "@aws-sdk/client-cloudformation": ["cloudformation"],
  "@aws-sdk/client-cloudwatch-logs": ["logs"],
  "@aws-sdk/client-codebuild": ["codebuild"],
  "@aws-sdk/client-codepipeline": ["codepipeline"],
  "@aws-sdk/client-codestar-connections": ["codeconnections", "codestar-connections"],
  "@aws-sdk/client-eventbridge": ["events"],
  "@aws-sdk/client-iam": ["iam"],
  "@aws-sdk/client-lambda": ["lambda"],
  "@aws-sdk/client-s3": ["s3"],
  "@aws-sdk/client-sagemaker": ["sagemaker"],
  "@aws-sdk/client-scheduler": ["scheduler"],
  "@aws-sdk/client-secrets-manager": ["secretsmanager"],
  "@aws-sdk/client-service-catalog": ["servicecatalog"],
  "@aws-sdk/client-service-quotas": ["servicequotas"],
  "@aws-sdk/client-sts": ["sts"],
};

/** Operations that IAM knows by another name. */
const RENAMED: { readonly [operation: string]: string } = {
  "s3:HeadObject": "s3:GetObject",
  "s3:HeadBucket": "s3:ListBucket",
  "s3:ListObjectsV2": "s3:ListBucket",
  "s3:ListBuckets": "s3:ListAllMyBuckets",
  "s3:GetBucketCors": "s3:GetBucketCORS",
  "s3:PutBucketCors": "s3:PutBucketCORS",
  "s3:CreateMultipartUpload": "s3:PutObject",
  "s3:ListMultipartUploads": "s3:ListBucketMultipartUploads",
  "s3:ListParts": "s3:ListMultipartUploadParts",
  "s3:UploadPart": "s3:PutObject",
  "s3:CompleteMultipartUpload": "s3:PutObject",
};

/** Anyone may ask who he is, whatever a policy says. */
const FREE = new Set(["sts:GetCallerIdentity"]);

/** The actions that a caller of an operation must be allowed. */
export function actionsOf({ client, name }: Operation): readonly string[] {
  const prefixes = PREFIXES[client];
  if (prefixes === undefined) throw new TypeError(`${client}: say here what IAM calls it.`);
  return prefixes.flatMap((prefix) => actionOf(prefix, name));
}

/** The action of an operation of a service, both as IAM names them; none where everybody may do it. */
export function actionOf(service: string, operation: string): readonly string[] {
  const action = RENAMED[`${service}:${operation}`] ?? `${service}:${operation}`;
  return FREE.has(action) ? [] : [action];
}

const passRole = (service: string, ...names: readonly string[]): Implied => ({
  action: "iam:PassRole",
  resources: names.map((name) => `arn:aws:iam::ACCOUNT:role/${name}`),
  condition: { StringEquals: { "iam:PassedToService": service } },
});

const tagging = (action: string, ...resources: readonly string[]): Implied => ({ action, resources });

/** What services ask for besides, in the caller's name: a role is handed over, tags are given, a product is launched. */
const IMPLIED: { readonly [action: string]: readonly Implied[] } = {
  "sagemaker:CreatePipeline": [
    passRole("sagemaker.amazonaws.com", "PIPELINE_ROLE"),
    tagging("sagemaker:AddTags", "arn:aws:sagemaker:REGION:ACCOUNT:pipeline/PIPELINE"),
  ],
  "sagemaker:UpdatePipeline": [passRole("sagemaker.amazonaws.com", "PIPELINE_ROLE")],
  "sagemaker:CreateModelPackageGroup": [
    tagging("sagemaker:AddTags", "arn:aws:sagemaker:REGION:ACCOUNT:model-package-group/MODEL_GROUP"),
  ],
  "lambda:CreateFunction": [
    passRole("lambda.amazonaws.com", "FUNCTION_ROLE"),
    tagging("lambda:TagResource", "arn:aws:lambda:REGION:ACCOUNT:function:PIPELINE-*"),
  ],
  "lambda:UpdateFunctionConfiguration": [passRole("lambda.amazonaws.com", "FUNCTION_ROLE")],
  "scheduler:CreateSchedule": [passRole("scheduler.amazonaws.com", "SCHEDULE_ROLE")],
  "scheduler:UpdateSchedule": [passRole("scheduler.amazonaws.com", "SCHEDULE_ROLE")],
  "events:PutTargets": [passRole("events.amazonaws.com", "SCHEDULE_ROLE")],
  "events:PutRule": [
    tagging(
      "events:TagResource",
      "arn:aws:events:REGION:ACCOUNT:rule/PIPELINE-*",
      "arn:aws:events:REGION:ACCOUNT:rule/*/PIPELINE-*",
    ),
  ],
  "codeconnections:CreateConnection": [
    tagging("codeconnections:TagResource", "arn:aws:codeconnections:REGION:ACCOUNT:connection/*"),
  ],
  "codestar-connections:CreateConnection": [
    tagging("codestar-connections:TagResource", "arn:aws:codestar-connections:REGION:ACCOUNT:connection/*"),
  ],
  "cloudformation:RegisterType": [
    passRole("resources.cloudformation.amazonaws.com", "COMMAND_RUNNER_TYPE_ROLE"),
  ],
  "sagemaker:CreateProject": [
    tagging("sagemaker:AddTags", "arn:aws:sagemaker:REGION:ACCOUNT:project/*"),
    {
      action: "servicecatalog:ProvisionProduct",
      resources: ["arn:aws:catalog:REGION:ACCOUNT:product/PRODUCT"],
    },
  ],
  "sagemaker:UpdateProject": [{ action: "servicecatalog:UpdateProvisionedProduct", resources: ["*"] }],
  "sagemaker:DeleteProject": [{ action: "servicecatalog:TerminateProvisionedProduct", resources: ["*"] }],
};

export const impliedBy = (action: string): readonly Implied[] => IMPLIED[action] ?? [];
