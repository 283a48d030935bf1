/** What each action is allowed on, as narrow as names let it be. Words in capitals stand for the reader's own. */

const sagemaker = (...names: readonly string[]) =>
  names.map((name) => `arn:aws:sagemaker:REGION:ACCOUNT:${name}`);
const PIPELINE = sagemaker("pipeline/PIPELINE");
const EXECUTION = sagemaker("pipeline/PIPELINE/execution/*");
const GROUP = sagemaker("model-package-group/MODEL_GROUP");
const MODEL = sagemaker("model-package/MODEL_GROUP/*");
const PROJECT = sagemaker("project/*");
const RULE = [
  "arn:aws:events:REGION:ACCOUNT:rule/PIPELINE-*",
  "arn:aws:events:REGION:ACCOUNT:rule/*/PIPELINE-*",
];
const SCHEDULE = ["arn:aws:scheduler:REGION:ACCOUNT:schedule/*/PIPELINE-*"];
const FUNCTION = ["arn:aws:lambda:REGION:ACCOUNT:function:PIPELINE-*"];
/** Service Catalog's and SageMaker's own names. */
const STACK = [
  "arn:aws:cloudformation:REGION:ACCOUNT:stack/SC-*/*",
  "arn:aws:cloudformation:REGION:ACCOUNT:stack/SP-*/*",
];
/** The runner's, and those of the projects. */
const BUILD = [
  "arn:aws:codebuild:REGION:ACCOUNT:project/PLATFORM-runner",
  "arn:aws:codebuild:REGION:ACCOUNT:project/project-p-*",
];
const CODE_PIPELINE = ["arn:aws:codepipeline:REGION:ACCOUNT:sagemaker-*-modelbuild"];
const JOB_LOGS = [
  "arn:aws:logs:REGION:ACCOUNT:log-group:/aws/sagemaker/*",
  "arn:aws:logs:REGION:ACCOUNT:log-group:/aws/lambda/PIPELINE-*",
];
const OBJECTS = ["arn:aws:s3:::BUCKET/*"];
/** Actions to which AWS gives no resource. A test holds the list against AWS's own. */
const ANY = ["*"];

const connection = (prefix: string) => [`arn:aws:${prefix}:REGION:ACCOUNT:connection/*`];

