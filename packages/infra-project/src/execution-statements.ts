import { PUBLIC_IMAGE_CACHE_PREFIX } from "@sagewright/core/project";
import { allow, type Condition, type Statement } from "./policy.ts";
import { arnOf, bucketArn, type Project, sageMakerArns } from "./project.ts";

/** Names that Pipelines gives to what its steps make, and those that a pipeline gives itself. */
const madeByPipelines = (project: Project, kinds: readonly string[]): readonly string[] =>
  kinds.flatMap((kind) => [
    arnOf(project, "sagemaker", `${kind}/pipelines-*`),
    ...sageMakerArns(project, kind, `${project.names.sagemakerPipeline}*`),
  ]);

/** Keeps a role from what another project has tagged as its own; jobs need not be tagged. */
const notAnotherProjects = ({ variables }: Project): Condition => ({
  StringEqualsIfExists: { "aws:ResourceTag/sagemaker:project-id": variables.projectId },
});

/** What the steps of a project's pipelines may do. */
export const executionStatements = (project: Project): readonly Statement[] => [
  allow(
    "Jobs",
    [
      "sagemaker:AddTags",
      "sagemaker:CreateAutoMLJob",
      "sagemaker:CreateAutoMLJobV2",
      "sagemaker:CreateHyperParameterTuningJob",
      "sagemaker:CreateModel",
      "sagemaker:CreateProcessingJob",
      "sagemaker:CreateTrainingJob",
      "sagemaker:CreateTransformJob",
      "sagemaker:DescribeAutoMLJob",
      "sagemaker:DescribeAutoMLJobV2",
      "sagemaker:DescribeHyperParameterTuningJob",
      "sagemaker:DescribeModel",
      "sagemaker:DescribeProcessingJob",
      "sagemaker:DescribeTrainingJob",
      "sagemaker:DescribeTransformJob",
      "sagemaker:ListTags",
      "sagemaker:ListTrainingJobsForHyperParameterTuningJob",
      "sagemaker:StopAutoMLJob",
      "sagemaker:StopHyperParameterTuningJob",
      "sagemaker:StopProcessingJob",
      "sagemaker:StopTrainingJob",
      "sagemaker:StopTransformJob",
    ],
    madeByPipelines(project, [
      "automl-job",
      "hyper-parameter-tuning-job",
      "model",
      "processing-job",
      "training-job",
      "transform-job",
    ]),
    notAnotherProjects(project),
  ),
  allow(
    "Pipelines",
    [
      "sagemaker:DescribePipeline",
      "sagemaker:DescribePipelineExecution",
      "sagemaker:ListPipelineExecutionSteps",
      "sagemaker:StartPipelineExecution",
      "sagemaker:StopPipelineExecution",
    ],
    sageMakerArns(project, "pipeline", `${project.names.sagemakerPipeline}*`),
  ),
  allow(
    "Models",
    [
      "sagemaker:AddTags",
      "sagemaker:CreateModelPackage",
      "sagemaker:CreateModelPackageGroup",
      "sagemaker:DescribeModelPackage",
      "sagemaker:DescribeModelPackageGroup",
      "sagemaker:ListModelPackages",
      "sagemaker:UpdateModelPackage",
    ],
    [
      ...sageMakerArns(project, "model-package-group", `${project.names.modelPackageGroup}*`),
      ...sageMakerArns(project, "model-package", `${project.names.modelPackageGroup}*`),
    ],
  ),
  allow(
    "Experiments",
    [
      "sagemaker:AddTags",
      "sagemaker:AssociateTrialComponent",
      "sagemaker:CreateExperiment",
      "sagemaker:CreateTrial",
      "sagemaker:CreateTrialComponent",
      "sagemaker:DescribeExperiment",
      "sagemaker:DescribeTrial",
      "sagemaker:DescribeTrialComponent",
      "sagemaker:UpdateTrialComponent",
    ],
    [
      ...sageMakerArns(project, "experiment", `${project.names.sagemakerPipeline}*`),
      arnOf(project, "sagemaker", "experiment-trial/*"),
      arnOf(project, "sagemaker", "experiment-trial-component/*"),
    ],
    notAnotherProjects(project),
  ),
  allow(
    "Functions",
    ["lambda:InvokeFunction"],
    [arnOf(project, "lambda", `function:${project.names.sagemakerPipeline}*`)],
  ),
  allow(
    "ArtifactBucket",
    ["s3:GetBucketLocation", "s3:ListBucket"],
    [bucketArn(project, project.names.artifactBucket)],
  ),
  allow(
    "Artifacts",
    ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    [bucketArn(project, `${project.names.artifactBucket}/*`)],
  ),
  // AWS's public sample data, which the seed code starts from.
  allow("SampleBucket", ["s3:ListBucket"], [bucketArn(project, "sagemaker-sample-files")]),
  allow("Samples", ["s3:GetObject"], [bucketArn(project, "sagemaker-sample-files/*")]),
  ...dataStatements(project),
  ...imageStatements(project),
  allow(
    "JobLogs",
    ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    [arnOf(project, "logs", "log-group:/aws/sagemaker/*")],
  ),
  allow("JobMetrics", ["cloudwatch:PutMetricData"], ["*"], {
    StringLike: { "cloudwatch:namespace": ["/aws/sagemaker/*", "aws/sagemaker/*"] },
  }),
];

/** What the platform lets its projects read. */
function dataStatements(project: Project): readonly Statement[] {
  const { dataBuckets } = project.settings;
  if (dataBuckets.length === 0) return [];
  return [
    allow(
      "DataBuckets",
      ["s3:GetBucketLocation", "s3:ListBucket"],
      dataBuckets.map((bucket) => bucketArn(project, bucket)),
    ),
    allow(
      "Data",
      ["s3:GetObject"],
      dataBuckets.map((bucket) => bucketArn(project, `${bucket}/*`)),
    ),
  ];
}

/** AWS's own images lie in AWS's accounts, which differ by region; Node's comes through the account's cache. */
function imageStatements(project: Project): readonly Statement[] {
  const { partition, region } = project.place;
  const cached = arnOf(project, "ecr", `repository/${PUBLIC_IMAGE_CACHE_PREFIX}/*`);
  return [
    allow("ImageToken", ["ecr:GetAuthorizationToken"], ["*"]),
    allow(
      "Images",
      ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      [
        ...["autogluon-", "huggingface-", "pytorch-", "sagemaker-", "tensorflow-"].map(
          (prefix) => `arn:${partition}:ecr:${region}:*:repository/${prefix}*`,
        ),
        arnOf(project, "ecr", `repository/${project.names.sagemakerPipeline}*`),
        cached,
      ],
    ),
    allow("ImageCache", ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"], [cached]),
  ];
}