export const RESOURCES: { readonly [action: string]: readonly string[] } = {
  "s3:AbortMultipartUpload": OBJECTS,
  "s3:GetObject": OBJECTS,
  "s3:ListBucketMultipartUploads": ["arn:aws:s3:::BUCKET"],
  "s3:ListMultipartUploadParts": OBJECTS,
  "s3:PutObject": OBJECTS,
  "sagemaker:CreatePipeline": PIPELINE,
  "sagemaker:UpdatePipeline": PIPELINE,
  "sagemaker:DescribePipeline": PIPELINE,
  "sagemaker:ListPipelineVersions": PIPELINE,
  "sagemaker:UpdatePipelineVersion": PIPELINE,
  "sagemaker:StartPipelineExecution": PIPELINE,
  "sagemaker:ListPipelineExecutions": PIPELINE,
  "sagemaker:ListPipelines": ANY,
  "sagemaker:ListTags": [...PIPELINE, ...GROUP],
  "sagemaker:AddTags": [...PIPELINE, ...GROUP],
  "sagemaker:DescribePipelineExecution": EXECUTION,
  "sagemaker:DescribePipelineDefinitionForExecution": EXECUTION,
  "sagemaker:ListPipelineExecutionSteps": EXECUTION,
  "sagemaker:ListPipelineParametersForExecution": EXECUTION,
  "sagemaker:RetryPipelineExecution": EXECUTION,
  "sagemaker:StopPipelineExecution": EXECUTION,
  "sagemaker:DescribeProcessingJob": sagemaker("processing-job/*"),
  "sagemaker:DescribeTrainingJob": sagemaker("training-job/*"),
  "sagemaker:DescribeHyperParameterTuningJob": sagemaker("hyper-parameter-tuning-job/*"),
  "sagemaker:DescribeTransformJob": sagemaker("transform-job/*"),
  "sagemaker:CreateModelPackageGroup": GROUP,
  "sagemaker:DescribeModelPackageGroup": GROUP,
  "sagemaker:ListModelPackageGroups": ANY,
  "sagemaker:ListModelPackages": sagemaker("model-package/*"),
  "sagemaker:DescribeModelPackage": MODEL,
  "sagemaker:UpdateModelPackage": MODEL,
  "sagemaker:CreateProject": PROJECT,
  "sagemaker:DescribeProject": PROJECT,
  "sagemaker:UpdateProject": PROJECT,
  "sagemaker:DeleteProject": PROJECT,
  "sagemaker:ListProjects": ANY,
  "sagemaker:ListDomains": ANY,
  "sagemaker:DescribeDomain": sagemaker("domain/*"),
  "sagemaker:DescribeCodeRepository": sagemaker("code-repository/*"),
  "lambda:CreateAlias": FUNCTION,
  "lambda:CreateFunction": FUNCTION,
  "lambda:GetFunction": FUNCTION,
  "lambda:GetFunctionConfiguration": FUNCTION,
  "lambda:ListTags": FUNCTION,
  "lambda:PublishVersion": FUNCTION,
  "lambda:UpdateAlias": FUNCTION,
  "lambda:UpdateFunctionCode": FUNCTION,
  "lambda:UpdateFunctionConfiguration": FUNCTION,
  "events:DeleteRule": RULE,
  "events:DescribeRule": RULE,
  "events:ListTagsForResource": RULE,
  "events:ListTargetsByRule": RULE,
  "events:PutRule": RULE,
  "events:PutTargets": RULE,
  "events:RemoveTargets": RULE,
  "events:ListEventBuses": ANY,
  "events:ListRules": ANY,
  "scheduler:CreateSchedule": SCHEDULE,
  "scheduler:DeleteSchedule": SCHEDULE,
  "scheduler:GetSchedule": SCHEDULE,
  "scheduler:UpdateSchedule": SCHEDULE,
  "scheduler:ListSchedules": ANY,
  "logs:DescribeLogGroups": ANY,
  "logs:DescribeLogStreams": JOB_LOGS,
  "logs:FilterLogEvents": JOB_LOGS,
  "logs:GetLogEvents": JOB_LOGS.map((group) => `${group}:log-stream:*`),
  "cloudformation:DescribeStacks": STACK,
  "cloudformation:DescribeStackEvents": STACK,
  "cloudformation:DescribeStackResources": STACK,
  "cloudformation:GetTemplateSummary": ANY,
  "cloudformation:DescribeType": ANY,
  "cloudformation:DescribeTypeRegistration": ANY,
  "cloudformation:ListTypeRegistrations": ANY,
  "cloudformation:RegisterType": ANY,
  "cloudformation:SetTypeDefaultVersion": ANY,
  "codebuild:BatchGetBuilds": BUILD,
  "codebuild:BatchGetProjects": BUILD,
  "codebuild:ListBuildsForProject": BUILD,
  "codepipeline:GetPipelineState": CODE_PIPELINE,
  "codepipeline:ListPipelineExecutions": CODE_PIPELINE,
  "codeconnections:CreateConnection": ANY,
  "codestar-connections:CreateConnection": ANY,
  "codeconnections:GetConnection": connection("codeconnections"),
  "codestar-connections:GetConnection": connection("codestar-connections"),
  "codeconnections:ListConnections": connection("codeconnections"),
  "codestar-connections:ListConnections": connection("codestar-connections"),
  "codeconnections:ListTagsForResource": connection("codeconnections"),
  "codestar-connections:ListTagsForResource": connection("codestar-connections"),
  "codeconnections:TagResource": connection("codeconnections"),
  "codestar-connections:TagResource": connection("codestar-connections"),
  "servicecatalog:SearchProducts": ANY,
  "servicecatalog:DescribeProduct": ["arn:aws:catalog:REGION:ACCOUNT:product/*"],
  "servicecatalog:DescribeProvisioningParameters": ["arn:aws:catalog:REGION:ACCOUNT:product/*"],
  "servicecatalog:DescribeProvisionedProduct": ANY,
  "servicecatalog:SearchProvisionedProducts": ANY,
  "servicecatalog:DescribeRecord": ANY,
  "servicecatalog:ListPrincipalsForPortfolio": ["arn:aws:catalog:REGION:ACCOUNT:portfolio/*"],
  "servicequotas:GetServiceQuota": ANY,
  "servicequotas:ListServiceQuotas": ANY,
  "iam:GetRole": ["arn:aws:iam::ACCOUNT:role/*"],
  "secretsmanager:DescribeSecret": [
    "arn:aws:secretsmanager:REGION:ACCOUNT:secret:PLATFORM/git-credentials-*",
  ],
};
